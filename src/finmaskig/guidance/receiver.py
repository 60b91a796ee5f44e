"""Who answers for a step at this moment: its receiver, or the one that steps in for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finmaskig.guidance import rules
from finmaskig.organisations.queries import directory
from finmaskig.pure.guidance.duty import Call, Duty
from finmaskig.pure.guidance.receivers import OWN, RECEIVERS

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.guidance.models import Step


@dataclass(frozen=True)
class Answering:
    """Somebody with a phone: the receiver, open or closed, or another one in its place."""

    name: str
    phone: str
    is_open: bool
    is_receiver: bool


def who_answers(step: Step, *, municipality: str, at: datetime) -> Answering | None:
    """Return who answers now; nobody needs to for steps of the own unit."""
    if step.receiver_kind in OWN:
        return None
    known = directory()
    code = step.receiver_unit.code if step.receiver_unit else ""
    receiver = next((one for one in known.offices if one.code == code), None)
    if receiver is not None and (receiver.is_open(at) or step.due_precision not in rules.URGENT):
        return Answering(receiver.name, receiver.phone, receiver.is_open(at), is_receiver=True)
    kind = step.receiver_kind if receiver is None else RECEIVERS[step.receiver_kind].after_hours
    office = Duty(known, municipality, at).answer(Call(kind or "emergency", home=step.home)).office
    if office is None:
        return None
    return Answering(office.name, office.phone, is_open=True, is_receiver=receiver is None)
