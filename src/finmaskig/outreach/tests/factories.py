"""Units, people, shifts and meetings for the tests of outreach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID

from finmaskig.accounts.models import User
from finmaskig.accounts.tests.factories import make_user
from finmaskig.organisations.models import Membership, Municipality, Organisation, Unit
from finmaskig.organisations.queries import actor_of
from finmaskig.outreach.models import Encounter, Shift
from finmaskig.outreach.services import encounters, shifts
from finmaskig.outreach.values import (
    Alone,
    Closing,
    EncounterContent,
    NewEncounter,
    NewShift,
    RiskAssessment,
    new_encounter,
)
from finmaskig.shared.clock import now

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor

_numbers = count(1)
RISK = RiskAssessment(
    risks=("drugs",), ways_out=("together",), contact_function="lead", transport="foot"
)
CHILD = EncounterContent(
    kind="exposed", age=16, sex="woman", residence="0182", guardian_safe="unknown"
)
ADULT = EncounterContent(kind="exposed", age_band="25+", sex="woman", residence="0180")
BUYER = EncounterContent(kind="buyer", age_band="25+", sex="man", answer="no")
YOUTH = EncounterContent(kind="youth_at_risk", age_band="15-17", sex="man")


def make_board(municipality: str = "0180") -> Organisation:
    """Make a board that is a data controller of its own."""
    number = next(_numbers)
    return Organisation.objects.create(
        code=f"invented-board-{number}",
        name=f"Nämnd {number}",
        kind="board",
        municipality=Municipality.objects.get(code=municipality),
        responsibility="Prövning",
        function_address="namnd@example.org",
        consult_function="Registrator",
    )


def make_unit(board: Organisation, side: str = "victim", name: str = "") -> Unit:
    """Make a unit that works in the program."""
    number = next(_numbers)
    return Unit.objects.create(
        code=f"invented-unit-{number}",
        name=name or f"Enhet {number}",
        organisation=board,
        board=board,
        side=side,
        responsibility="Prövning",
        consult_function="Enhetschef",
        is_staffed_here=True,
    )


def hire(unit: Unit, role: str = "worker", name: str = "Sara") -> Actor:
    """Let somebody new work in a unit."""
    membership = Membership.objects.create(
        user=make_user(name=name), unit=unit, role=role, valid_from=date(2021, 1, 1)
    )
    return actor_of(membership)


def user_of(actor: Actor) -> User:
    """Return the user behind an actor."""
    return User.objects.get(pk=actor.user_id)


@dataclass(frozen=True)
class Field:
    """Two sides of one board, a neutral unit, and another controller."""

    board: Organisation
    mika: Unit
    kast: Unit
    youth: Unit
    elsewhere: Unit
    sara: Actor
    amir: Actor
    lead: Actor
    jonas: Actor


def make_field() -> Field:
    """Make the places and people that most tests need."""
    board = make_board()
    mika = make_unit(board, "victim", "Mika")
    kast = make_unit(board, "buyer", "Kast")
    return Field(
        board=board,
        mika=mika,
        kast=kast,
        youth=make_unit(board, "neutral", "Ungdomsjouren"),
        elsewhere=make_unit(make_board("0581"), "victim", "Frideborg"),
        sara=hire(mika, name="Sara"),
        amir=hire(mika, name="Amir"),
        lead=hire(mika, "lead", "Chefen"),
        jonas=hire(kast, name="Jonas"),
    )


def new_shift(*workers: Actor, units: tuple[Unit, ...] = (), **values: object) -> NewShift:
    """Return the plan of a shift that begins now."""
    plan: dict[str, object] = {
        "kind": "street",
        "planned_start_at": now(),
        "planned_end_at": now() + timedelta(hours=4),
        "arenas": ("street",),
        "area": "City",
        "partners": ("police",),
        "worker_ids": tuple(worker.user_id for worker in workers),
        "unit_ids": tuple(unit.pk for unit in units),
    }
    return NewShift(**{**plan, **values})


def planned(*workers: Actor, units: tuple[Unit, ...] = (), **values: object) -> Shift:
    """Plan a shift by its first worker."""
    return shifts.plan_shift(actor=workers[0], new=new_shift(*workers, units=units, **values))


def running(*workers: Actor, units: tuple[Unit, ...] = (), **values: object) -> Shift:
    """Start a shift; one who is alone reports in an hour."""
    alone = Alone("Kollegan är sjuk", now() + timedelta(hours=1))
    return shifts.start_shift(
        actor=workers[0],
        shift=planned(*workers, units=units, **values),
        assessment=RISK,
        alone=alone,
    )


def closed(shift: Shift, actor: Actor) -> Shift:
    """Close a shift as it stands."""
    shift.refresh_from_db()
    closing = Closing(nobody_met=not shift.encounter_count)
    return shifts.close_shift(actor=actor, shift=shift, closing=closing)


def met(
    actor: Actor,
    shift: Shift,
    content: EncounterContent = ADULT,
    encounter_id: UUID | None = None,
) -> Encounter:
    """Log a meeting that happens now."""
    return encounters.add_encounter(actor=actor, shift=shift, new=meeting(content, encounter_id))


def meeting(content: EncounterContent = ADULT, encounter_id: UUID | None = None) -> NewEncounter:
    """Return a meeting that happens now."""
    return new_encounter(content, met_at=now(), encounter_id=encounter_id)
