"""Invented consents and disclosures: one of each state, in the contacts of ``support``."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid5

from finmaskig.cases.models import Case
from finmaskig.config.demo.month import SPACE
from finmaskig.handovers.grounds import CONSENT, GroundChoice, usual_end
from finmaskig.handovers.models import Consent
from finmaskig.handovers.parts import (
    CONTACT,
    HEALTH_CARE,
    ORAL,
    PHONE,
    PLACE,
    POLICE,
    REACH,
    SEEN,
    SHIFT,
    SITUATION,
    SOCIAL_BOARD,
    Receiver,
)
from finmaskig.handovers.services.consents import give_consent, withdraw_consent
from finmaskig.handovers.services.disclosures import decide, mark_made, register
from finmaskig.handovers.values_grounds import Decision, NewConsent, NewDisclosure
from finmaskig.organisations.access import unit_of
from finmaskig.outreach.models import Shift
from finmaskig.shared.clock import STOCKHOLM, pretend, today

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from finmaskig.accounts.actor import Actor
    from finmaskig.config.demo.staff import Staff

BIRCH, HARBOUR = "Stilla björk 48", "Ljus hamn 31"
CARE, BOARD, THE_POLICE = Receiver(HEALTH_CARE), Receiver(SOCIAL_BOARD), Receiver(POLICE)


def write_grounds(staff: Staff) -> None:
    """Write consents and what was told, unless it has been done."""
    if Consent.objects.exists():
        return
    _under_consent(staff.actor("sara"), _case(BIRCH))
    _by_a_lead(staff)
    _in_danger(staff.actor("amir"))


def _case(alias: str) -> Case:
    return Case.objects.get(pk=uuid5(SPACE, alias))


def _at(ago: int, hour: int = 15) -> AbstractContextManager[None]:
    return pretend(datetime.combine(today() - timedelta(days=ago), time(hour), tzinfo=STOCKHOLM))


def _consent(actor: Actor, case: Case, receiver: Receiver, purpose: str) -> Consent:
    new = NewConsent(
        parts=(CONTACT, REACH, SITUATION),
        receiver=receiver,
        purpose=purpose,
        given_how="oral",
        given_by="person",
        language="sv",
        given_on=today(),
        valid_until=usual_end(today()),
    )
    return give_consent(actor=actor, case=case, new=new)


def _tell(actor: Actor, consent: Consent, receiver: Receiver) -> None:
    choice = GroundChoice(ground=CONSENT, consent_id=consent.pk)
    new = NewDisclosure(
        case=consent.case, parts=(CONTACT, REACH), receiver=receiver, choice=choice, how=PHONE
    )
    register(new, actor=actor)


def _under_consent(actor: Actor, case: Case) -> None:
    """One consent that holds and was used, and one that was taken back after it was used."""
    with _at(20):
        care = _consent(actor, case, CARE, "Få en tid hos Mika hälsa utan att behöva förklara.")
        board = _consent(actor, case, BOARD, "Söka boende tillsammans med handläggaren.")
    with _at(18):
        _tell(actor, care, CARE)
        _tell(actor, board, BOARD)
    with _at(6):
        withdraw_consent(actor=actor, consent=board)


def _by_a_lead(staff: Staff) -> None:
    """One that a lead allowed and was told; one that waits for her."""
    case, sara, karin = _case(HARBOUR), staff.actor("sara"), staff.actor("karin")
    with _at(11):
        row = register(
            _crime(case, "Hon vill att polisen får veta. Hon vågar inte ringa."), actor=sara
        )
        yes = Decision(is_yes=True, weighing="Grovt våld, och hon har bett om det.")
        row = decide(actor=karin, disclosure=row, decision=yes)
        mark_made(actor=sara, disclosure=row)
    with _at(0, 8):
        register(_crime(case, "Han hotar flera andra. Hon är rädd men säger ja."), actor=sara)


def _crime(case: Case, weighing: str) -> NewDisclosure:
    choice = GroundChoice(ground="osl-10-23", weighing=weighing, meets_conditions=True)
    return NewDisclosure(
        case=case, parts=(CONTACT, SITUATION), receiver=THE_POLICE, choice=choice, how=PHONE
    )


def _in_danger(actor: Actor) -> None:
    """A raid at night: told at once, written afterwards."""
    shift = Shift.objects.filter(units__unit_id=unit_of(actor)).order_by("-started_at").first()
    choice = GroundChoice(
        ground="brb-24-4",
        weighing="Hon var medvetslös. Ambulansen behövde veta vad vi såg.",
        meets_conditions=True,
    )
    with _at(3, 23):
        new = NewDisclosure(
            about_kind=SHIFT,
            about_id=shift.pk if shift else None,
            parts=(SEEN, PLACE),
            receiver=CARE,
            choice=choice,
            how=ORAL,
            was_urgent=True,
        )
        register(new, actor=actor)
