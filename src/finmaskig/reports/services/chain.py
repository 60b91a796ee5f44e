"""Rows that are only added: numbered, each with the hash of the one before, and told to the log.

One hash serves publications, decisions and sheets. A chain cannot show what was cut off at its
end; so each new row, and each approved report, is also an entry of the access log, which is
signed and sealed outside the reach of whoever owns the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Final, TypeAlias

from finmaskig.accounts.access_log.queries import proof
from finmaskig.accounts.log import log_access
from finmaskig.reports.models import CountDecision, NationalSheet, Publication, ReportEdition
from finmaskig.reports.queries.pattern import digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.reports.queries.pattern import Json

DECISIONS, SHEETS, EDITIONS = "decisions", "sheets", "editions"
EVENT: Final = "reports.ledger_written"
Link: TypeAlias = Publication | CountDecision | NationalSheet


@dataclass(frozen=True)
class Anchor:
    """What the access log says of a row: where it stands, and its hash."""

    board_id: UUID | None
    chain: str
    row: str
    number: int
    hash: str
    is_genuine: bool


def link(*, actor: Actor, row: Link, before: Link | None) -> None:
    """Number a new row after the last of its chain, and keep it; the lock is held."""
    row.number = before.number + 1 if before else 1
    row.previous_hash = before.hash if before else ""
    row.hash = hash_of(row)
    row.save(force_insert=True)
    anchor(actor, row)


def anchor(actor: Actor, row: Link | ReportEdition) -> None:
    """Tell the access log that a row stands, and with which hash."""
    said = f"{row.number} {hash_of(row)}"
    log_access(actor=actor, event=EVENT, subject=chain_of(row), ids=[row.pk], reason=said)


def anchors() -> Iterator[Anchor]:
    """Yield what the access log says of every row that has been written."""
    for entry in proof.of_event(EVENT):
        number, _space, hashed = entry.reason.partition(" ")
        is_read = number.isdecimal() and len(entry.ids) == 1
        yield Anchor(
            board_id=entry.board_id,
            chain=entry.subject,
            row=entry.ids[0] if is_read else "",
            number=int(number) if is_read else 0,
            hash=hashed,
            is_genuine=entry.is_genuine and is_read,
        )


def chain_of(row: Link | ReportEdition) -> str:
    """Return the name of the chain that a row belongs to."""
    match row:
        case Publication():
            return row.component
        case CountDecision():
            return DECISIONS
        case NationalSheet():
            return SHEETS
    return EDITIONS


def hash_of(row: Link | ReportEdition) -> str:
    """Return the hash over all that a row says, and over the one before it."""
    by, at = signed(row)
    where: Json = [chain_of(row), row.number, by, at.astimezone(UTC).isoformat()]
    if isinstance(row, ReportEdition):
        head: Json = [str(row.report_id), row.why, row.changes, row.texts]
        return digest([where, head, row.digest])
    return digest([where, str(row.board_id), row.previous_hash, _said_by(row)])


def signed(row: Link | ReportEdition) -> tuple[str, datetime]:
    """Return as what somebody wrote a row, and when."""
    match row:
        case Publication():
            return row.published_as, row.published_at
        case ReportEdition():
            return row.approved_as, row.approved_at
    return row.decided_as, row.decided_at


def _said_by(row: Link) -> Json:
    match row:
        case Publication():
            hashes: Json = [row.pattern_hash, row.snapshot_hash, row.policy_hash]
            return [row.period.code, row.version, hashes, row.code_version]
        case NationalSheet():
            head: Json = [row.span.code, row.recipient, row.ground, row.reference_number]
            return [head, row.weighing, row.tables]
    said: Json = [row.outcome, row.given, row.conditions, row.reasons]
    return [_asked(row), _weighed(row), said, row.tables]


def _asked(row: CountDecision) -> Json:
    """Return what a decision answers, so that the request cannot be changed under it."""
    asked = row.request
    what: Json = [asked.measure, asked.rows, asked.columns, asked.span.code]
    return [str(asked.pk), asked.received_on.isoformat(), asked.way, asked.reference_number, what]


def _weighed(row: CountDecision) -> Json:
    """Return the weighing that a decision rests on."""
    one = row.assessment
    chosen: Json = [[*one.recognisers], [*one.alternatives]]
    return [str(one.pk), one.number, one.harm, chosen, one.weighing, one.assessed_as]
