"""A file on its way in: left, mapped, dropped. It is sealed, and gone within a day."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction

from finmaskig.accounts.log import log_access, log_export
from finmaskig.imports import keeping
from finmaskig.imports.fields import fields_of
from finmaskig.imports.models import Upload
from finmaskig.imports.preparing import prepared, table_of
from finmaskig.imports.queries.uploads import asked_of, fields_for, run_out, table_for, told_of
from finmaskig.imports.reading import Limits, read_file
from finmaskig.imports.rest import rest_of
from finmaskig.imports.rules.columns import is_free_text, recognised
from finmaskig.imports.services.examining import examined
from finmaskig.imports.services.reading_in import read_in
from finmaskig.organisations.access import unit_of
from finmaskig.shared.clock import now, today

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.imports.mapping import Told
    from finmaskig.imports.values import Outcome

LIMITS = Limits(file_bytes=20_000_000, unpacked_bytes=200_000_000, rows=100_000)
"""How much a page takes; larger files are read in on the server."""


def leave_file(*, actor: Actor, kind: str, name: str, content: bytes) -> Upload:
    """Keep a file sealed until it is read in; one that says who somebody is is never kept."""
    drop_run_out(now())
    fields = fields_of(kind, side=actor.side, today=today())
    sheet = read_file(content, name, limits=LIMITS)
    table = table_of(sheet, fields)
    known = recognised(table.headings, fields)
    columns = {
        code: table.headings[at] for code, at in known.items()
        if not is_free_text(table.headings[at])
    }  # fmt: skip
    upload = Upload(
        pk=uuid4(),
        unit_id=unit_of(actor),
        user_id=actor.user_id,
        kind=kind,
        told={"columns": columns},
        notices=list(sheet.notices),
        row_count=len(table.rows),
        uploaded_at=now(),
    )
    upload.key = keeping.keep(upload.pk, table)
    with transaction.atomic():
        upload.save(force_insert=True)
        log_access(actor=actor, event="imports.file_left", subject="import", ids=[upload.pk])
    return upload


def map_columns(*, actor: Actor, upload: Upload, told: Told) -> Upload:
    """Keep which column is what; raises ``MappingRefused`` for what cannot be."""
    prepared(table_for(upload), fields_for(actor, upload), told)
    upload.told = {
        "columns": dict(told.columns),
        "always": dict(told.always),
        "values": {code: dict(words) for code, words in told.values.items()},
    }
    upload.save(update_fields=["told"])
    return upload


def translate_words(
    *, actor: Actor, upload: Upload, words: Mapping[str, Mapping[str, str]]
) -> Upload:
    """Keep what the file's own words mean, beside those that were kept before."""
    told = told_of(upload)
    codes = told.values.keys() | words.keys()
    values = {code: {**told.values.get(code, {}), **words.get(code, {})} for code in codes}
    upload.told = {**upload.told, "values": values}
    prepared(table_for(upload), fields_for(actor, upload), told_of(upload))
    upload.save(update_fields=["told"])
    return upload


def read_file_in(*, actor: Actor, upload: Upload, only_good: bool) -> Outcome:
    """Read a file in; it is dropped when nothing of it is left to put right."""
    outcome = read_in(actor=actor, asked=asked_of(actor, upload), only_good=only_good)
    if not outcome.problems:
        drop_file(actor=actor, upload=upload)
    return outcome


def take_rest(*, actor: Actor, upload: Upload) -> bytes:
    """Return the rows that cannot be read in, as a file with what is wrong in each."""
    asked = asked_of(actor, upload)
    log_export(
        actor=actor,
        event="imports.rest_taken",
        subject="import",
        ids=[upload.pk],
        reason="Rader att rätta",
    )
    return rest_of(asked.file, examined(actor, asked).outcome)


@transaction.atomic
def drop_file(*, actor: Actor, upload: Upload) -> None:
    """Delete a file that waits."""
    log_access(actor=actor, event="imports.file_dropped", subject="import", ids=[upload.pk])
    Upload.objects.filter(pk=upload.pk).delete()
    keeping.forget(upload.pk)


def drop_run_out(at: datetime) -> int:
    """Delete the files that have waited too long, and those that nothing names."""
    old = list(run_out(at).values_list("pk", flat=True))
    Upload.objects.filter(pk__in=old).delete()
    keeping.forget_others(list(Upload.objects.values_list("pk", flat=True)))
    return len(old)
