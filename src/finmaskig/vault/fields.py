"""The only field that holds free text about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.expressions import Expression
    from django_stubs_ext import StrOrPromise

    _BinaryField = models.BinaryField[bytes, bytes]
else:
    _BinaryField = models.BinaryField


class SealedField(_BinaryField):
    """A text under the key of its record; empty bytes are an empty text.

    Written and read through ``Box.put`` and ``Box.text``, never directly.
    """

    def __init__(self, verbose_name: StrOrPromise | None = None, **options: object) -> None:
        super().__init__(verbose_name, **({"default": b"", "blank": True} | options))  # type: ignore[arg-type]

    def from_db_value(
        self, value: bytes | memoryview | None, _expression: Expression, _using: BaseDatabaseWrapper
    ) -> bytes | None:
        """Return bytes on every database; PostgreSQL's driver gives a view of memory."""
        return None if value is None else bytes(value)
