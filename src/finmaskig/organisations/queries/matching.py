"""The referral catalogue for somebody: what fits, what may fit, what does not, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finmaskig.organisations import rules
from finmaskig.organisations.models import Service, Unit
from finmaskig.organisations.models.dated import on_day
from finmaskig.organisations.queries.directory import directory
from finmaskig.organisations.queries.words import label
from finmaskig.pure.guidance.directory import EVERYWHERE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

PROFESSIONAL = "professional"
"""A unit that serves nobody else is reached through staff: it is no limit on whom it is about."""
AT_WORK = "is_professional"
"""The claim of those who ask in their work."""


@dataclass(frozen=True)
class Match:
    """A service, whether its conditions are met, and in words what is not or must be asked."""

    service: Service
    answer: str
    why: Sequence[str] = ()


@dataclass(frozen=True)
class Matches:
    """The whole catalogue, in three heaps."""

    sure: Sequence[Match]
    ask: Sequence[Match]
    no: Sequence[Match]


def services_for(known: rules.Known, on: date) -> Matches:
    """Return every service of a day: those that fit, those to ask about, and those that do not."""
    rows = Service.objects.filter(on_day(on)).select_related("unit__organisation")
    places = _places(on)
    found = [_match(row, known, places, on) for row in rows.order_by("name", "unit__name")]
    return Matches(
        sure=[one for one in found if one.answer == rules.YES],
        ask=[one for one in found if one.answer == rules.UNKNOWN],
        no=[one for one in found if one.answer == rules.NO],
    )


@dataclass(frozen=True)
class Places:
    """Where somebody can be linked: services of the catalogue, and units as such."""

    services: Sequence[tuple[UUID, str]]
    units: Sequence[tuple[UUID, str]]


def places_to_link(on: date) -> Places:
    """Return the services and the units of a day, by name."""
    services = Service.objects.filter(on_day(on)).order_by("name", "unit__name")
    units = Unit.objects.filter(on_day(on)).order_by("name", "code")
    return Places(
        services=[
            (pk, f"{name}, {unit}")
            for pk, name, unit in services.values_list("pk", "name", "unit__name")
        ],
        units=list(units.values_list("pk", "name")),
    )


def service_by_id(service_id: UUID) -> Service | None:
    """Return a service with its unit."""
    return Service.objects.select_related("unit").filter(pk=service_id).first()


def _match(row: Service, known: rules.Known, places: Mapping[str, set[str]], on: date) -> Match:
    """Match one service, with its unit's limits."""
    conditions = _conditions(row, places)
    found = rules.reasons(conditions, known)
    answer = rules.match(conditions, known)
    said = [reason for reason in found if reason.answer == answer]
    return Match(row, answer, _why(said, answer, conditions, on) if said else [])


def _conditions(row: Service, places: Mapping[str, set[str]]) -> rules.Conditions:
    """Return whom a service is for; what it does not say itself is as its unit says.

    A unit's limits are about those it supports, so they do not hold for advice to professionals.
    """
    own, unit = rules.conditions_from(row.conditions), row.unit
    area = tuple(sorted(places.get(unit.code, ())))
    if AT_WORK in own.all:
        return replace(own, places=area)
    return replace(
        own,
        min_age=unit.min_age if own.min_age is None else own.min_age,
        max_age=unit.max_age if own.max_age is None else own.max_age,
        sex=own.sex or ((unit.serves_sex,) if unit.serves_sex else ()),
        kinds=tuple(unit.serves) if set(unit.serves) - {PROFESSIONAL} else (),
        places=area,
    )


def _places(on: date) -> Mapping[str, set[str]]:
    """Return the municipalities of each unit that is not for the whole country."""
    found: dict[str, set[str]] = {}
    everywhere: set[str] = set()
    counties: dict[str, set[str]] = {}
    book = directory()
    for code, (_name, county) in book.vocabulary.municipalities.items():
        counties.setdefault(county, set()).add(code)
    for office in book.offices:
        if office.holds(on):
            areas = {area.partition("/")[0] for area in office.areas}
            codes = {code for area in areas for code in counties.get(area, {area})}
            found.setdefault(office.code, set()).update(codes)
            everywhere |= {office.code} if EVERYWHERE in areas else set()
    return {code: places for code, places in found.items() if code not in everywhere}


def _why(
    said: Sequence[rules.Reason], answer: str, conditions: rules.Conditions, on: date
) -> list[str]:
    """Say in words why a service does not fit, or what must be asked first."""
    whats = [(reason.about, _what(reason, conditions, on)) for reason in said]
    if answer == rules.UNKNOWN:
        return [_("Fråga först: %(what)s.") % {"what": " · ".join(what for _about, what in whats)}]
    return [str(_NOT.get(about, _NOT_FOR) % {"what": what}) for about, what in whats]


_NOT_FOR = gettext_lazy("Insatsen är för %(what)s.")
_NOT = {
    rules.CLAIM: gettext_lazy("Det här stämmer inte på personen: %(what)s."),
    rules.ONE_OF: gettext_lazy("Inget av det här stämmer på personen: %(what)s."),
}
_SEXES = {
    "woman": gettext_lazy("kvinnor"),
    "man": gettext_lazy("män"),
    "other": gettext_lazy("personer med annat kön"),
}
_KINDS = {
    "exposed": gettext_lazy("utsatta"),
    "buyer": gettext_lazy("köpare"),
    "relative": gettext_lazy("anhöriga"),
    "professional": gettext_lazy("yrkesverksamma"),
    "youth_at_risk": gettext_lazy("unga i riskmiljö"),
}
FEW_PLACES = 3


def _what(reason: rules.Reason, conditions: rules.Conditions, on: date) -> str:
    """Return the condition itself in words."""
    if reason.about == rules.AGE:
        return _ages(conditions.min_age, conditions.max_age)
    if reason.about == rules.PLACE:
        return _where(reason.codes)
    if reason.about == rules.SEX:
        return _and([str(_SEXES.get(code, code)) for code in reason.codes])
    if reason.about == rules.KIND:
        return _and([str(_KINDS.get(code, code)) for code in reason.codes])
    words = [label("condition", code, on) for code in reason.codes]
    return _(" eller ").join(word[:1].lower() + word[1:] for word in words)


def _ages(low: int | None, high: int | None) -> str:
    values = {"low": low, "high": high}
    if low is None:
        return _("den som är högst %(high)s år") % values
    if high is None:
        return _("den som har fyllt %(low)s år") % values
    return _("%(low)s–%(high)s år") % values


def _where(codes: Sequence[str]) -> str:
    if len(codes) > FEW_PLACES:
        return _("den som bor eller vistas i andra kommuner")
    names = directory().vocabulary.municipalities
    return _("den som bor eller vistas i %(places)s") % {
        "places": _and([names[code][0] if code in names else code for code in codes])
    }


def _and(words: Sequence[str]) -> str:
    """Join words as one says them: a, b och c."""
    first, last = words[:-1], words[-1]
    return (
        _("%(first)s och %(last)s") % {"first": ", ".join(first), "last": last} if first else last
    )
