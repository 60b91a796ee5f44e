"""Units as a reader meets them: one page each, and the list to search in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _

from finmaskig.organisations.models import (
    Agreement,
    OpeningHours,
    Post,
    Service,
    Unit,
    UnitArea,
    UnitKind,
)
from finmaskig.organisations.models.dated import on_day
from finmaskig.organisations.queries.opening import Opening, opening
from finmaskig.organisations.queries.words import label
from finmaskig.pure.guidance.directory import Hours
from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

    from django.db.models import QuerySet

INVENTED = "000 00"
"""What every invented number holds, so that nobody takes it for a real one."""


@dataclass(frozen=True)
class UnitView:
    """A unit at a moment, in words."""

    unit: Unit
    opening: Opening
    kinds: Sequence[str]
    areas: Sequence[str]
    serves: Sequence[str]
    languages: Sequence[str]
    services: Sequence[Service]
    agreements: Sequence[Agreement]
    posts: Sequence[Post]
    has_ended: bool

    @property
    def has_invented_phone(self) -> bool:
        """Tell whether the number is an example that must be replaced."""
        return INVENTED in self.unit.phone


@dataclass(frozen=True)
class Search:
    """What a reader looks for in the list."""

    on: date
    text: str = ""
    municipality: str = ""
    kind: str = ""


def unit_by_code(code: str) -> Unit:
    """Return a unit by its code."""
    return Unit.objects.get(code=code)


def staffed_units(board_id: UUID) -> QuerySet[Unit]:
    """Return the units of a board that work in Finmaskig."""
    return Unit.objects.filter(board_id=board_id, is_staffed_here=True).order_by("name")


def unit_by_id(unit_id: UUID) -> Unit | None:
    """Return a unit by its id, with what its page names."""
    return (
        Unit.objects.select_related("organisation", "board")
        .prefetch_related(
            "posts", Prefetch("areas", UnitArea.objects.select_related("municipality", "county"))
        )
        .filter(pk=unit_id)
        .first()
    )


def units_found(search: Search) -> QuerySet[Unit]:
    """Return the units of a day that a reader looks for, by name."""
    found = Unit.objects.filter(on_day(search.on)).select_related("organisation")
    if search.text:
        found = found.filter(
            Q(name__icontains=search.text)
            | Q(organisation__name__icontains=search.text)
            | Q(responsibility__icontains=search.text)
        )
    if search.kind:
        kinds = UnitKind.objects.filter(on_day(search.on), kind=search.kind)
        found = found.filter(pk__in=kinds.values("unit_id"))
    if search.municipality:
        found = found.filter(pk__in=_in_municipality(search).values("unit_id"))
    return found.order_by("name", "code")


def _in_municipality(search: Search) -> QuerySet[UnitArea]:
    place = (
        Q(municipality=search.municipality)
        | Q(county__municipalities=search.municipality)
        | Q(everywhere=True)
    )
    return UnitArea.objects.filter(on_day(search.on), place)


def unit_view(unit: Unit, at: datetime) -> UnitView:
    """Return a unit's page."""
    on = local(at).date()
    return UnitView(
        unit=unit,
        opening=opening(hours_of(unit), at),
        kinds=[label("receiver", row.kind, on) for row in unit.kinds.filter(on_day(on))],
        areas=[_area_text(area) for area in unit.areas.all()],
        serves=[_served(kind, on) for kind in unit.serves],
        languages=[label("language", code, on) for code in unit.languages],
        services=list(unit.services.filter(on_day(on))),
        agreements=agreements_of(unit, on),
        posts=list(unit.posts.all()),
        has_ended=not unit.is_valid_on(on),
    )


def kinds_of(unit_id: UUID | None, on: date) -> list[str]:
    """Return the kinds of receiver that a unit is on a day."""
    rows = UnitKind.objects.filter(on_day(on), Q(unit_id=unit_id))
    return sorted(rows.values_list("kind", flat=True))


def unit_is_of_kinds(kinds: Sequence[str], on: date) -> Q:
    """Return the claim that a row's unit is of one of some kinds on a day."""
    rows = UnitKind.objects.filter(on_day(on), unit=OuterRef("unit_id"), kind__in=list(kinds))
    return Q(Exists(rows))


def hours_of(unit: Unit) -> list[Hours]:
    """Return the opening hours of a unit as guidance reads them."""
    return [
        Hours(
            weekday=row.weekday,
            opens=row.opens,
            closes=row.closes,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in OpeningHours.objects.filter(unit=unit)
    ]


def agreements_of(unit: Unit, on: date) -> list[Agreement]:
    """Return the agreements in force that cover a service of the unit or bind its organisation."""
    return list(
        Agreement.objects.filter(on_day(on))
        .filter(
            Q(services__unit=unit)
            | Q(parties__organisation=unit.organisation_id, services__isnull=True)
        )
        .select_related("host")
        .distinct()
        .order_by("kind", "name")
    )


def _served(kind: str, on: date) -> str:
    return label("served" if kind == "professional" else "encounter_kind", kind, on)


def _area_text(area: UnitArea) -> str:
    if area.municipality is not None:
        return (
            f"{area.district}, {area.municipality.name}"
            if area.district
            else area.municipality.name
        )
    return area.county.name if area.county is not None else _("Hela landet")
