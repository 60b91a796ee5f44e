"""What the sender does with a handover, and the receiver before its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.accounts.actor import Role
from finmaskig.cases.services.rows import locked_open
from finmaskig.handovers import rules
from finmaskig.handovers.models import Handover
from finmaskig.handovers.queries.handovers import side_of_story
from finmaskig.handovers.queries.receivers import receiver_unit
from finmaskig.handovers.services.moving import case_of, move, party_of, save
from finmaskig.handovers.services.moving import locked as locked_handover
from finmaskig.handovers.services.sending import freeze, parts_that_go
from finmaskig.handovers.services.telling import check_ground, tell, tell_preview
from finmaskig.handovers.services.watching_moves import ANSWER, AWAIT, keep_watch
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError
from finmaskig.vault.services import box_of, make_box

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.handovers.models import Disclosure
    from finmaskig.handovers.values_moves import NewHandover, Why
    from finmaskig.organisations.models import Unit


class OpenAlready(DomainError):
    """A contact has one open handover at most."""


class ReceiverRefused(DomainError):
    """The receiver cannot be told of this person, or does not exist."""


class WordsMissing(DomainError):
    """A reason of its own kind is written in words."""


@transaction.atomic
def propose(*, actor: Actor, case: Case, new: NewHandover) -> Handover:
    """Propose a handover: freeze what goes along, and ask the receiver.

    The same form sent twice proposes once. The sender stays responsible until somebody says yes.
    """
    at = now()
    row = locked_open(case)
    kept = Handover.objects.filter(pk=new.id, case=row).first() if new.id else None
    if kept is not None:
        return kept
    _refuse_second(row)
    story = side_of_story(row)
    unit = _receiver(row, new, story, at=at)
    handover = _drafted(actor, row, new, at=at)
    handover.story_side = story
    _address(handover, new, unit)
    decision = check_ground(actor, row, new, told=handover.parts, on=local(at).date())
    _rest_on(handover, row, new, decision)
    if decision is None and actor.role == Role.LEAD:
        handover.decided_by_id = actor.user_id
    save(handover, actor=actor, event="handovers.handover_proposed")
    freeze(handover, row, make_box(record=handover.pk, unit_id=row.unit_id), at=at)
    if handover.is_on_paper:
        tell(handover, row, actor=actor, at=at)
    keep_watch(actor=actor, row=handover, at=at)
    return handover


def _refuse_second(case: Case) -> None:
    """Look once more with the contact locked: two who propose at once do it one by one."""
    states = Handover.objects.filter(case=case).values_list("state", flat=True)
    if not rules.may_propose(set(states)):
        raise OpenAlready(_("Kontakten har redan ett överlämnande som pågår. Avsluta det först."))


def _receiver(case: Case, new: NewHandover, story: str, *, at: datetime) -> Unit | None:
    """Return the unit that is asked; somebody outside the directory is named in words."""
    if new.receiver.unit_id is None:
        if not new.receiver.words.strip():
            raise ReceiverRefused(
                _("Välj en mottagare i listan, eller skriv vilken funktion det är.")
            )
        return None
    unit = receiver_unit(new.receiver.unit_id, local(at).date())
    if unit is None or unit.pk == case.unit_id:
        raise ReceiverRefused(_("Mottagaren finns inte längre. Välj en annan i listan."))
    if not rules.may_receive(story, unit.side, kind=case.kind):
        raise ReceiverRefused(
            _(
                "En enhet som möter köpare får inte veta något från en som möter utsatta, "
                "och inte tvärtom. Välj en annan mottagare."
            )
        )
    return unit


def _drafted(actor: Actor, case: Case, new: NewHandover, *, at: datetime) -> Handover:
    chosen = parts_that_go(new.parts)
    return Handover(
        pk=new.id or uuid4(),
        case=case,
        sender_unit=case.unit,
        sender_board_id=case.board_id,
        sent_by_id=actor.user_id,
        matter=new.matter,
        age_group=new.age_group,
        languages=list(new.languages),
        parts=list(chosen),
        afterwards=new.afterwards,
        sent_at=at,
        answer_by=rules.answer_by(new.matter, at),
    )


def _address(row: Handover, new: NewHandover, unit: Unit | None) -> None:
    """Say to whom it goes: a unit that works here is asked here, all others get it on paper."""
    works_here = unit is not None and unit.is_staffed_here
    row.receiver_kind = rules.UNIT if works_here else rules.PAPER
    row.told_kind = new.receiver.kind
    row.receiver_unit = unit
    row.receiver_board_id = unit.board_id if unit is not None else None
    row.receiver_name = unit.name if unit is not None else new.receiver.words.strip()


def _rest_on(row: Handover, case: Case, new: NewHandover, decision: Disclosure | None) -> None:
    """Write the ground; the weighing lies under the key of the sender's contact alone."""
    row.ground, row.consent_ref = new.choice.ground, new.choice.consent_id
    row.disclosure_ref = decision.pk if decision is not None else None
    row.decided_by_id = decision.decided_by_id if decision is not None else None
    box_of(case.pk, case.unit_id).put(row, weighing=new.choice.weighing.strip())


