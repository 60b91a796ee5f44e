"""Contacts in units on both sides of the wall, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from finmaskig.cases.models import Case, IdentityDecision
from finmaskig.cases.services.cases import open_case
from finmaskig.cases.values import NewCase
from finmaskig.organisations.models import Organisation, Unit
from finmaskig.outreach.tests.factories import hire, make_board, make_unit

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor


@dataclass(frozen=True)
class House:
    """Two sides of one board, a neutral unit, and another controller."""

    board: Organisation
    mika: Unit
    kast: Unit
    emergency: Unit
    elsewhere: Unit
    sara: Actor
    amir: Actor
    lead: Actor
    jonas: Actor
    petra: Actor
    elin: Actor


def make_house() -> House:
    """Make the places and people that most tests need."""
    board = make_board()
    mika = make_unit(board, "victim", "Mika")
    kast = make_unit(board, "buyer", "Kast")
    emergency = make_unit(board, "neutral", "Socialjouren")
    return House(
        board=board,
        mika=mika,
        kast=kast,
        emergency=emergency,
        elsewhere=make_unit(make_board("0581"), "victim", "Frideborg"),
        sara=hire(mika, name="Sara"),
        amir=hire(mika, name="Amir"),
        lead=hire(mika, "lead", "Karin"),
        jonas=hire(kast, name="Jonas"),
        petra=hire(kast, "lead", "Petra"),
        elin=hire(emergency, name="Elin"),
    )


def decide(unit: Unit, actor: Actor, **days: date | None) -> IdentityDecision:
    """Register the decision that lets a unit leave identity undocumented."""
    usual: dict[str, date | None] = {"valid_from": date(2025, 7, 1), "valid_to": None}
    return IdentityDecision.objects.create(
        unit=unit,
        decided_on=date(2025, 6, 10),
        reference_number="SN 2025/0042",
        service="Stödsamtal",
        special_reasons="Den som söker stöd måste kunna vara anonym.",
        recorded_by_id=actor.user_id,
        **(usual | days),
    )


def opened(actor: Actor, mode: str = "A", **values: object) -> Case:
    """Open a contact of the actor's unit; mode B gets its decision first."""
    if mode == "B" and not IdentityDecision.objects.filter(unit_id=actor.unit_id).exists():
        decide(Unit.objects.get(pk=actor.unit_id), actor)
    usual: dict[str, object] = {"kind": "buyer" if actor.side == "buyer" else "own"}
    return open_case(actor=actor, new=NewCase(mode=mode, **(usual | values)))
