"""Counts of agreements in force when a month ends, and of the people whom they reach."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, Subquery

from finmaskig.counting.grouping import month_ends
from finmaskig.counting.registry import Row
from finmaskig.organisations.models import (
    Agreement,
    AgreementParty,
    Municipality,
    Organisation,
    Population,
)
from finmaskig.organisations.models.dated import on_day
from finmaskig.organisations.models.places import OLDEST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

COUNTY = "county-"
OFFER = Agreement.Kind.COUNTY_OFFER


def count_agreements(
    _axes: tuple[str, ...], board_id: UUID, first: date, last: date
) -> Iterator[Row]:
    """Yield the agreements of a board and its offices that are in force when each month ends."""
    for month, end in month_ends(first, last):
        kinds = Counter(row.kind for row in _in_force(board_id, end))
        for kind, number in kinds.items():
            yield Row(None, month, (kind,), number)


def count_inhabitants(
    _axes: tuple[str, ...], board_id: UUID, first: date, last: date
) -> Iterator[Row]:
    """Yield the people in each municipality that a board's offer reaches when each month ends."""
    for month, end in month_ends(first, last):
        for municipality, people in _people(_reached(board_id, end), end).items():
            yield Row(None, month, (municipality,), people)


def municipality_words() -> dict[str, str]:
    """Return every municipality after its county, in the counties that an offer is made to."""
    found: dict[str, str] = {}
    for one in _offered().select_related("county").order_by("county", "name"):
        found.setdefault(f"{COUNTY}{one.county.code}", one.county.name)
        found[one.code] = one.name
    return found


def municipality_parents() -> dict[str, str]:
    """Return the county above each municipality."""
    rows = _offered().values_list("code", "county__code")
    return {code: f"{COUNTY}{county}" for code, county in rows}


def _offered() -> QuerySet[Municipality]:
    offers = Q(agreement__kind=OFFER)
    parties = AgreementParty.objects.filter(offers, municipality__isnull=False)
    hosts = Agreement.objects.filter(kind=OFFER, host__municipality__isnull=False)
    return Municipality.objects.filter(
        Q(county__in=parties.values("municipality__county"))
        | Q(county__in=hosts.values("host__municipality__county"))
    )


def _in_force(board_id: UUID, on: date) -> QuerySet[Agreement]:
    """Return the agreements that surely hold on a day, each once."""
    own = list(
        Organisation.objects.filter(Q(pk=board_id) | Q(parent_id=board_id)).values_list(
            "pk", flat=True
        )
    )
    is_party = Q(host__in=own) | Q(parties__organisation__in=own)
    surely = on_day(on) & Q(valid_from__isnull=False)
    return Agreement.objects.filter(is_party, surely).distinct()


def _reached(board_id: UUID, on: date) -> set[str]:
    """Return the municipalities that have joined, and the one that is host where any has."""
    offers = _in_force(board_id, on).filter(kind=OFFER, host__isnull=False)
    found: set[str] = set()
    for one in offers.select_related("host").prefetch_related("parties"):
        assert one.host is not None
        found |= {str(code) for code in (one.host.municipality_id,) if code}
        found |= {str(p.municipality_id) for p in one.parties.all() if p.municipality_id}
    return found


def _people(municipalities: set[str], on: date) -> dict[str, int]:
    """Return how many lived in each on the latest day known in its county, as the map does.

    A municipality that has no figure of that day is left out: figures of two days are not added.
    """
    whole = Population.objects.filter(sex="", age_from=0, age_to=OLDEST, on__lte=on)
    latest = whole.filter(municipality__county=OuterRef("municipality__county")).order_by("-on")
    rows = whole.filter(municipality__in=municipalities, on=Subquery(latest.values("on")[:1]))
    return dict(rows.values_list("municipality", "count"))
