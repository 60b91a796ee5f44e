"""Voluntary answers: kept once for each occasion, and a no is a no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access, log_export
from finmaskig.cases import rules
from finmaskig.cases.models import Measurement
from finmaskig.cases.queries.cases import current_period
from finmaskig.cases.questions import set_for
from finmaskig.cases.services.noting import locked_support, note_day
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.cases.values import NewMeasurement


class NoQuestions(DomainError):
    """Nobody of that kind is asked anything."""


class AnswersDoNotFit(DomainError):
    """The answers are not to these questions."""


class SaidNo(DomainError):
    """The person did not want to answer this time, and is not asked again."""


@transaction.atomic
def keep_answers(*, actor: Actor, case: Case, new: NewMeasurement) -> Measurement:
    """Keep what somebody answered at an occasion; answering again replaces it, a no is final."""
    at = now()
    row = locked_support(case)
    questions = set_for(row.kind)
    if questions is None:
        raise NoQuestions(_("Det finns inga frågor till yrkesverksamma."))
    _refuse(new, {one.code for one in questions.asked(new.occasion, local(at).date())})
    period = current_period(row)
    kept = Measurement.objects.filter(period=period, occasion=new.occasion).first()
    if kept is not None and kept.declined:
        raise SaidNo(_("Personen ville inte svara den här gången. Fråga inte igen nu."))
    found = kept or Measurement(case=row, period=period, mode=row.mode, occasion=new.occasion)
    found.question_set, found.asked_on = questions.code, local(at).date()
    found.declined, found.answers = new.declined, dict(new.answers)
    found.clean_fields(exclude=["case", "period"])
    found.save()
    note_day(row, at)
    log_access(actor=actor, event="cases.answers_kept", subject="case", ids=[row.pk])
    return found


def _refuse(new: NewMeasurement, codes: Iterable[str]) -> None:
    if new.declined == bool(new.answers):
        raise AnswersDoNotFit(_("Välj minst ett svar, eller att personen inte vill svara."))
    fit = set(new.answers) <= set(codes)
    if not fit or any(answer not in rules.ANSWERS for answer in new.answers.values()):
        raise AnswersDoNotFit(_("Svaren hör inte till de här frågorna. Ladda om sidan."))


@transaction.atomic
def export_answers(*, actor: Actor, ids: Iterable[object], reason: str) -> None:
    """Log that answers leave the unit for an evaluation, with the lead's reason."""
    log_export(
        actor=actor,
        event="cases.answers_exported",
        subject="case",
        ids=[str(one) for one in ids],
        reason=reason,
    )
