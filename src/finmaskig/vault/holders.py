"""Which tables hold sealed text, and how the rows of a record are found in them.

A domain registers its tables here, so that a deep rotation can seal every text anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from finmaskig.vault.fields import SealedField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Model


@dataclass(frozen=True)
class Holder:
    """One table with sealed fields, and the look-up from a record to its rows."""

    model: type[Model]
    record: str
    fields: tuple[str, ...]


_holders: dict[tuple[str, str], Holder] = {}


def register(model: type[Model], *, record: str, fields: Sequence[str] = ()) -> None:
    """Say that rows of a table hold texts of a record; call it from ``ready`` in ``apps.py``.

    ``record`` is a look-up that takes the id of the record, such as ``"case_id"`` or ``"id"``.
    Without ``fields`` all sealed fields of the table belong to that record.
    """
    sealed = sealed_fields(model)
    unknown = set(fields) - set(sealed)
    if unknown or not sealed:
        raise ImproperlyConfigured(f"{_label(model)} has no such sealed field: {sorted(unknown)}")
    _holders[_label(model), record] = Holder(model, record, tuple(fields) or sealed)


def all_holders() -> list[Holder]:
    """Return every table that was registered, in the order of their names."""
    return [_holders[key] for key in sorted(_holders)]


def forgotten() -> list[str]:
    """Return the sealed fields that no domain has registered: a deep rotation would lose them."""
    known = {(_label(holder.model), name) for holder in _holders.values() for name in holder.fields}
    return sorted(
        f"{_label(model)}.{name}"
        for model in apps.get_models()
        for name in sealed_fields(model)
        if (_label(model), name) not in known
    )


def sealed_fields(model: type[Model]) -> tuple[str, ...]:
    """Return the names of the sealed fields of a table."""
    fields = model._meta.get_fields()  # noqa: SLF001 -- Django's public name
    return tuple(field.name for field in fields if isinstance(field, SealedField))


def _label(model: type[Model]) -> str:
    return model._meta.label_lower  # noqa: SLF001 -- Django's public name
