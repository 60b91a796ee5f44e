"""Taking in a request for exact figures, and weighing the harm of telling them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations.access import board_of
from finmaskig.reports.models import CountAssessment, CountRequest
from finmaskig.reports.queries.own import grid_for
from finmaskig.reports.queries.requests import assessment_of, decision_on, question_of
from finmaskig.reports.request_rules import ASSESSORS, REGISTRARS
from finmaskig.reports.rules import MOST_MONTHS
from finmaskig.reports.values import function_of
from finmaskig.shared.clock import now, today
from finmaskig.shared.errors import DomainError, NotAllowed
from finmaskig.ui.forms import check_free_text

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.reports.rules import Span
    from finmaskig.reports.values_requests import NewAssessment, NewRequest


class AlreadyDecided(DomainError):
    """Somebody decided first; a decision is not changed."""


class ChangedMeanwhile(DomainError):
    """What was read is not what would be weighed or decided about."""


@transaction.atomic
def register_request(*, actor: Actor, new: NewRequest) -> CountRequest:
    """Take in a request; raises ``NotCounted`` when the measure is not divided in that way."""
    if actor.role not in REGISTRARS:
        raise NotAllowed
    if new.received_on > today():
        raise ValidationError({"received_on": _("Den dagen har inte varit än.")})
    refuse_odd(new.months)
    row = CountRequest(
        pk=uuid4(),
        board_id=board_of(actor),
        received_on=new.received_on,
        way=new.way,
        measure=new.measure,
        rows=new.rows,
        columns=new.columns if new.columns != new.rows else "",
        first=new.months.first,
        last=new.months.last,
        reference_number=new.reference_number.strip(),
        registered_by_id=actor.user_id,
        registered_as=function_of(actor),
        registered_at=now(),
    )
    grid_for(question_of(row))
    row.clean_fields(exclude=["board", "registered_by"])
    row.save(force_insert=True)
    log_access(
        actor=actor, event="reports.request_registered", subject="count_request", ids=[row.pk]
    )
    return row


@transaction.atomic
def assess_request(*, actor: Actor, request: CountRequest, new: NewAssessment) -> CountAssessment:
    """Weigh whether anyone comes to harm; an earlier weighing stays and is no longer in force."""
    if actor.role not in ASSESSORS:
        raise NotAllowed
    locked = locked_request(request)
    refuse_decided(locked)
    _refuse_unread(locked, new.after)
    check_free_text(new.weighing)
    row = CountAssessment(
        pk=uuid4(),
        request=locked,
        number=new.after + 1,
        harm=new.harm,
        recognisers=list(new.recognisers),
        alternatives=list(new.alternatives),
        weighing=new.weighing.strip(),
        assessed_by_id=actor.user_id,
        assessed_as=function_of(actor),
        assessed_at=now(),
    )
    row.clean_fields(exclude=["request", "assessed_by", "recognisers", "alternatives"])
    row.save(force_insert=True)
    log_access(
        actor=actor, event="reports.request_assessed", subject="count_request", ids=[locked.pk]
    )
    return row


def locked_request(request: CountRequest) -> CountRequest:
    """Return a request whose row is held until the transaction ends."""
    rows = CountRequest.objects.select_for_update(of=("self",))
    return rows.select_related("board").get(pk=request.pk)


def refuse_odd(months: Span) -> None:
    """Raise ``ValidationError`` for months that have not begun, or are too many."""
    if not 1 <= len(months.months) <= MOST_MONTHS or months.first > today():
        raise ValidationError(
            {
                "last": _("Välj en period som har börjat, på högst %(months)s månader.")
                % {"months": MOST_MONTHS}
            }
        )


def _refuse_unread(row: CountRequest, after: int) -> None:
    newest = assessment_of(row)
    if newest is not None and newest.number != after:
        raise ChangedMeanwhile(
            _(
                "%(who)s prövade begäran medan du skrev. Läs den prövningen. Din text finns kvar: "
                "spara den om den ska gälla i stället."
            )
            % {"who": capfirst(newest.assessed_as)}
        )
    if newest is None and after:
        raise ChangedMeanwhile(_("Läs begäran igen innan du prövar den."))


def refuse_decided(row: CountRequest) -> None:
    """Raise ``AlreadyDecided`` when a decision stands."""
    if decision_on(row) is not None:
        raise AlreadyDecided(
            _("Begäran är redan avgjord: någon annan hann före. Beslutet står på dess sida.")
        )
