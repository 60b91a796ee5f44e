"""An opened record: its key in memory, for the length of a request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finmaskig.pure.sealing.envelope import Unreadable, open_text, seal_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.db.models import Model

VERSION = "1"
"""Of the form of sealed texts; a later form gets another number."""


@dataclass(frozen=True)
class Box:
    """Seals and opens the texts of one record and of the rows that belong to it.

    While a record gets a new key, a text may still lie under the one before (``older``), or
    already under one that came after this box was opened (then it looks ``again``, once).
    """

    record: UUID
    key: bytes = field(repr=False)
    older: bytes | None = field(default=None, repr=False)
    again: Callable[[], Box] | None = field(default=None, repr=False, compare=False)

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
        if not sealed:
            return ""
        place = place_of(row, name)
        try:
            return _opened(self, sealed, place)
        except Unreadable:
            if self.again is None:
                raise
            return _opened(self.again(), sealed, place)

    def is_newest_of(self, row: Model, name: str) -> bool:
        """Tell whether a text is empty or lies under the newest key, not under the one before."""
        sealed = bytes(getattr(row, name))
        try:
            _text = open_text(self.key, sealed, place=place_of(row, name)) if sealed else ""
        except Unreadable:
            return False
        return True


def _opened(box: Box, sealed: bytes, place: str) -> str:
    try:
        return open_text(box.key, sealed, place=place)
    except Unreadable:
        if box.older is None:
            raise
        return open_text(box.older, sealed, place=place)


def place_of(row: Model, name: str) -> str:
    """Return what a sealed text is bound to: model, row, field and version."""
    return f"{row._meta.label_lower}|{row.pk}|{name}|{VERSION}"  # noqa: SLF001 -- Django's public name
