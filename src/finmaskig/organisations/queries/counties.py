"""A county on a day: who has an agreement, who has none, and how many people that reaches."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.organisations.models import (
    Agreement,
    AgreementParty,
    County,
    CountyStatus,
    Municipality,
    Population,
)
from finmaskig.organisations.models.places import OLDEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

HOST, JOINED, NOT_JOINED, UNKNOWN = "host", "joined", "not_joined", "unknown"


@dataclass(frozen=True)
class Look:
    """How a standing is drawn and named."""

    label: str
    single: str
    tag: str
    fill: str


def _looks() -> dict[str, Look]:
    return {
        HOST: Look(_("Värd"), _("värd"), "plain", "var(--net)"),
        JOINED: Look(_("Anslutna"), _("ansluten"), "ok", "var(--leaf)"),
        NOT_JOINED: Look(_("Vita fläckar"), _("vit fläck"), "late", "var(--hatch)"),
        UNKNOWN: Look(_("Okänt"), _("okänt"), "today", "var(--amber)"),
    }


@dataclass(frozen=True)
class Figure:
    """How many people lived in a municipality on a day."""

    people: int
    on: date
    source: str


@dataclass(frozen=True)
class Place:
    """A municipality on a day."""

    code: str
    name: str
    standing: str
    agreement: Agreement | None
    text: str
    figure: Figure | None
    older: Figure | None


@dataclass(frozen=True)
class Part:
    """The municipalities that stand alike, and their piece of a bar that is 100 wide."""

    standing: str
    label: str
    single: str
    tag: str
    fill: str
    places: Sequence[Place]
    left: str
    width: str

    @property
    def size(self) -> int:
        """Return how many they are."""
        return len(self.places)


@dataclass(frozen=True)
class Reach:
    """How many people the offer reaches; what is unknown is not in the sum."""

    people: int
    on: date | None
    sources: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class CountyView:
    """A county on a day."""

    county: County
    on: date
    groups: Mapping[str, Sequence[Place]]
    reach: Reach
    others: Sequence[CountyStatus]

    @property
    def size(self) -> int:
        """Return how many municipalities the county has."""
        return sum(len(places) for places in self.groups.values())

    @property
    def has_offer(self) -> bool:
        """Tell whether anyone offers the county anything by agreement."""
        return bool(self.groups[HOST])

    @property
    def parts(self) -> list[Part]:
        """Return the groups in order, each with its piece of the bar."""
        parts: list[Part] = []
        left = 0.0
        for standing, look in _looks().items():
            places = self.groups[standing]
            width = 100 * len(places) / (self.size or 1)
            part = Part(
                standing=standing,
                label=look.label,
                single=look.single,
                tag=look.tag,
                fill=look.fill,
                places=places,
                left=f"{left:.2f}",
                width=f"{width:.2f}",
            )
            parts.append(part)
            left += width
        return parts

    @property
    def columns(self) -> list[list[Part]]:
        """Return the groups side by side: those the offer reaches, and the others."""
        reached = (HOST, JOINED)
        return [
            [part for part in self.parts if part.standing in reached],
            [part for part in self.parts if part.standing not in reached],
        ]


@dataclass(frozen=True)
class _Known:
    """What was read, by municipality."""

    on: date
    agreements: Mapping[str, Agreement]
    hosts: frozenset[str]
    statuses: Mapping[str, CountyStatus]
    figures: Mapping[str, Sequence[Figure]]
    figures_on: date | None


def counties() -> list[County]:
    """Return every county."""
    return list(County.objects.order_by("code"))


def county_on(county: County, on: date) -> CountyView:
    """Return the county on a day, in a constant number of queries."""
    municipalities = list(Municipality.objects.filter(county=county).order_by("name"))
    codes = [municipality.code for municipality in municipalities]
    statuses = _statuses(on)
    known = _known(codes, on, statuses)
    groups: dict[str, list[Place]] = {standing: [] for standing in _looks()}
    for municipality in municipalities:
        place = _place(municipality, known)
        groups[place.standing].append(place)
    others = [row for row in statuses if row.status == CountyStatus.Status.OTHER_COUNTY]
    reached = [*groups[HOST], *groups[JOINED]]
    return CountyView(
        county, on, groups, _reach(reached, known.figures_on), others if groups[HOST] else []
    )


def _known(codes: Sequence[str], on: date, statuses: Sequence[CountyStatus]) -> _Known:
    agreements = _agreements(codes, on)
    figures = _figures(codes, on)
    days = [figure.on for found in figures.values() for figure in found]
    return _Known(
        on=on,
        agreements=agreements,
        hosts=frozenset(
            agreement.host.municipality_id or ""
            for agreement in agreements.values()
            if agreement.host is not None
        ),
        statuses={row.municipality_id: row for row in statuses},
        figures=figures,
        figures_on=max(days, default=None),
    )


def _agreements(codes: Sequence[str], on: date) -> dict[str, Agreement]:
    """Return the agreement that is, or may be, in force for each municipality."""
    begun = Q(agreement__possible_from__lte=on) | Q(agreement__valid_from__lte=on)
    parties = (
        AgreementParty.objects.filter(
            begun,
            Q(agreement__valid_to__isnull=True) | Q(agreement__valid_to__gte=on),
            agreement__kind=Agreement.Kind.COUNTY_OFFER,
            municipality__in=codes,
        )
        .select_related("agreement__host")
        .order_by("-agreement__valid_from")
    )
    return {str(party.municipality_id): party.agreement for party in parties}


def _statuses(on: date) -> list[CountyStatus]:
    rows = CountyStatus.objects.select_related("municipality__county").order_by("municipality")
    return [row for row in rows if row.is_valid_on(on)]


def _figures(codes: Sequence[str], on: date) -> dict[str, list[Figure]]:
    """Return the whole population of each municipality, the latest day first."""
    found: dict[str, list[Figure]] = defaultdict(list)
    rows = Population.objects.filter(
        municipality__in=codes, sex="", age_from=0, age_to=OLDEST, on__lte=on
    ).order_by("-on")
    for row in rows:
        found[row.municipality_id].append(Figure(row.count, row.on, row.source))
    return found


def _place(municipality: Municipality, known: _Known) -> Place:
    code = municipality.code
    agreement = known.agreements.get(code)
    status = known.statuses.get(code)
    figures = known.figures.get(code, ())
    return Place(
        code=code,
        name=municipality.name,
        standing=_standing(code, agreement, status, known),
        agreement=agreement,
        text=_text(agreement, status, known),
        figure=next((figure for figure in figures if figure.on == known.figures_on), None),
        older=next((figure for figure in figures if figure.on != known.figures_on), None),
    )


def _standing(
    code: str, agreement: Agreement | None, status: CountyStatus | None, known: _Known
) -> str:
    if code in known.hosts:
        return HOST
    if agreement is not None:
        return JOINED if agreement.is_valid_on(known.on) else UNKNOWN
    if status is not None and status.status == CountyStatus.Status.UNKNOWN:
        return UNKNOWN
    return NOT_JOINED


def _text(agreement: Agreement | None, status: CountyStatus | None, known: _Known) -> str:
    if agreement is not None:
        return _agreement_text(agreement, known.on)
    return status.note if status is not None else ""


def _agreement_text(agreement: Agreement, on: date) -> str:
    begins = date_format(agreement.valid_from, "Y-m-d") if agreement.valid_from else "–"
    ends = date_format(agreement.valid_to, "Y-m-d") if agreement.valid_to else ""
    if not agreement.is_valid_on(on):
        return _("Tecknade avtal senast %(begins)s. Om det gällde den här dagen är okänt.") % {
            "begins": begins
        }
    words = {"begins": begins, "ends": ends}
    if agreement.possible_from is not None:
        since = _("Avtal sedan senast %(begins)s") % words
    else:
        since = _("Avtal sedan %(begins)s") % words
    until = _("till och med %(ends)s") % words
    return f"{since}, {until}." if ends else f"{since}."


def _reach(places: Iterable[Place], on: date | None) -> Reach:
    figures = [place.figure for place in places if place.figure is not None]
    return Reach(
        people=sum(figure.people for figure in figures),
        on=on,
        sources=tuple(sorted({figure.source for figure in figures})),
        unknown=tuple(place.name for place in places if place.figure is None),
    )
