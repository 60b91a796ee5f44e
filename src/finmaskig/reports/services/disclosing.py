"""Deciding on a request, and sending the national sheet: the one way for exact figures to leave.

Only here is a ``DisclosedTable`` made, from a row of the ledger that says who let it out and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from finmaskig.accounts.log import log_access
from finmaskig.organisations.access import board_of
from finmaskig.reports.document_values import refuse_small_counts
from finmaskig.reports.exact import DisclosedTable, Worded
from finmaskig.reports.keeping_exact import read, written
from finmaskig.reports.models import CountDecision, NationalSheet
from finmaskig.reports.queries import exact
from finmaskig.reports.queries.requests import assessment_of, national_tables, question_of
from finmaskig.reports.request_rules import (
    DECIDERS,
    EXACT,
    NO_AXIS,
    NO_PART,
    NO_REASONS,
    NOT_PUBLISHED,
    ROWS,
    SAFE,
    SECRECY,
    SENDERS,
    TOTAL,
    Choice,
    problems,
)
from finmaskig.reports.services import chain, ledger
from finmaskig.reports.services.requests import (
    ChangedMeanwhile,
    locked_request,
    refuse_decided,
    refuse_odd,
)
from finmaskig.reports.values import function_of
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError, NotAllowed
from finmaskig.ui.forms import check_free_text

if TYPE_CHECKING:
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from finmaskig.accounts.actor import Actor
    from finmaskig.reports.models import CountAssessment, CountRequest
    from finmaskig.reports.values_requests import NewDecision, NewSheet

WHY_NOT = {
    SECRECY: (
        "outcome",
        gettext_lazy(
            "Prövningen säger inte att det står klart att ingen lider men. Då gäller sekretess. "
            "Ställ förbehåll, lämna den skyddade tabellen eller avslå."
        ),
    ),
    NO_PART: ("part", gettext_lazy("Välj vilken del som lämnas ut.")),
    NO_REASONS: ("reasons", gettext_lazy("Skriv varför inte allt lämnas ut. Det står i beslutet.")),
    NOT_PUBLISHED: (
        "part",
        gettext_lazy(
            "Perioden är inte stängd, så det finns ingen skyddad tabell. Välj något annat."
        ),
    ),
    NO_AXIS: ("part", gettext_lazy("Den delen är samma sak som allt. Välj något annat.")),
}
"""For each problem of a decision: its field and the sentence."""


class NotWeighed(DomainError):
    """Nobody has weighed the harm."""


@transaction.atomic
def decide_request(*, actor: Actor, request: CountRequest, new: NewDecision) -> CountDecision:
    """Decide once and for all; of two who decide at once the second is told.

    Raises ``AlreadyDecided``, ``NotWeighed``, ``ChangedMeanwhile``, and ``ValidationError`` with
    the field when the law or the reasons do not carry the decision.
    """
    if actor.role not in DECIDERS:
        raise NotAllowed
    ledger.lock(request.board_id)
    row = locked_request(request)
    refuse_decided(row)
    weighing = _weighing(row, actor, new)
    with override("sv"):
        table = exact.exact(row.board_id, question_of(row))
        safe = exact.published(row.board_id, question_of(row)) if new.part == SAFE else None
        if exact.seen(table) != new.seen:
            raise ChangedMeanwhile(
                gettext_lazy(
                    "Siffrorna har ändrats sedan du läste dem. Läs dem igen och besluta sedan. "
                    "Din text finns kvar."
                )
            )
        choice = _checked(row, weighing, new, is_published=safe is not None)
        tables = _given(row, choice.given, table, safe)
    decision = CountDecision(
        pk=uuid4(),
        board_id=row.board_id,
        request=row,
        assessment=weighing,
        outcome=new.outcome,
        given=choice.given,
        conditions=new.conditions.strip() if choice.given else "",
        reasons=new.reasons.strip(),
        tables=[written(one) for one in tables],
        **_signature(actor),
    )
    before = CountDecision.objects.filter(board_id=row.board_id).order_by("-number").first()
    chain.link(actor=actor, row=decision, before=before)
    _log(actor, "reports.request_decided", "count_request", row.pk, new.outcome)
    return decision


@transaction.atomic
def send_sheet(*, actor: Actor, new: NewSheet) -> NationalSheet:
    """Keep a sheet of exact counts for the national coordination, as it was sent."""
    if actor.role not in SENDERS:
        raise NotAllowed
    board_id = board_of(actor)
    refuse_odd(new.months)
    for text in (new.weighing, new.recipient):
        check_free_text(text)
    ledger.lock(board_id)
    with override("sv"):
        tables = [
            exact.exact(
                board_id,
                exact.asked(one.measure, one.rows, one.columns, new.months),
                (one.row_codes, one.column_codes),
            )
            for one in national_tables()
        ]
    row = NationalSheet(
        pk=uuid4(),
        board_id=board_id,
        first=new.months.first,
        last=new.months.last,
        recipient=new.recipient.strip(),
        ground=new.ground,
        weighing=new.weighing.strip(),
        reference_number=new.reference_number.strip(),
        tables=[written(one) for one in tables],
        **_signature(actor),
    )
    row.clean_fields(exclude=["board", "decided_by", "decided_as", "decided_at", "number", "hash"])
    before = NationalSheet.objects.filter(board_id=board_id).order_by("-number").first()
    chain.link(actor=actor, row=row, before=before)
    _log(actor, "reports.sheet_sent", "national_sheet", row.pk, row.ground)
    return row


def disclosed(row: CountDecision | NationalSheet) -> list[DisclosedTable]:
    """Return the tables that a row of the ledger lets out."""
    return [DisclosedTable(read(one), row.pk) for one in row.tables]


def weighing_to_decide_on(row: CountRequest, actor: Actor) -> CountAssessment:
    """Return the weighing that a decision rests on.

    Raises ``NotWeighed``, and ``NotAllowed`` for whoever weighed: she does not decide.
    """
    weighing = assessment_of(row)
    if weighing is None:
        raise NotWeighed(_("Ingen har prövat om någon kan lida men. Det görs före beslutet."))
    if weighing.assessed_by_id == actor.user_id:
        raise NotAllowed(_("Den som har prövat beslutar inte. Låt någon annan besluta."))
    return weighing


def _weighing(row: CountRequest, actor: Actor, new: NewDecision) -> CountAssessment:
    weighing = weighing_to_decide_on(row, actor)
    if weighing.pk != new.assessment:
        raise ChangedMeanwhile(
            _(
                "%(who)s prövade igen medan du läste. Läs den nya prövningen och besluta sedan. "
                "Din text finns kvar."
            )
            % {"who": capfirst(weighing.assessed_as)}
        )
    return weighing


def _checked(
    row: CountRequest, weighing: CountAssessment, new: NewDecision, *, is_published: bool
) -> Choice:
    choice = Choice(
        outcome=new.outcome,
        part=new.part,
        has_conditions=bool(new.conditions.strip()),
        has_reasons=bool(new.reasons.strip()),
        harm=weighing.harm,
        axes=len(question_of(row).shown),
        is_published=is_published,
    )
    wrong: dict[str, StrOrPromise] = dict(WHY_NOT[code] for code in problems(choice))
    for name, text in (("conditions", new.conditions), ("reasons", new.reasons)):
        try:
            check_free_text(text)
            refuse_small_counts(text)
        except ValidationError as error:
            wrong[name] = error.messages[0]
    if wrong:
        raise ValidationError(wrong)
    return choice


def _given(row: CountRequest, given: str, table: Worded, safe: Worded | None) -> list[Worded]:
    if given in {ROWS, TOTAL}:
        rows = row.rows if given == ROWS else ""
        return [exact.exact(row.board_id, exact.asked(row.measure, rows, "", row.span))]
    return [one for one in (table if given == EXACT else safe,) if one is not None and given]


def _signature(actor: Actor) -> dict[str, Any]:
    return {
        "decided_by_id": actor.user_id,
        "decided_as": function_of(actor),
        "decided_at": now(),
    }


def _log(actor: Actor, event: str, subject: str, row_id: UUID, reason: str) -> None:
    log_access(actor=actor, event=event, subject=subject, ids=[row_id], reason=reason)
