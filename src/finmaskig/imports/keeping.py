"""Files that wait to be read in, sealed in a folder of their own: never in a copy of the database.

The key lies in the database and the file beside it, so neither is worth anything alone.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from finmaskig.imports.preparing import Table
from finmaskig.imports.reading import SourceRow, Unreadable
from finmaskig.pure.sealing import envelope

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID


def folder() -> Path:
    """Return where sealed files lie."""
    return Path(settings.DATA_DIR) / "imports"


def keep(upload_id: UUID, table: Table) -> bytes:
    """Seal a table into a file that nobody else on the machine may read; return its key."""
    rows = [[row.number, *row.cells] for row in table.rows]
    text = json.dumps([table.headings, rows], ensure_ascii=False, separators=(",", ":"))
    key = envelope.new_key()
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder(), prefix=".")
    with os.fdopen(handle, "wb") as file:
        file.write(envelope.seal_text(key, text, place=_place(upload_id)))
    Path(name).replace(_path(upload_id))
    return key


def kept(upload_id: UUID, key: bytes) -> Table:
    """Return a table that was kept; raises ``Unreadable`` when it is gone."""
    try:
        text = envelope.open_text(key, _path(upload_id).read_bytes(), place=_place(upload_id))
    except (OSError, envelope.Unreadable) as error:
        raise Unreadable(_("Filen finns inte kvar. Lämna den igen.")) from error
    headings, rows = json.loads(text)
    return Table(tuple(headings), tuple(SourceRow(number, tuple(cells)) for number, *cells in rows))


def forget(upload_id: UUID) -> None:
    """Delete a file, if it is there."""
    _path(upload_id).unlink(missing_ok=True)


def forget_others(known: Collection[UUID]) -> None:
    """Delete every file that nothing names."""
    names = {str(one) for one in known}
    for path in folder().glob("*") if folder().is_dir() else ():
        if path.name not in names:
            path.unlink(missing_ok=True)


def _path(upload_id: UUID) -> Path:
    return folder() / str(upload_id)


def _place(upload_id: UUID) -> str:
    return f"imports.upload|{upload_id}"
