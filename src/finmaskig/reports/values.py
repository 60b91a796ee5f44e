"""What services take: plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.accounts.actor import Role

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor

CLOSERS = frozenset({Role.ANALYST.value, Role.LEAD.value})
"""Who closes a period and revises what was told."""


def may_close(actor: Actor) -> bool:
    """Tell whether an actor closes periods: an analyst, a lead, or a command on the server."""
    return actor.role in CLOSERS or actor.login_id is None


def function_of(actor: Actor) -> str:
    """Return as what somebody acts, never by name: it stands in the ledger and in reports."""
    with override("sv"):
        role = str(Role(actor.role).label) if actor.role else _("kommando på servern")
    return f"{role}, {actor.unit_name}"[:240] if actor.unit_name else role
