"""Write to the access log: one row for each look, list, change and export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from finmaskig.accounts.access_log.macs import sign_entry
from finmaskig.accounts.access_log.sealer import pace
from finmaskig.accounts.models import AccessEntry, AccessPending
from finmaskig.shared.clock import now

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from finmaskig.accounts.actor import Actor


def log_access(
    *,
    actor: Actor,
    event: str,
    subject: str,
    ids: Iterable[UUID | str] = (),
    reason: str = "",
) -> None:
    """Write who did what to which rows.

    Within a transaction the entry lives or dies with the change. Outside one, as when a door
    logs a look, it is committed before this returns, and so before the page is rendered.
    """
    entry = AccessEntry(
        at=now(),
        user_id=actor.user_id,
        user_name=actor.name,
        service_number=actor.service_number,
        unit_id=actor.unit_id,
        unit_name=actor.unit_name[:200],
        role=actor.role,
        side=actor.side,
        board_id=actor.board_id,
        event=event,
        subject=subject,
        ids=[str(each) for each in ids],
        reason=reason,
    )
    sign_entry(entry)
    with transaction.atomic(savepoint=False):
        entry.save(force_insert=True)
        AccessPending(entry=entry).save(force_insert=True)
    pace.note()


def log_export(
    *, actor: Actor, event: str, subject: str, ids: Iterable[UUID | str], reason: str
) -> None:
    """Write that protected rows leave Finmaskig, in a file or on paper.

    The reason is the legal ground or the purpose: nothing leaves without one. Call it before
    the first byte is sent.
    """
    if not reason.strip():
        raise ValueError("An export needs its reason.")
    log_access(actor=actor, event=event, subject=subject, ids=ids, reason=reason)
