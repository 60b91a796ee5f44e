"""The doors to closed periods: who reads of the figures sees them, leads and analysts close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.organisations.access import board_of
from finmaskig.reports.access_documents import reader
from finmaskig.reports.values import CLOSERS
from finmaskig.shared.errors import NotAllowed

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.actor import Actor


def board_of_periods(actor: Actor) -> UUID:
    """Return the board whose periods the actor may see; the rest get 404."""
    return board_of(reader(actor))


def may_close(actor: Actor) -> bool:
    """Tell whether the page should show the way to close a period."""
    return actor.role in CLOSERS


def board_to_close(actor: Actor) -> UUID:
    """Return the board whose periods the actor closes; the service logs it."""
    board_id = board_of_periods(actor)
    if not may_close(actor):
        raise NotAllowed(_("Utredaren eller enhetschefen stänger en period."))
    return board_id


def board_to_revise(actor: Actor) -> UUID:
    """Return the board whose figures the actor revises; the service logs it."""
    board_id = board_of_periods(actor)
    if not may_close(actor):
        raise NotAllowed(_("Utredaren eller enhetschefen reviderar siffror."))
    return board_id
