"""The whole dated directory as plain values, from the tables or from the shipped files."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from finmaskig.organisations import shipped
from finmaskig.organisations.models import (
    Agreement,
    AgreementParty,
    Arena,
    Municipality,
    OpeningHours,
    Revision,
    Unit,
    UnitArea,
    UnitKind,
)
from finmaskig.organisations.queries.kept import mark_of
from finmaskig.organisations.queries.offices import Dated, Source, offices
from finmaskig.pure.guidance.directory import EVERYWHERE, AgreementSpan, Directory, Hours
from finmaskig.pure.guidance.facts import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

_read: dict[UUID, Directory] = {}
"""The directory last read, by the mark of its revision: a copy, never the truth."""


def directory() -> Directory:
    """Return the directory of the tables: one query, and eight more after a change."""
    mark = mark_of(Revision.DIRECTORY)
    if mark is None:
        return _from_tables()
    if mark not in _read:
        found = _from_tables()
        _read.clear()
        _read[mark] = found
    return _read[mark]


def _from_tables() -> Directory:
    rows = Municipality.objects.values_list("code", "name", "county_id")
    return Directory(
        vocabulary=Vocabulary(
            municipalities={code: (name, county) for code, name, county in rows},
            arenas=dict(Arena.objects.values_list("code", "group")),
        ),
        offices=offices(_sources()),
        agreements=_agreements(),
    )


def _sources() -> list[Source]:
    kinds, areas, hours = _kinds(), _areas(), _hours()
    return [
        Source(
            code=unit.code,
            name=unit.name,
            days=(unit.valid_from, unit.valid_to),
            side=unit.side,
            phone=unit.phone,
            function_address=unit.function_address,
            min_age=unit.min_age,
            max_age=unit.max_age,
            serves=unit.serves,
            serves_sex=unit.serves_sex,
            anonymous=unit.anonymous,
            kinds=kinds[unit.pk],
            areas=areas[unit.pk],
            hours=hours[unit.pk],
        )
        for unit in Unit.objects.order_by()
    ]


def _kinds() -> Mapping[UUID, list[Dated]]:
    found: dict[UUID, list[Dated]] = defaultdict(list)
    rows = UnitKind.objects.values_list("unit_id", "kind", "valid_from", "valid_to")
    for unit, kind, first, last in rows:
        found[unit].append(Dated(kind, (first, last)))
    return found


def _areas() -> Mapping[UUID, list[Dated]]:
    found: dict[UUID, list[Dated]] = defaultdict(list)
    for area in UnitArea.objects.all():
        place = area.municipality_id or area.county_id or EVERYWHERE
        word = f"{place}/{area.district}" if area.district else place
        found[area.unit_id].append(Dated(word, (area.valid_from, area.valid_to)))
    return found


def _hours() -> Mapping[UUID, list[Hours]]:
    found: dict[UUID, list[Hours]] = defaultdict(list)
    rows = OpeningHours.objects.order_by("weekday", "opens").values_list(
        "unit_id", "weekday", "opens", "closes", "valid_from", "valid_to"
    )
    for unit, weekday, opens, closes, first, last in rows:
        found[unit].append(
            Hours(weekday=weekday, opens=opens, closes=closes, valid_from=first, valid_to=last)
        )
    return found


def _agreements() -> tuple[AgreementSpan, ...]:
    parties: dict[UUID, list[str]] = defaultdict(list)
    joined = AgreementParty.objects.filter(municipality__isnull=False).order_by("municipality")
    for agreement, code in joined.values_list("agreement_id", "municipality_id"):
        parties[agreement].append(str(code))
    offers = Agreement.objects.filter(kind=Agreement.Kind.COUNTY_OFFER).order_by("code")
    return tuple(
        AgreementSpan(
            host=str(host),
            parties=tuple(parties[pk]),
            kind=Agreement.Kind.COUNTY_OFFER.value,
            valid_from=first,
            valid_to=last,
        )
        for pk, host, first, last in offers.values_list(
            "pk", "host__municipality_id", "valid_from", "valid_to"
        )
    )


@cache
def shipped_directory() -> Directory:
    """Return the directory of the shipped files; no database is needed."""
    arenas, places = shipped.rows("arenas"), shipped.rows("municipalities")
    return Directory(
        vocabulary=Vocabulary(
            municipalities={row["code"]: (row["name"], row["county"]) for row in places},
            arenas={row["code"]: row["group"] for row in arenas},
        ),
        offices=offices(_shipped_sources()),
        agreements=_shipped_agreements(),
    )


def _shipped_sources() -> list[Source]:
    return [
        Source(
            code=unit.code,
            name=unit.name,
            days=(unit.valid_from, unit.valid_to),
            side=unit.side,
            phone=unit.phone,
            function_address=unit.function_address,
            min_age=unit.min_age,
            max_age=unit.max_age,
            serves=unit.serves,
            serves_sex=unit.serves_sex,
            anonymous=unit.anonymous,
            kinds=[Dated(kind) for kind in unit.kinds],
            areas=[Dated(_area(area)) for area in unit.areas],
            hours=[Hours(weekday=s.weekday, opens=s.opens, closes=s.closes) for s in unit.week],
        )
        for unit in shipped.units()
    ]


def _area(area: str) -> str:
    return EVERYWHERE if area == "*" else area.removeprefix("county:")


def _shipped_agreements() -> tuple[AgreementSpan, ...]:
    homes = {entry.code: entry.municipality for entry in shipped.organisations()}
    offers = [entry for entry in shipped.agreements() if entry.kind == "county_offer"]
    return tuple(
        AgreementSpan(
            host=homes[entry.host],
            parties=entry.municipalities,
            kind=entry.kind,
            valid_from=entry.valid_from,
            valid_to=entry.valid_to,
        )
        for entry in sorted(offers, key=lambda entry: entry.code)
    )
