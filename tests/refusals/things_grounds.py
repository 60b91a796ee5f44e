"""A consent and disclosures of the own unit, each with a marked word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.cases.tests.factories import opened
from finmaskig.handovers.parts import OTHER, Receiver
from finmaskig.handovers.services.disclosures import decide
from finmaskig.handovers.tests.factories_grounds import given, resting_on, told
from finmaskig.handovers.values_grounds import Decision
from finmaskig.shared.clock import today
from tests.refusals.table import MARK

if TYPE_CHECKING:
    from tests.refusals.world import World


def make_grounds(world: World) -> None:
    """Receive a consent; tell, propose and allow something."""
    worker, lead = world.actor("worker"), world.actor("lead")
    case = opened(worker, alias=f"{MARK} tio")
    words = Receiver(OTHER, words=f"Juristen vid {MARK}")
    consent = given(worker, case, receiver=words, purpose=f"Råd vid {MARK}.", given_on=today())
    given(worker, case, given_by="young", maturity=f"Förstår. {MARK}.", given_on=today())
    proposal, allowed = (told(worker, case, choice=_choice()) for _number in range(2))
    decide(actor=lead, disclosure=allowed, decision=Decision(is_yes=True, weighing=f"Vid {MARK}."))
    made = told(worker, case, receiver=words, choice=resting_on("brb-24-4", weighing=MARK))
    world.things |= {
        "consent": consent.pk,
        "proposal": proposal.pk,
        "allowed": allowed.pk,
        "disclosure": made.pk,
    }


def _choice():
    return resting_on("osl-10-23", weighing=f"Brott vid {MARK}.")


MAKERS = (make_grounds,)
