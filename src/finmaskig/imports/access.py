"""The doors: a lead reads files into her own unit, and sees only the files she has left herself.

Rows lie on one side of the wall, so nobody outside the unit reads them in: an analyst sees only
safe tables, an administrator no content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404

from finmaskig.accounts.log import log_access
from finmaskig.imports.queries.uploads import batch_of, waiting
from finmaskig.organisations.access import unit_of

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.imports.models import Batch, Upload

READERS: Final = frozenset({"lead"})
"""Who reads files in."""


def place_to_read_in(actor: Actor) -> UUID:
    """Return the unit that an actor reads files into; for others the pages do not exist."""
    if actor.role not in READERS:
        raise Http404
    return unit_of(actor)


def upload_to_read(actor: Actor, upload_id: UUID) -> Upload:
    """Return a file that the actor has left; the look is logged."""
    upload = upload_to_change(actor, upload_id)
    log_access(actor=actor, event="imports.file_seen", subject="import", ids=[upload.pk])
    return upload


def upload_to_change(actor: Actor, upload_id: UUID) -> Upload:
    """Return a file that the actor has left."""
    found = waiting(place_to_read_in(actor), actor.user_id).filter(pk=upload_id).first()
    if found is None:
        raise Http404
    return found


def batch_to_read(actor: Actor, batch_id: UUID) -> Batch:
    """Return one time that the unit has read in rows: counts only, so the look is not logged."""
    found = batch_of(place_to_read_in(actor), batch_id)
    if found is None:
        raise Http404
    return found
