"""Taking over: the yes, the receipt, the first meeting and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.cases import track_rules
from finmaskig.cases.choices import Origin
from finmaskig.cases.queries.subjects import CHILD_KIND, SUBJECT_KIND
from finmaskig.cases.rules import CHILD_BANDS, COORDINATION
from finmaskig.cases.services.cases import close_case, open_case
from finmaskig.cases.services.track.opening import open_track
from finmaskig.cases.services.track.rights import open_checklist
from finmaskig.cases.values import Closing, NewCase
from finmaskig.guidance.rules import FULFILLED
from finmaskig.guidance.rules import Outcome as StepOutcome
from finmaskig.guidance.services import close_step, open_musts
from finmaskig.handovers import rules
from finmaskig.handovers.queries.proposing import HAND_OVER
from finmaskig.handovers.services.moving import case_of, locked, move, party_of, save
from finmaskig.handovers.services.sending import share
from finmaskig.handovers.services.telling import tell
from finmaskig.handovers.services.watching_moves import (
    ANSWER,
    AWAIT,
    MEETING,
    OUTCOME,
    RECEIPT,
    keep_watch,
)
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import date, datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.handovers.models import Handover
    from finmaskig.handovers.values_moves import Acceptance

HANDED_OVER = "handed_over"


class OddDay(DomainError):
    """A meeting is noted when it has been, and after the yes."""


class OutcomeUnknown(DomainError):
    """The list has no such outcome."""


@transaction.atomic
def accept(*, actor: Actor, handover: Handover, acceptance: Acceptance) -> Handover:
    """Say yes: from this moment the receiver is responsible, in a contact of its own.

    All or nothing: the ground still holds, the package can be read, the contact is open, and the
    sender's own ends as it was agreed.
    """
    at = now()
    row = locked(handover)
    move(row, rules.ACCEPT, party_of(actor, row), at=at)
    case = case_of(row)
    tell(row, case, actor=actor, at=at)
    assert row.receiver_unit_id is not None
    share(row, row.receiver_unit_id)
    row.received_case = _opened(actor, row, case, acceptance)
    row.answered_at, row.answered_by_id = at, actor.user_id
    row.meet_by = rules.meet_by(row.matter, local(at).date())
    save(row, actor=actor, event="handovers.handover_accepted")
    _leave(actor, row, case)
    keep_watch(actor=actor, row=row, at=at, done=(ANSWER, AWAIT))
    return row


def _opened(actor: Actor, row: Handover, case: Case, acceptance: Acceptance) -> Case:
    """Open the receiver's own contact; where trafficking is suspected its rights open with it."""
    found = open_case(
        actor=actor,
        new=NewCase(
            mode=acceptance.mode,
            kind=case.kind,
            form=case.form,
            alias=acceptance.alias,
            origin_kind=Origin.HANDOVER.value,
            origin_id=row.pk,
        ),
    )
    if acceptance.mode == COORDINATION:
        is_child = row.age_group == rules.CHILD or case.age_band in CHILD_BANDS
        queue = track_rules.QUEUES[1] if is_child else track_rules.QUEUES[0]
        open_track(actor=actor, case=found, queue=queue)
        if row.matter == rules.TRAFFICKING:
            open_checklist(actor=actor, case=found)
        found.refresh_from_db()
    return found


def _leave(actor: Actor, row: Handover, case: Case) -> None:
    """End the step that asked for the handover, and the sender's contact when nothing holds it."""
    left = False
    for step in open_musts(SUBJECT_KIND, case.pk):
        if step.code == HAND_OVER:
            close_step(step=step, outcome=StepOutcome(FULFILLED), actor=actor)
        else:
            left = True
    left = left or bool(open_musts(CHILD_KIND, case.pk))
    if row.afterwards == rules.TO_CLOSE and case.is_open and not left:
        row.case = close_case(actor=actor, case=case, closing=Closing(reason=HANDED_OVER))


@transaction.atomic
def confirm_outside(*, actor: Actor, handover: Handover) -> Handover:
    """Note that a receiver outside Finmaskig has taken over, by word of mouth."""
    at = now()
    row = locked(handover)
    move(row, rules.CONFIRM, _speaker(actor, row), at=at)
    row.answered_by_id = actor.user_id
    return _confirmed(actor, row, at=at)


def confirmed_with_code(*, actor: Actor, row: Handover, at: datetime) -> Handover:
    """Let a locked handover go to a receiver who has answered with the code on its paper."""
    move(row, rules.CONFIRM, rules.OUTSIDE, at=at, by_code=True)
    return _confirmed(actor, row, at=at)


def _confirmed(actor: Actor, row: Handover, *, at: datetime) -> Handover:
    row.answered_at, row.receipted_at = at, at
    row.outcome_by = rules.outcome_by(local(at).date())
    save(row, actor=actor, event="handovers.handover_accepted")
    _leave(actor, row, case_of(row))
    keep_watch(actor=actor, row=row, at=at, done=(AWAIT,))
    return row


@transaction.atomic
def give_receipt(*, actor: Actor, handover: Handover) -> Handover:
    """Say that what came along has been read: the sender sees when."""
    at = now()
    row = locked(handover)
    move(row, rules.RECEIPT, party_of(actor, row), at=at)
    row.receipted_at = at
    save(row, actor=actor, event="handovers.handover_receipted")
    keep_watch(actor=actor, row=row, at=at, done=(RECEIPT,))
    return row


@transaction.atomic
def note_meeting(*, actor: Actor, handover: Handover, met_on: date) -> Handover:
    """Note the day of the first meeting; a day later somebody asks how it went."""
    at = now()
    row = locked(handover)
    move(row, rules.MEET, _speaker(actor, row), at=at)
    _refuse_day(row, met_on, at)
    row.met_on, row.outcome_by = met_on, rules.outcome_by(met_on)
    save(row, actor=actor, event="handovers.first_meeting_noted")
    keep_watch(actor=actor, row=row, at=at, done=(MEETING,))
    return row


@transaction.atomic
def conclude(*, actor: Actor, handover: Handover, outcome: str) -> Handover:
    """Note what came of it; the sender sees the word and nothing more."""
    at = now()
    row = locked(handover)
    if outcome not in rules.OUTCOMES:
        raise OutcomeUnknown(_("Välj ett av svaren i listan."))
    move(row, rules.CONCLUDE, _speaker(actor, row), at=at)
    row.outcome = outcome
    save(row, actor=actor, event="handovers.handover_concluded")
    keep_watch(actor=actor, row=row, at=at, done=(MEETING, OUTCOME))
    return row


def _speaker(actor: Actor, row: Handover) -> str:
    """Return who speaks: the sender notes what a receiver outside Finmaskig has said."""
    party = party_of(actor, row)
    return rules.OUTSIDE if row.is_on_paper and party == rules.SENDER else party


def _refuse_day(row: Handover, met_on: date, at: datetime) -> None:
    first = local(row.answered_at or row.sent_at).date()
    if not first <= met_on <= local(at).date():
        raise OddDay(_("Välj en dag från det att ni tog emot till och med i dag."))
