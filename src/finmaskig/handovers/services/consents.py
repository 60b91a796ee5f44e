"""Receiving a person's yes, taking it back, and holding it still while it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.accounts.log import log_access
from finmaskig.cases.services.noting import note_day
from finmaskig.cases.services.rows import locked, locked_open
from finmaskig.guidance.rules import OFFER, Subject
from finmaskig.guidance.services import DatedStep, keep_dated_steps
from finmaskig.handovers import grounds
from finmaskig.handovers.choices_grounds import (
    CONSENT_GAPS,
    CONSENT_PROBLEMS,
    GROUND_PROBLEMS,
)
from finmaskig.handovers.models import Consent
from finmaskig.handovers.parts import PARTS
from finmaskig.handovers.queries import consents as queries
from finmaskig.shared.alone import each_alone
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.handovers.parts import Receiver
    from finmaskig.handovers.values_grounds import NewConsent

SUBJECT_KIND = "consent"
WATCH = "consent-ends"
FROZEN_IN = "sv"
FOREIGN_KEYS = ("case", "receiver_unit", "received_by", "withdrawn_by")


class ConsentIsOdd(DomainError):
    """The consent does not hold together as it was filled in."""


class ConsentNotValid(DomainError):
    """The consent does not carry what it was meant to carry."""


@transaction.atomic
def give_consent(*, actor: Actor, case: Case, new: NewConsent) -> Consent:
    """Receive a person's yes; the same form sent twice gives the same row."""
    at = now()
    row = locked_open(case)
    kept = Consent.objects.filter(pk=new.id, case_id=row.pk).first() if new.id else None
    if kept is not None:
        return kept
    on = local(at).date()
    _refuse_odd(row, new, on)
    consent = _drafted(actor, row, new, at=at)
    box_of(row.pk, row.unit_id).put(
        consent,
        receiver_words=new.receiver.words.strip(),
        purpose=new.purpose,
        maturity=new.maturity,
    )
    consent.clean_fields(exclude=FOREIGN_KEYS)
    consent.save(force_insert=True)
    log_access(actor=actor, event="handovers.consent_given", subject="consent", ids=[consent.pk])
    note_day(row, at)
    _watch(actor, consent, row, at=at)
    return consent


def _drafted(actor: Actor, case: Case, new: NewConsent, *, at: datetime) -> Consent:
    return Consent(
        pk=new.id or uuid4(),
        case=case,
        parts=list(new.parts),
        receiver_kind=new.receiver.kind,
        receiver_unit_id=new.receiver.unit_id,
        given_how=new.given_how,
        given_by=new.given_by,
        language=new.language,
        interpreter=new.interpreter,
        text_version=grounds.consent_text_on(new.given_on).code,
        given_on=new.given_on,
        valid_until=new.valid_until,
        received_by_id=actor.user_id,
        received_at=at,
    )


def _refuse_odd(case: Case, new: NewConsent, on: date) -> None:
    if not new.parts or not set(new.parts) <= set(PARTS):
        raise ConsentIsOdd(GROUND_PROBLEMS[grounds.NO_PARTS])
    if not new.receiver.is_complete:
        raise ConsentIsOdd(GROUND_PROBLEMS[grounds.NO_RECEIVER])
    given = grounds.ConsentGiven(
        given_on=new.given_on,
        valid_until=new.valid_until,
        given_by=new.given_by,
        maturity=new.maturity,
    )
    for code in grounds.consent_problems(given, on=on, age_band=case.age_band):
        raise ConsentIsOdd(CONSENT_PROBLEMS[code])


@transaction.atomic
def withdraw_consent(*, actor: Actor, consent: Consent) -> Consent:
    """Take a consent back, at once and for ever; a second tap changes nothing."""
    case = locked(consent.case)
    at = now()  # after the lock: whoever told before this has an earlier time
    row = Consent.objects.select_for_update().get(pk=consent.pk)
    if row.withdrawn_at is not None:
        return row
    row.withdrawn_at, row.withdrawn_by_id = at, actor.user_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    log_access(actor=actor, event="handovers.consent_withdrawn", subject="consent", ids=[row.pk])
    note_day(case, at)
    _watch(actor, row, case, at=at)
    return row


def lock_valid(
    consent_id: UUID, *, case: Case, parts: Collection[str], receiver: Receiver, on: date
) -> Consent:
    """Return a consent that carries a disclosure, held still until the transaction ends.

    Call it in the transaction that tells: a withdrawal waits for it, or has come before it. Raises
    ``ConsentNotValid`` with what to do instead.
    """
    row = (
        Consent.objects.select_for_update(of=("self",)).filter(pk=consent_id, case=case.pk).first()
    )
    if row is None:
        raise ConsentNotValid(CONSENT_GAPS[grounds.OTHER_CASE])
    held = queries.held(row, queries.box_for([row], case.pk, case.unit_id))
    gap = grounds.consent_gap(held, parts=parts, receiver=receiver, on=on)
    if gap:
        raise ConsentNotValid(CONSENT_GAPS[gap])
    return row


def watch_consents(*, actor: Actor, at: datetime) -> int:
    """Ask in time whether a consent should go on, and stop where a contact is over."""
    rows = queries.ending_consents(local(at).date())
    return len(each_alone(lambda row: _watch(actor, row, row.case, at=at), rows))


def _watch(actor: Actor, row: Consent, case: Case, *, at: datetime) -> None:
    subject = Subject(
        kind=SUBJECT_KIND,
        id=row.pk,
        context=f"Stödkontakt {case.alias}",
        side=case.side,
        unit_id=case.unit_id,
        board_id=case.board_id,
    )
    ends_soon = row.valid_until - grounds.DAYS_BEFORE_END <= local(at).date() <= row.valid_until
    is_used = case.is_open and row.withdrawn_at is None
    wanted = [_step(row, case)] if is_used and ends_soon else []
    keep_dated_steps(actor=actor, subject=subject, wanted=wanted, at=at)


def _step(row: Consent, case: Case) -> DatedStep:
    with override(FROZEN_IN):
        return DatedStep(
            watch=WATCH,
            code="consent-ends",
            level=OFFER,
            title=_("Ett samtycke går snart ut"),
            say=_("”Får vi fortsätta att berätta? Du kan säga ja till mer, mindre eller inget.”"),
            why=_("Efter sista dagen får ingenting lämnas med stöd av samtycket."),
            source="10 kap. 1 § OSL",
            due_on=row.valid_until,
            for_user=case.worker_id,
        )
