"""A mapping in a TOML file: which column is what, and which words stand for which codes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from finmaskig.imports.reading import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEYS: Final = frozenset({"kind", "unit", "sheet", "heading_row", "columns", "values", "always"})


class MappingRefused(Unreadable):
    """The mapping says something that cannot be."""


@dataclass(frozen=True)
class Told:
    """What a mapping says. Without columns, the headings are recognised."""

    kind: str = ""
    unit: str = ""
    sheet: str = ""
    heading_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    """For each field, the heading of its column."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    always: Mapping[str, str] = field(default_factory=dict)


def read_mapping(text: str) -> Told:
    """Return what a mapping says; raises ``MappingRefused``."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MappingRefused(
            _("Mappningen går inte att läsa som TOML: %(why)s.") % {"why": error}
        ) from error
    for key in found:
        if key not in _KEYS:
            raise MappingRefused(
                _("”%(key)s” finns inte i en mappning. Välj bland: %(known)s.")
                % {"key": key, "known": ", ".join(sorted(_KEYS))}
            )
    row = found.get("heading_row")
    if row is not None and (not isinstance(row, int) or row < 1):
        raise MappingRefused(_("heading_row är numret på raden med rubriker, till exempel 1."))
    return Told(
        kind=_text(found, "kind"),
        unit=_text(found, "unit"),
        sheet=_text(found, "sheet"),
        heading_row=row,
        columns=_texts(found, "columns"),
        values={code: _texts(_table(found, "values"), code) for code in _table(found, "values")},
        always=_texts(found, "always"),
    )


def _text(found: Mapping[str, object], key: str) -> str:
    value = found.get(key, "")
    if not isinstance(value, str):
        raise MappingRefused(_("%(key)s ska vara en text inom citattecken.") % {"key": key})
    return value


def _table(found: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = found.get(key, {})
    if not isinstance(value, dict):
        raise MappingRefused(_("%(key)s ska vara en tabell: [%(key)s].") % {"key": key})
    return value


def _texts(found: Mapping[str, object], key: str) -> dict[str, str]:
    table = _table(found, key)
    texts = {name: _written(value) for name, value in table.items()}
    for name, value in texts.items():
        if value is None:
            raise MappingRefused(
                _("%(name)s under %(key)s ska vara en text.") % {"name": name, "key": key}
            )
    return {name: value for name, value in texts.items() if value is not None}


def _written(value: object) -> str | None:
    """Return a value as it would stand in a cell."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    return str(value) if isinstance(value, str | int) else None
