"""Files that wait, opened again as what they were when they came."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from finmaskig.imports.fields import fields_of
from finmaskig.imports.keeping import kept
from finmaskig.imports.mapping import Told
from finmaskig.imports.models import Batch, Upload
from finmaskig.imports.preparing import prepared
from finmaskig.imports.values import Asked
from finmaskig.shared.clock import now, today

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from finmaskig.accounts.actor import Actor
    from finmaskig.imports.preparing import Table
    from finmaskig.imports.rules.columns import Field

KEPT: Final = timedelta(hours=24)
"""So long a file waits."""


def waiting(unit_id: UUID, user_id: UUID) -> QuerySet[Upload]:
    """Return the files that somebody has left for a unit and that have not run out."""
    return Upload.objects.filter(unit_id=unit_id, user_id=user_id, uploaded_at__gt=now() - KEPT)


def run_out(at: datetime) -> QuerySet[Upload]:
    """Return the files that have waited too long."""
    return Upload.objects.filter(uploaded_at__lte=at - KEPT)


def batch_of(unit_id: UUID, batch_id: UUID) -> Batch | None:
    """Return one time that a unit has read in rows."""
    rows = Batch.objects.filter(register__unit_id=unit_id, pk=batch_id)
    return rows.select_related("read_by").first()


def fields_for(actor: Actor, upload: Upload) -> tuple[Field, ...]:
    """Return what the columns of a file can hold."""
    return fields_of(upload.kind, side=actor.side, today=today())


def table_for(upload: Upload) -> Table:
    """Return the rows of a file; raises ``Unreadable`` when it is gone."""
    return kept(upload.pk, bytes(upload.key))


def told_of(upload: Upload) -> Told:
    """Return what has been chosen for a file."""
    return Told(
        columns=upload.told.get("columns", {}),
        always=upload.told.get("always", {}),
        values=upload.told.get("values", {}),
    )


def asked_of(actor: Actor, upload: Upload) -> Asked:
    """Return a file as it is to be read in; raises ``MappingRefused`` before it is mapped."""
    fields = fields_for(actor, upload)
    file = prepared(table_for(upload), fields, told_of(upload))
    return Asked(upload.kind, fields, file, actor.user_id)
