"""Meetings that phones sent and that wait for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from finmaskig.outreach.models import HeldPacket

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from finmaskig.accounts.actor import Actor


def held_for(actor: Actor) -> QuerySet[HeldPacket]:
    """Return the meetings that wait for the actor's decision: her own, or all of a lead's unit."""
    mine = Q(author_id=actor.user_id) | Q(author_id=None, sender_id=actor.user_id)
    whose = Q() if actor.role == "lead" else mine
    return (
        HeldPacket.objects.filter(whose, Q(unit_id=actor.unit_id), decision="")
        .select_related("shift", "author", "sender")
        .order_by("received_at", "pk")
    )
