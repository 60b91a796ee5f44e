"""The doors to destruction: one's own unit in full, the board's side as counts, decisions.

An alias is shown in its own unit only. A lead of another unit of the same board and side is the
deputy: she sees kinds, counts and days. Across the wall nothing exists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access, log_export
from finmaskig.organisations.access import board_of
from finmaskig.retention import rules
from finmaskig.retention.queries import rows
from finmaskig.retention.queries.list_pages import hold_lines
from finmaskig.retention.queries.pages import Preview, find_record, preview_of
from finmaskig.shared.errors import NotAllowed

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.retention.models import DestructionDecision, DestructionList, Hold, Proof
    from finmaskig.retention.queries.list_pages import HoldLine
    from finmaskig.vault.fading import Row

READERS = rules.REVIEWERS | rules.DECIDERS


def reader(actor: Actor) -> Actor:
    """Let through who works in a unit, or keeps the board's decisions; the rest get 404."""
    if actor.role not in READERS:
        raise Http404
    if actor.unit_id is None:
        raise Http404
    if actor.board_id is None:
        raise Http404
    return actor


def unit_worker(actor: Actor) -> Actor:
    """Let through who knows the records of a unit; the rest get 404."""
    reader(actor)
    if actor.role not in rules.REVIEWERS:
        raise Http404
    return actor


def decider(actor: Actor) -> Actor:
    """Let through who registers what the board has decided."""
    reader(actor)
    if actor.role not in rules.DECIDERS:
        raise NotAllowed(_("Enhetschefen eller nämndsekreteraren registrerar beslutet."))
    return actor


def may_decide(actor: Actor) -> bool:
    """Tell whether the page should show the way to register and end a decision."""
    return actor.role in rules.DECIDERS


def may_lift(actor: Actor, hold: Hold) -> bool:
    """Tell whether the page should show the way to lift a hold."""
    return hold.is_open and actor.role in rules.LIFTERS


def preview_to_read(actor: Actor, on: date) -> Preview | None:
    """Return what is due in the actor's own unit and log which records were shown."""
    reader(actor)
    if actor.role not in rules.REVIEWERS:
        return None
    preview = preview_of(actor, on)
    log_access(actor=actor, event="retention.preview_seen", subject="record", ids=preview.shown_ids)
    return preview


def list_to_read(actor: Actor, list_id: UUID) -> DestructionList:
    """Return a list of the own unit, or to a deputy one of the same side, and log the look."""
    row = list_to_act_on(actor, list_id)
    log_access(actor=actor, event="retention.list_seen", subject="destruction_list", ids=[row.pk])
    return row


def list_to_act_on(actor: Actor, list_id: UUID) -> DestructionList:
    """Return a list that the actor may see; the service decides what she may do and logs it."""
    unit_worker(actor)
    row = rows.list_by_id(list_id)
    if row is None:
        raise Http404
    if row.board_id != actor.board_id:
        raise Http404
    if row.side != actor.side:
        raise Http404
    if row.unit_id != actor.unit_id and actor.role not in rules.APPROVERS:
        raise Http404
    return row


def decision_to_end(actor: Actor, decision_id: UUID) -> DestructionDecision:
    """Return a decision of the actor's board; the service logs the change."""
    reader(actor)
    decision = rows.decision_by_id(decision_id)
    if decision is None:
        raise Http404
    if decision.board_id != actor.board_id:
        raise Http404
    decider(actor)
    return decision


def record_to_hold(actor: Actor, record: UUID) -> tuple[str, Row]:
    """Return the kind and the record of the own unit that shall stay; the service logs it."""
    unit_worker(actor)
    found = find_record(record)
    if found is None:
        raise Http404
    if not _is_own(actor, found[1].unit_id, found[1].board_id, found[1].side):
        raise Http404
    return found


def holds_to_read(actor: Actor, on: date) -> list[HoldLine]:
    """Return what is held in the own unit and log which records were named."""
    lines = hold_lines(actor, on)
    if lines:
        ids = [line.hold.record for line in lines]
        log_access(actor=actor, event="retention.holds_listed", subject="record", ids=ids)
    return lines


def hold_to_read(actor: Actor, hold_id: UUID) -> Hold:
    """Return a hold of the own unit and log the look."""
    hold = hold_to_change(actor, hold_id)
    log_access(actor=actor, event="retention.holds_listed", subject=hold.kind, ids=[hold.record])
    return hold


def hold_to_change(actor: Actor, hold_id: UUID) -> Hold:
    """Return a hold of the own unit; the service says who may change it and logs it."""
    unit_worker(actor)
    hold = rows.hold_by_id(hold_id)
    if hold is None:
        raise Http404
    if not _is_own(actor, hold.unit_id, hold.board_id, hold.side):
        raise Http404
    return hold


def proofs_to_read(actor: Actor) -> list[Proof]:
    """Return the proofs of the own unit; a lead and a secretary see those of their side."""
    reader(actor)
    found = rows.proofs_of(board_of(actor), actor.side)
    if actor.role in rules.DECIDERS:
        return found
    return [proof for proof in found if proof.unit_id == actor.unit_id]


def proofs_to_print(actor: Actor, list_id: UUID) -> list[Proof]:
    """Return the proofs of one list and log that they are printed."""
    found = [proof for proof in proofs_to_read(actor) if proof.list_id == list_id]
    if not found:
        raise Http404
    log_export(
        actor=actor,
        event="retention.proofs_seen",
        subject="destruction_list",
        ids=[list_id],
        reason=str(_("Gallringsbevis skrivs ut.")),
    )
    return found


def _is_own(actor: Actor, unit_id: UUID, board_id: UUID, side: str) -> bool:
    return (unit_id, board_id, side) == (actor.unit_id, actor.board_id, actor.side)
