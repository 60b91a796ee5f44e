"""Invented handovers: the Stockholm chain over three units, and one of each that came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid5

from finmaskig.accounts.actor import COMMAND_LINE
from finmaskig.cases.models import Case
from finmaskig.cases.services.cases import open_case
from finmaskig.cases.values import NewCase, Reach
from finmaskig.config.demo.month import SPACE
from finmaskig.config.demo.staff import DISTRICT, SOCIAL_EMERGENCY
from finmaskig.handovers import grounds, rules
from finmaskig.handovers.grounds import GroundChoice
from finmaskig.handovers.models import Handover
from finmaskig.handovers.parts import CONTACT, NET, REACH, TALK_DATES, UNIT, Receiver
from finmaskig.handovers.services import consents, expiring, handovers, taking
from finmaskig.handovers.services.acute import solve_acute
from finmaskig.handovers.values_grounds import NewConsent
from finmaskig.handovers.values_moves import Acceptance, NewHandover, Why
from finmaskig.shared.clock import STOCKHOLM, now, pretend, today

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.config.demo.staff import Staff

PARTS = (CONTACT, REACH, NET, TALK_DATES)
KEPT = Reach(ways=("with_worker",), hours=("afternoon",), text="Ring inte efter klockan sex.")


@dataclass(frozen=True)
class Stage:
    """Who hands over what to whom in one invented handover."""

    actor: Actor
    case: Case
    unit: str


def write_handovers(staff: Staff) -> None:
    """Write the chain and the others, unless it has been done."""
    if Handover.objects.exists():
        return
    _chain(staff)
    _declined(staff)
    _expired(staff)
    _waiting(staff)


def _chain(staff: Staff) -> None:
    """Raid, the night at the emergency service, and the district that opens the rights."""
    sara, elin, nora = (staff.actor(slug) for slug in ("sara", "elin", "nora"))
    with pretend(_at(2, 22)):
        found = _opened(sara, "Vaken trast 27", "outreach")
        row = _proposed(staff, Stage(sara, found, SOCIAL_EMERGENCY), matter=rules.TRAFFICKING)
        row = handovers.see(actor=elin, handover=row)
        night = taking.accept(
            actor=elin, handover=row, acceptance=Acceptance(mode="A", alias="Vaken trast 28")
        )
        taking.give_receipt(actor=elin, handover=night)
        taking.note_meeting(actor=elin, handover=night, met_on=today())
    received = night.received_case
    assert received is not None
    with pretend(_at(1, 8)):
        solve_acute(actor=elin, case=received)
        row = _proposed(staff, Stage(elin, received, DISTRICT), matter=rules.TRAFFICKING)
        taking.conclude(actor=elin, handover=night, outcome="moved_on")
    with pretend(_at(1, 10)):
        row = handovers.see(actor=nora, handover=row)
        row = taking.accept(
            actor=nora, handover=row, acceptance=Acceptance(mode="D", alias="Vaken trast 29")
        )
        taking.give_receipt(actor=nora, handover=row)


def _declined(staff: Staff) -> None:
    sara, elin = staff.actor("sara"), staff.actor("elin")
    with pretend(_at(6, 15)):
        case = _opened(sara, "Ljum bris 53", "word_of_mouth")
        row = _proposed(staff, Stage(sara, case, SOCIAL_EMERGENCY))
        row = handovers.see(actor=elin, handover=row)
    with pretend(_at(5, 9)):
        why = Why(reason="wrong_place", text="Stadsdelen har mottagning på dagtid. Fråga dem.")
        handovers.decline(actor=elin, handover=row, why=why)


def _expired(staff: Staff) -> None:
    amir = staff.actor("amir")
    with pretend(_at(9, 13)):
        case = _opened(amir, "Grön kulle 66", "web")
        row = _proposed(staff, Stage(amir, case, DISTRICT))
    with pretend(row.answer_by + timedelta(hours=4)):
        expiring.expire_handovers(actor=COMMAND_LINE, at=now())


def _waiting(staff: Staff) -> None:
    sara = staff.actor("sara")
    with pretend(_at(0, 8)):
        case = _opened(sara, "Stilla vik 12", "health_care")
        _proposed(staff, Stage(sara, case, DISTRICT))


def _opened(actor: Actor, alias: str, way_in: str) -> Case:
    new = NewCase(
        id=uuid5(SPACE, alias), mode="A", kind="own", way_in=way_in, alias=alias, reach=KEPT
    )
    return open_case(actor=actor, new=new)


def _proposed(staff: Staff, stage: Stage, matter: str = rules.SUPPORT) -> Handover:
    """Ask the person first, and then the receiver."""
    to = Receiver(UNIT, staff.unit(stage.unit).pk)
    consent = consents.give_consent(
        actor=stage.actor,
        case=stage.case,
        new=NewConsent(
            parts=PARTS,
            receiver=to,
            purpose="Stödet ska fortsätta där personen behöver det.",
            given_how="oral",
            given_by="person",
            language="sv",
            given_on=today(),
            valid_until=grounds.usual_end(today()),
        ),
    )
    new = NewHandover(
        receiver=to,
        parts=PARTS,
        choice=GroundChoice(ground=grounds.CONSENT, consent_id=consent.pk),
        matter=matter,
        age_group=rules.ADULT,
    )
    return handovers.propose(actor=stage.actor, case=stage.case, new=new)


def _at(days_ago: int, hour: int) -> datetime:
    moment = datetime.combine(today() - timedelta(days=days_ago), time(hour), tzinfo=STOCKHOLM)
    return min(moment, now() - timedelta(hours=days_ago))
