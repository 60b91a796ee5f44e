"""How a handover is locked, moved through its table and saved: one order, so nobody is stuck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finmaskig.accounts.log import log_access
from finmaskig.cases.services.rows import locked as locked_case
from finmaskig.handovers import rules
from finmaskig.handovers.models import Handover
from finmaskig.handovers.services.receipt_locks import close_receipt
from finmaskig.shared.errors import DomainError, NotAllowed

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case

FOREIGN_KEYS = (
    "case",
    "sender_unit",
    "sender_board",
    "sent_by",
    "receiver_unit",
    "receiver_board",
    "decided_by",
    "answered_by",
    "received_case",
)


class MovedAlready(DomainError):
    """Somebody else was first, or the handover stands where this cannot be done."""


class TooLate(DomainError):
    """The time to answer is over: the sender is responsible and decides anew."""


class NotYourPart(NotAllowed):
    """The other unit does this."""


class CaseGone(DomainError):
    """The sender's contact does not exist any more."""


WHY_NOT = {
    rules.PROPOSED: gettext_lazy("Öppna överlämnandet och se vad det gäller först."),
    rules.SEEN: gettext_lazy("Överlämnandet väntar på svar. Ladda om sidan och försök igen."),
    rules.ACCEPTED: gettext_lazy("Överlämnandet är redan mottaget. Ladda om sidan."),
    rules.RECEIPTED: gettext_lazy("Överlämnandet är redan kvitterat. Ladda om sidan."),
    rules.MET: gettext_lazy("Det första mötet är redan antecknat. Ladda om sidan."),
    rules.CONCLUDED: gettext_lazy(
        "Överlämnandet är klart. Ladda om sidan för att se hur det gick."
    ),
    rules.DECLINED: gettext_lazy(
        "Överlämnandet togs inte emot. Avsändaren har ansvaret och bestämmer vad som händer."
    ),
    rules.WITHDRAWN: gettext_lazy(
        "Avsändaren har tagit tillbaka överlämnandet. Du behöver inte göra något."
    ),
    rules.EXPIRED: gettext_lazy(
        "Svarstiden gick ut och överlämnandet gick tillbaka. Ring avsändaren om ni kan ta emot."
    ),
}
"""Why nothing can be done in a state, and what to do instead."""


def locked(handover: Handover) -> Handover:
    """Return the row, locked: the sender's contact first, then the handover."""
    if handover.case is not None:
        locked_case(handover.case)
    rows = Handover.objects.select_for_update(of=("self",))
    return rows.select_related("sender_unit", "receiver_unit", "case__unit").get(pk=handover.pk)


def party_of(actor: Actor, row: Handover) -> str:
    """Return on which side of a handover somebody stands."""
    if actor.unit_id == row.sender_unit_id:
        return rules.SENDER
    if actor.unit_id is not None and actor.unit_id == row.receiver_unit_id:
        return rules.RECEIVER
    raise NotYourPart(_("Överlämnandet hör till andra enheter."))


def move(row: Handover, verb: str, party: str, *, at: datetime, by_code: bool = False) -> None:
    """Take a verb from the table, or say why not; saving is the caller's.

    What the code on a paper has answered goes before everything else that could be done.
    """
    target = rules.target_of(row.state, verb, party)
    if target is None:
        raise MovedAlready(WHY_NOT[row.state])
    if verb in rules.ANSWERS and not row.can_be_answered(at):
        raise TooLate(WHY_NOT[rules.EXPIRED])
    if row.is_on_paper and row.is_waiting and not by_code:
        close_receipt(row)
    row.state = target
    row.closed_at = None if target in rules.OPEN else at


def case_of(row: Handover) -> Case:
    """Return the sender's contact."""
    if row.case is None:
        raise CaseGone(_("Kontakten finns inte längre. Ring avsändaren och börja om tillsammans."))
    return row.case


def save(row: Handover, *, actor: Actor, event: str) -> None:
    """Check each field, save, and log who did it."""
    row.clean_fields(exclude=FOREIGN_KEYS)
    row.save()
    log_access(actor=actor, event=event, subject="handover", ids=[row.pk])
