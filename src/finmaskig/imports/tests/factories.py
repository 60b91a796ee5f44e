"""Files as municipalities have them, made for the tests."""

from __future__ import annotations

import io
from datetime import date

from openpyxl import Workbook

from finmaskig.imports.fields import fields_of
from finmaskig.imports.mapping import Told
from finmaskig.imports.preparing import prepared, table_of
from finmaskig.imports.reading import read_file
from finmaskig.imports.values import Asked

TODAY = date(2026, 6, 15)
MEETINGS = [
    ["Datum", "Passnr", "Slag av pass", "Polis", "Vem", "Ålder", "Kön", "Svar"],
    ["2022-03-01", "1", "Gatumiljö", "ja", "Utsatt", "16", "Kvinna", "Ja tack"],
    ["2022-03-01", "1", "Gatumiljö", "ja", "Köpare", "25+", "Man", "nej"],
    ["2022-03-02", "1", "Gatumiljö", "ja", "Utsatt", "31", "Kvinna", "senare"],
    ["2022-03-09", "2", "Hotell", "nej", "Utsatt", "", "Kvinna", "Kunde inte erbjudas"],
]


def as_csv(rows: list[list[str]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)


def as_xlsx(rows: list[list[object]], *, title: str = "Blad1", also=()) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for name, state in also:
        book.create_sheet(name).sheet_state = state
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def asked(actor, kind: str, rows: list[list[str]], told: Told | None = None) -> Asked:
    """Return a file that the actor wants to read in, in her own name."""
    fields = fields_of(kind, side=actor.side, today=TODAY)
    table = table_of(read_file(as_csv(rows), "fil.csv"), fields)
    return Asked(kind, fields, prepared(table, fields, told or Told()), actor.user_id)
