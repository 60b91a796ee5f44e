"""The disclosure that a handover is: its ground at the proposal, its row when it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.actor import Role
from finmaskig.accounts.log import log_access
from finmaskig.cases.services.noting import note_day
from finmaskig.guidance.rules import FULFILLED, Outcome
from finmaskig.guidance.services import settle_dated_step
from finmaskig.handovers import grounds, parts
from finmaskig.handovers.choices_grounds import GROUND_PROBLEMS, Decider, State
from finmaskig.handovers.models import Disclosure
from finmaskig.handovers.parts import Receiver
from finmaskig.handovers.queries.consents import box_for, receiver_of
from finmaskig.handovers.queries.disclosures import subject_of
from finmaskig.handovers.services.consents import lock_valid
from finmaskig.handovers.services.watching_grounds import GIVE
from finmaskig.shared.clock import local
from finmaskig.shared.errors import DomainError
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from django.db.models import QuerySet

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.handovers.models import Handover
    from finmaskig.handovers.values_moves import NewHandover


LEAD_DECIDES = _(
    "En chef bestämmer om den här grunden. Föreslå utlämnandet för din chef, eller be "
    "chefen att föreslå överlämnandet. Är det fara nu: ring 112."
)


class GroundMissing(DomainError):
    """Nothing permits that this is told to this receiver."""


class LeadDecides(DomainError):
    """A lead decides about this ground, and has not yet."""


def check_ground(
    actor: Actor, case: Case, new: NewHandover, *, told: Collection[str], on: date
) -> Disclosure | None:
    """Refuse a ground that does not carry what is sent; return a lead's decision where one is due.

    A consent is locked, so that a withdrawal at the same moment comes first or waits.
    """
    choice, to = new.choice, new.receiver
    facts = grounds.GroundFacts(on=on, receiver=to, parts=tuple(told), is_child=_is_child(case))
    for code in grounds.problems(choice, facts):
        raise GroundMissing(GROUND_PROBLEMS[code])
    if choice.ground == grounds.WITHOUT_GROUND:
        raise GroundMissing(GROUND_PROBLEMS[grounds.UNKNOWN_GROUND])
    if choice.ground == grounds.CONSENT:
        assert choice.consent_id is not None
        lock_valid(choice.consent_id, case=case, parts=told, receiver=to, on=on)
    if not _lead_decides(actor, choice.ground, on):
        return None
    decision = _decision(
        _allowed_rows(case, choice.ground).select_for_update(of=("self",)), case, told, to
    )
    if decision is None:
        raise LeadDecides(LEAD_DECIDES)
    return decision


def lead_is_missing(actor: Actor, case: Case, new: NewHandover, on: date) -> bool:
    """Tell whether a lead must decide first, so that a form can say it before it is sent."""
    ground = new.choice.ground
    if not _lead_decides(actor, ground, on):
        return False
    return _decision(_allowed_rows(case, ground), case, new.parts, new.receiver) is None


def _is_child(case: Case) -> bool | None:
    return case.age_band in grounds.CHILD_BANDS if case.age_band else None


def _lead_decides(actor: Actor, ground: str, on: date) -> bool:
    return actor.role != Role.LEAD and grounds.needs_lead(ground, on)


def _allowed_rows(case: Case, ground: str) -> QuerySet[Disclosure]:
    return Disclosure.objects.filter(case=case, state=State.ALLOWED, ground=ground)


def _decision(
    found: QuerySet[Disclosure], case: Case, told: Collection[str], to: Receiver
) -> Disclosure | None:
    """Return what a lead has allowed and nobody has told yet: to the same, as much or more."""
    rows = list(found)
    box = box_for(rows, case.pk, case.unit_id)
    for row in rows:
        if set(told) <= set(row.parts) and receiver_of(row, box).is_same(to):
            return row
    return None


def tell(row: Handover, case: Case, *, actor: Actor, at: datetime) -> None:
    """Register that what was frozen is told now; a consent must be valid at this very moment."""
    _refuse_withdrawn(row, case, at=at)
    allowed = _allowed(row)
    told = allowed if allowed is not None else _drafted(row, case, at=at)
    _made(told, row, at=at)
    if allowed is None:
        told.save(force_insert=True)
    else:
        allowed.save(update_fields=["state", "made_at", "made_by"])
        _settle(allowed, actor, at=at)
    note_day(case, at)
    log_access(actor=actor, event="handovers.disclosure_made", subject="disclosure", ids=[told.pk])


def tell_preview(row: Handover, case: Case, *, actor: Actor, at: datetime) -> None:
    """Register what the minimum preview told, where it says more than that somebody is handed over.

    A kind of step and child or adult point at nobody; a language may.
    """
    if not row.languages:
        return
    _refuse_withdrawn(row, case, at=at)
    told = _drafted(row, case, at=at)
    told.parts = [parts.CONTACT]
    _made(told, row, at=at)
    told.save(force_insert=True)
    log_access(actor=actor, event="handovers.disclosure_made", subject="disclosure", ids=[told.pk])


def _made(told: Disclosure, row: Handover, *, at: datetime) -> None:
    told.state, told.made_by_id, told.made_at = State.MADE, row.sent_by_id, at


def _refuse_withdrawn(row: Handover, case: Case, *, at: datetime) -> None:
    """Ask with the consent's row locked whether it is valid now."""
    if row.ground == grounds.CONSENT:
        assert row.consent_ref is not None
        to = receiver_of_handover(row)
        lock_valid(row.consent_ref, case=case, parts=row.parts, receiver=to, on=local(at).date())


def receiver_of_handover(row: Handover) -> Receiver:
    """Return who is told, as consents and grounds name it."""
    if row.receiver_unit_id is not None:
        return Receiver(parts.UNIT, row.receiver_unit_id)
    return Receiver(row.told_kind, words=row.receiver_name)


def _allowed(row: Handover) -> Disclosure | None:
    if row.disclosure_ref is None:
        return None
    rows = Disclosure.objects.select_for_update(of=("self",)).select_related("unit")
    return rows.filter(pk=row.disclosure_ref, state=State.ALLOWED).first()


def _drafted(row: Handover, case: Case, *, at: datetime) -> Disclosure:
    """Return the row of a disclosure that the sender made by sending, at the moment of the yes."""
    found = Disclosure(
        pk=uuid4(),
        unit_id=row.sender_unit_id,
        board_id=row.sender_board_id,
        side=case.side,
        about_kind=parts.CASE,
        about_id=case.pk,
        case_id=case.pk,
        record=case.pk,
        parts=list(row.parts),
        receiver_kind=row.told_kind,
        receiver_unit_id=row.receiver_unit_id,
        ground=row.ground,
        consent_id=row.consent_ref,
        how=parts.HANDOVER,
        proposed_by_id=row.sent_by_id,
        registered_at=at,
        decided_as=_decider(row),
        decided_by_id=row.decided_by_id or row.sent_by_id,
        decided_at=row.sent_at,
    )
    box = box_of(case.pk, row.sender_unit_id)
    words = "" if row.receiver_unit_id else row.receiver_name
    box.put(found, weighing=box.text(row, "weighing"), receiver_words=words)
    return found


def _decider(row: Handover) -> str:
    if row.ground == grounds.CONSENT:
        return Decider.PERSON
    return Decider.LEAD if row.decided_by_id else Decider.WORKER


def _settle(row: Disclosure, actor: Actor, *, at: datetime) -> None:
    settle_dated_step(
        actor=actor,
        subject=subject_of(row, row.unit_id),
        watch=GIVE,
        outcome=Outcome(FULFILLED),
        at=at,
    )
