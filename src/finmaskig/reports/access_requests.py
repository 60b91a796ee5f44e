"""The doors to requests for exact figures and to sheets that were sent.

That a request has come tells of no person: such a look is not logged. The exact figures are shown
only to whoever decides, and every look at them, and every paper, is logged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access, log_export
from finmaskig.reports.access_tables import board_to_explore
from finmaskig.reports.exact import WeighedTable
from finmaskig.reports.queries import exact
from finmaskig.reports.queries import requests as queries
from finmaskig.reports.request_rules import (
    ASSESSORS,
    DECIDERS,
    POLICY_KEEPERS,
    REGISTRARS,
    SENDERS,
)
from finmaskig.shared.errors import NotAllowed

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.reports.models import CountDecision, CountRequest, NationalSheet

Row = TypeVar("Row", "CountRequest", "NationalSheet")
SHEET_READERS: Final = SENDERS | DECIDERS
"""Who sees which sheets were sent: those who send them, and who answers for the board."""


def registrar(actor: Actor) -> UUID:
    """Let through who takes in requests for a board; the rest get 404."""
    return _board(actor, REGISTRARS)


def request_to_read(actor: Actor, request_id: UUID) -> CountRequest:
    """Return a request of the actor's board."""
    board_id = registrar(actor)
    return _of_board(queries.request_by_id(request_id), board_id)


def request_to_assess(actor: Actor, request_id: UUID) -> CountRequest:
    """Return a request to weigh."""
    row = request_to_read(actor, request_id)
    if actor.role not in ASSESSORS:
        raise NotAllowed(_("Utredaren eller enhetschefen prövar. Du beslutar sedan."))
    return row


def request_to_decide(actor: Actor, request_id: UUID) -> CountRequest:
    """Return a request to decide on."""
    row = request_to_read(actor, request_id)
    if actor.role not in DECIDERS:
        raise NotAllowed(_("Nämndsekreteraren beslutar för nämnden."))
    return row


def weighed_table(actor: Actor, row: CountRequest) -> WeighedTable:
    """Return the exact figures that a request asks for, to whoever decides; the look is logged."""
    request_to_decide(actor, row.pk)
    log_access(
        actor=actor,
        event="reports.exact_seen",
        subject="count_request",
        ids=[row.pk],
        reason=row.reference_number,
    )
    table = exact.exact(row.board_id, queries.question_of(row))
    return WeighedTable(table, exact.seen(table))


def decision_to_print(actor: Actor, request_id: UUID) -> CountDecision:
    """Return a decision to send to who asked, and log that it leaves, with its ground."""
    row = request_to_decide(actor, request_id)
    decision = queries.decision_on(row)
    if decision is None:
        raise Http404
    log_export(
        actor=actor,
        event="reports.decision_printed",
        subject="count_decision",
        ids=[decision.pk],
        reason=f"OSL 26:1, {decision.outcome}",
    )
    return decision


def sheets_to_list(actor: Actor) -> list[NationalSheet]:
    """Return the sheets that the board has sent."""
    return queries.sheets(_board(actor, SHEET_READERS))


def sender(actor: Actor) -> UUID:
    """Let through who sends the national sheet."""
    board_id = _board(actor, SHEET_READERS)
    if actor.role not in SENDERS:
        raise NotAllowed(_("Samordnaren eller utredaren skickar underlaget."))
    return board_id


def sheet_to_keep(actor: Actor, sheet_id: UUID, kind: str) -> NationalSheet:
    """Return a sheet to print or save, and log that it leaves, with its ground."""
    board_id = _board(actor, SHEET_READERS)
    row = _of_board(queries.sheet_by_id(sheet_id), board_id)
    sender(actor)
    log_export(
        actor=actor,
        event="reports.sheet_exported",
        subject="national_sheet",
        ids=[row.pk],
        reason=f"{row.ground}, {kind}",
    )
    return row


def may_send(actor: Actor) -> bool:
    """Tell whether the page should show the ways to send."""
    return actor.role in SENDERS


def may_keep_policy(actor: Actor) -> bool:
    """Tell whether the page should show the way to register rules."""
    return actor.role in POLICY_KEEPERS


def policy_keeper(actor: Actor) -> UUID:
    """Let through who registers a board's own rules; a reader who may not is told who does."""
    board_id = board_to_explore(actor)
    if actor.role not in POLICY_KEEPERS:
        raise NotAllowed(_("Utredaren eller enhetschefen registrerar nämndens regler."))
    return board_id


def _board(actor: Actor, roles: frozenset[str]) -> UUID:
    if actor.role not in roles:
        raise Http404
    if actor.board_id is None:
        raise Http404
    return actor.board_id


def _of_board(row: Row | None, board_id: UUID) -> Row:
    """Return a row that is there and the board's; the rest get 404."""
    if row is None:
        raise Http404
    if row.board_id != board_id:
        raise Http404
    return row
