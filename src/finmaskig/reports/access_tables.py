"""The doors to published tables. They tell of no person: a look is not logged, a file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.accounts.log import log_export
from finmaskig.reports.access_documents import reader
from finmaskig.reports.queries.published import answer

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.reports.queries.published import Answer, Question


def board_to_explore(actor: Actor) -> UUID:
    """Return the board whose published figures the actor may see; the rest get 404."""
    board_id = reader(actor).board_id
    assert board_id is not None
    return board_id


def table_to_keep(actor: Actor, question: Question, kind: str) -> Answer:
    """Return a published table to take away in a format, and log that it leaves."""
    found = answer(board_to_explore(actor), question)
    log_export(
        actor=actor,
        event="reports.table_exported",
        subject="publication",
        ids=[found.publication.id],
        reason=f"{kind}, {question.measure}",
    )
    return found
