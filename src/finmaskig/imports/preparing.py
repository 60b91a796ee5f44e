"""From a sheet to rows with headings: who somebody is is refused, columns find their fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.imports.identity import refuse_identities
from finmaskig.imports.mapping import MappingRefused, Told
from finmaskig.imports.reading import Unreadable
from finmaskig.imports.rules.columns import (
    Field,
    Mapped,
    heading_row,
    is_free_text,
    named,
    recognised,
)
from finmaskig.imports.rules.text import same, same_heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finmaskig.imports.reading import Sheet, SourceRow


@dataclass(frozen=True)
class Prepared:
    """A file whose columns have their fields."""

    headings: tuple[str, ...]
    rows: tuple[SourceRow, ...]
    mapped: Mapped
    unread: tuple[str, ...]
    """Headings of columns that are not read, free text among them."""


@dataclass(frozen=True)
class Table:
    """A sheet with its headings found and cleared of identities."""

    headings: tuple[str, ...]
    rows: tuple[SourceRow, ...]


def table_of(sheet: Sheet, fields: Sequence[Field], *, heading: int | None = None) -> Table:
    """Return the rows below the headings; refuses a file that says who somebody is."""
    if not sheet.rows:
        raise Unreadable(_("Filen har inga rader."))
    at = _heading_at(sheet, fields, heading)
    width = max(len(row.cells) for row in sheet.rows[at:])
    cells = [*sheet.rows[at].cells]
    headings = named([*cells, *[""] * (width - len(cells))])
    rows = sheet.rows[at + 1 :]
    if not rows:
        raise Unreadable(_("Filen har rubriker men inga rader under dem."))
    refuse_identities(headings, sheet.rows)
    return Table(headings, rows)


def _heading_at(sheet: Sheet, fields: Sequence[Field], heading: int | None) -> int:
    if heading is None:
        return heading_row([row.cells for row in sheet.rows[:20]], fields)
    for at, row in enumerate(sheet.rows):
        if row.number == heading:
            return at
    raise MappingRefused(_("Rad %(row)s är tom, så den har inga rubriker.") % {"row": heading})


def prepared(table: Table, fields: Sequence[Field], told: Told) -> Prepared:
    """Return the rows with each field's column, as the mapping says or as the headings do."""
    known = {one.code: one for one in fields}
    _refuse_unknown(told, known)
    columns = _columns(table.headings, told.columns) or recognised(table.headings, fields)
    if said := sorted(columns.keys() & told.always.keys()):
        raise MappingRefused(
            _("%(field)s står både under columns och always. Välj ett.") % {"field": said[0]}
        )
    mapped = Mapped(columns, told.always, told.values)
    missing = [
        one for one in fields if one.needed and one.code not in columns.keys() | told.always.keys()
    ]
    if missing:
        raise MappingRefused(
            _("Ingen kolumn är vald för %(field)s (%(code)s). Rubriker i filen: %(headings)s.")
            % {
                "field": missing[0].name,
                "code": missing[0].code,
                "headings": ", ".join(table.headings),
            }
        )
    unread = [name for at, name in enumerate(table.headings) if at not in columns.values()]
    return Prepared(table.headings, table.rows, mapped, tuple(unread))


def _columns(headings: Sequence[str], wanted: Mapping[str, str]) -> dict[str, int]:
    by_name = {same_heading(name): at for at, name in reversed([*enumerate(headings)])}
    found: dict[str, int] = {}
    for code, name in wanted.items():
        at = by_name.get(same_heading(name))
        if at is None:
            raise MappingRefused(
                _("Kolumnen ”%(name)s” finns inte. Rubriker i filen: %(headings)s.")
                % {"name": name, "headings": ", ".join(headings)}
            )
        if at in found.values():
            raise MappingRefused(
                _("Kolumnen ”%(name)s” är vald två gånger. Välj den en gång.") % {"name": name}
            )
        if is_free_text(name):
            raise MappingRefused(
                _("Kolumnen ”%(name)s” är fritext. Fritext läses inte in.") % {"name": name}
            )
        found[code] = at
    return found


def _refuse_unknown(told: Told, known: Mapping[str, Field]) -> None:
    for code in [*told.columns, *told.always, *told.values]:
        if code not in known:
            raise MappingRefused(
                _("Fältet ”%(code)s” finns inte. Välj bland: %(known)s.")
                % {"code": code, "known": ", ".join(known)}
            )
    for code, words in told.values.items():
        for meant in words.values():
            one = known[code]
            if one.words and same(meant) not in one.words:
                raise MappingRefused(
                    _("”%(meant)s” under values.%(code)s är inget svar. Tillåtet: %(allowed)s.")
                    % {"meant": meant, "code": code, "allowed": one.allowed}
                )
