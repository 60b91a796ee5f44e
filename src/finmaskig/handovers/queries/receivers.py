"""To whom somebody can be handed over: units here, units on paper, and the district's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finmaskig.handovers import rules
from finmaskig.handovers.queries.handovers import side_of_story
from finmaskig.organisations.queries import Search, directory, unit_by_code, unit_by_id, units_found
from finmaskig.pure.guidance.duty import Call, Duty
from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.cases.models import Case
    from finmaskig.organisations.models import Unit

DISTRICT_BOARD = "district_board"


@dataclass(frozen=True)
class Receivers:
    """Who can be chosen: id and name, those who answer here and those who get it on paper."""

    here: list[tuple[str, str]]
    on_paper: list[tuple[str, str]]


def receiver_unit(unit_id: UUID, on: date) -> Unit | None:
    """Return a unit of the directory that exists on a day."""
    unit = unit_by_id(unit_id)
    return unit if unit is not None and unit.is_valid_on(on) else None


def receivers_for(case: Case, on: date) -> Receivers:
    """Return who may be told of the person in a contact: nobody through the wall."""
    story = side_of_story(case)
    units = [
        unit
        for unit in units_found(Search(on=on))
        if unit.pk != case.unit_id and rules.may_receive(story, unit.side, kind=case.kind)
    ]
    return Receivers(
        here=[(str(unit.pk), unit.name) for unit in units if unit.is_staffed_here],
        on_paper=[(str(unit.pk), unit.name) for unit in units if not unit.is_staffed_here],
    )


def districts_of(municipality: str) -> list[str]:
    """Return the districts of a municipality that have a board of their own."""
    start = f"{municipality}/"
    offices = directory().by_kind.get(DISTRICT_BOARD, ())
    return sorted(
        {
            area.removeprefix(start)
            for office in offices
            for area in office.areas
            if area.startswith(start)
        }
    )


def board_of_district(municipality: str, district: str, at: datetime) -> Unit | None:
    """Return the unit of the district where the person was found, open or not just now."""
    call = Call(DISTRICT_BOARD, district=district, at_once=False)
    office = Duty(directory(), municipality, at).answer(call).office
    unit = unit_by_code(office.code) if office is not None else None
    return unit if unit is not None and unit.is_valid_on(local(at).date()) else None