@transaction.atomic
def see(*, actor: Actor, handover: Handover) -> Handover:
    """Open a proposal at the receiver: the minimum is shown, and the sender sees that it was."""
    at = now()
    row = locked_handover(handover)
    if row.state == rules.SEEN and party_of(actor, row) == rules.RECEIVER:
        return row
    move(row, rules.SEE, party_of(actor, row), at=at)
    row.seen_at = at
    tell_preview(row, case_of(row), actor=actor, at=at)
    save(row, actor=actor, event="handovers.handover_seen")
    return row


def decline(*, actor: Actor, handover: Handover, why: Why) -> Handover:
    """Say no with a reason: the sender goes on being responsible, and gets a step at once."""
    return _declined(actor, handover, why, outside=False)


@transaction.atomic
def _declined(actor: Actor, handover: Handover, why: Why, *, outside: bool) -> Handover:
    at = now()
    row = locked_handover(handover)
    party = party_of(actor, row)
    speaks_for_it = outside and row.is_on_paper and party == rules.SENDER
    move(row, rules.DECLINE, rules.OUTSIDE if speaks_for_it else party, at=at)
    _say_why(row, why)
    row.answered_at, row.answered_by_id = at, actor.user_id
    save(row, actor=actor, event="handovers.handover_declined")
    keep_watch(actor=actor, row=row, at=at, done=(ANSWER, AWAIT))
    return row


def decline_outside(*, actor: Actor, handover: Handover, why: Why) -> Handover:
    """Note that a receiver outside Finmaskig has said no."""
    return _declined(actor, handover, why, outside=True)


def declined_with_code(*, actor: Actor, row: Handover, at: datetime) -> Handover:
    """Give a locked handover back: its receiver has said no with the code on its paper."""
    move(row, rules.DECLINE, rules.OUTSIDE, at=at, by_code=True)
    row.answered_at = at
    save(row, actor=actor, event="handovers.handover_declined")
    keep_watch(actor=actor, row=row, at=at, done=(AWAIT,))
    return row


@transaction.atomic
def withdraw(*, actor: Actor, handover: Handover, why: Why) -> Handover:
    """Take a proposal back before anybody has said yes."""
    at = now()
    row = locked_handover(handover)
    move(row, rules.WITHDRAW, party_of(actor, row), at=at)
    _say_why(row, why)
    save(row, actor=actor, event="handovers.handover_withdrawn")
    keep_watch(actor=actor, row=row, at=at, done=(AWAIT,))
    return row


def _say_why(row: Handover, why: Why) -> None:
    """Keep a reason; its words lie under the handover's own key."""
    if rules.words_are_missing(why.reason, why.text):
        raise WordsMissing(_("Skriv med några ord varför. Skriv inget namn och inget nummer."))
    row.reason = why.reason
    box_of(row.pk, row.sender_unit_id).put(row, reason_text=why.text.strip())
