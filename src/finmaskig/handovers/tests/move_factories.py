"""Handovers between invented units, for tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from finmaskig.cases.tests.factories import make_house, opened
from finmaskig.handovers import parts
from finmaskig.handovers.grounds import GroundChoice
from finmaskig.handovers.models import Handover
from finmaskig.handovers.parts import Receiver
from finmaskig.handovers.services import consents, handovers, taking
from finmaskig.handovers.values_grounds import NewConsent
from finmaskig.handovers.values_moves import Acceptance, NewHandover, Why
from finmaskig.outreach.tests.factories import hire, make_board, make_unit
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.cases.tests.factories import House
    from finmaskig.handovers.models import Consent
    from finmaskig.organisations.models import Unit

URGENT = GroundChoice(ground="osl-10-28", weighing="Lagen kräver det.", meets_conditions=True)
NEEDS_LEAD = GroundChoice(ground="osl-26-9", weighing="Nödvändigt.", meets_conditions=True)
YES = Acceptance(mode="A")
NO = Why(reason="no_room")


@dataclass(frozen=True)
class Town:
    """The usual house, a district board of another controller, and who works there."""

    house: House
    district: Unit
    nora: Actor
    chief: Actor

    @property
    def sara(self) -> Actor:
        """Return who hands over."""
        return self.house.sara


def make_town() -> Town:
    """Make a sender and a receiver with another controller."""
    house = make_house()
    district = make_unit(make_board(), "neutral", "Stadsdelen")
    return Town(
        house=house,
        district=district,
        nora=hire(district, name="Nora"),
        chief=hire(district, "lead", "Chefen"),
    )


def to(unit: Unit) -> Receiver:
    """Return a unit as a receiver."""
    return Receiver(parts.UNIT, unit.pk)


def agreed(
    actor: Actor, case: Case, unit: Unit | Receiver, codes: tuple[str, ...] = parts.PARTS
) -> Consent:
    """Let the person say yes to a receiver."""
    new = NewConsent(
        parts=codes,
        receiver=unit if isinstance(unit, Receiver) else to(unit),
        purpose="Fortsatt stöd",
        given_how="oral",
        given_by="person",
        language="sv",
        given_on=today(),
        valid_until=today() + timedelta(days=90),
    )
    return consents.give_consent(actor=actor, case=case, new=new)


def new_to(unit: Unit, **values: object) -> NewHandover:
    """Return a proposal on a section that a worker decides about."""
    usual = NewHandover(receiver=to(unit), parts=("contact", "reach"), choice=URGENT)
    return replace(usual, **values)


def proposed(town: Town, case: Case | None = None, **values: object) -> Handover:
    """Propose a handover to the district."""
    case = case or opened(town.sara)
    return handovers.propose(actor=town.sara, case=case, new=new_to(town.district, **values))


def seen(town: Town, case: Case | None = None, **values: object) -> Handover:
    """Propose, and let the district see what it is about."""
    return handovers.see(actor=town.nora, handover=proposed(town, case, **values))


def accepted(
    town: Town, case: Case | None = None, acceptance: Acceptance = YES, **values: object
) -> Handover:
    """Propose, see and accept."""
    row = seen(town, case, **values)
    return taking.accept(actor=town.nora, handover=row, acceptance=acceptance)
