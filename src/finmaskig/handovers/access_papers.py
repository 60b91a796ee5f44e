"""The doors to papers: the unit that hands over to somebody outside, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from finmaskig.handovers import access_moves

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.handovers.models import Handover


def paper_to_make(actor: Actor, handover_id: UUID) -> Handover:
    """Return a handover on paper of the actor's own unit; the service logs what is done."""
    row = access_moves.handover_of_sender(actor, handover_id)
    if not row.is_on_paper:
        raise Http404
    return row
