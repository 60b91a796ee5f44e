"""The words of today for the forms of outreach."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finmaskig.organisations.queries import directory, word_choices
from finmaskig.organisations.queries.staff import staff_of
from finmaskig.outreach import rules
from finmaskig.outreach.queries.shifts import area_choices, near_residences, operations_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from finmaskig.accounts.actor import Actor
    from finmaskig.outreach.models import Shift

Choice = tuple[str, str]

LIST_OF_FIELD = {
    "kind": "encounter_kind",
    "age_band": "age_band",
    "sex": "sex",
    "trafficking": "trafficking",
    "residence": "residence",
    "answer": "answer",
    "could_not_reason": "could_not_reason",
    "stay": "stay",
    "signs": "sign",
    "exploitation": "exploitation",
    "needs": "need",
    "concerns": "concern",
    "interpreter": "interpreter",
    "language": "language",
    "yes_no_unknown": "yes_no_unknown",
}


@dataclass(frozen=True)
class EncounterChoices:
    """What each question of the encounter form can be answered with."""

    words: Mapping[str, list[Choice]]
    near: list[Choice] = field(default_factory=list)
    county: list[Choice] = field(default_factory=list)
    arenas: list[Choice] = field(default_factory=list)


def word_lists(on: date) -> dict[str, list[Choice]]:
    """Return the words of a day for each question that has a list of its own."""
    return {name: word_choices(words, on) for name, words in LIST_OF_FIELD.items()}


def encounter_choices(actor: Actor, shift: Shift, on: date) -> EncounterChoices:
    """Return today's words, the places near the unit, and the shift's arenas if several."""
    places = directory().vocabulary.municipalities
    near = [actor.municipality, *near_residences(actor.unit_id, actor.municipality)]
    _name, home = places.get(actor.municipality, ("", ""))
    county = sorted(
        (name, code)
        for code, (name, county) in places.items()
        if county == home and code not in near
    )
    arenas = [one for one in word_choices("arena", on) if one[0] in shift.arenas]
    return EncounterChoices(
        words=word_lists(on),
        near=[(code, places[code][0]) for code in near if code in places],
        county=[(code, name) for name, code in county],
        arenas=arenas if len(arenas) > 1 else [],
    )


@dataclass(frozen=True)
class PlanChoices:
    """What a plan can be made of."""

    kinds: list[Choice]
    arenas: list[Choice]
    areas: list[str] = field(default_factory=list)
    operations: list[Choice] = field(default_factory=list)
    workers: list[Choice] = field(default_factory=list)
    guests: list[Choice] = field(default_factory=list)


def plan_choices(actor: Actor, on: date) -> PlanChoices:
    """Return today's kinds and arenas, and the units and colleagues of the own board."""
    staff = staff_of(actor.board_id, on=on, roles=rules.FIELD_ROLES)
    own = [(str(one.user_id), one.name) for one in staff if one.unit_id == actor.unit_id]
    others = [
        (str(one.user_id), f"{one.name} · {one.unit_name}")
        for one in staff
        if one.unit_id != actor.unit_id and str(one.user_id) not in dict(own)
    ]
    return PlanChoices(
        kinds=word_choices("shift_kind", on),
        arenas=word_choices("arena", on),
        areas=area_choices(actor.unit_id),
        operations=[(str(one.pk), one.name) for one in operations_on(actor.board_id, on)],
        workers=own,
        guests=others,
    )
