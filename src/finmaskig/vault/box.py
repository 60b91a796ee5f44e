"""An opened record: its key in memory, for the length of a request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finmaskig.pure.sealing.envelope import open_text, seal_text

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import Model

VERSION = "1"
"""Of the form of sealed texts; a later form gets another number."""


@dataclass(frozen=True)
class Box:
    """Seals and opens the texts of one record and of the rows that belong to it."""

    record: UUID
    key: bytes = field(repr=False)

    def put(self, row: Model, **texts: str) -> None:
        """Seal texts into fields of a row; saving is the caller's. An empty text is stored empty.

        The row must have its id already: it is bound to it.
        """
        for name, text in texts.items():
            sealed = seal_text(self.key, text, place=place_of(row, name)) if text else b""
            setattr(row, name, sealed)

    def text(self, row: Model, name: str) -> str:
        """Return the text of a field; raises ``Unreadable`` when it was moved or changed."""
        sealed = bytes(getattr(row, name))
        return open_text(self.key, sealed, place=place_of(row, name)) if sealed else ""


def place_of(row: Model, name: str) -> str:
    """Return what a sealed text is bound to: model, row, field and version."""
    return f"{row._meta.label_lower}|{row.pk}|{name}|{VERSION}"  # noqa: SLF001 -- Django's public name
