"""Files are read as they come, and refused with a sentence when they cannot be."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest

from finmaskig.imports.reading import Limits, Unreadable, read_file
from finmaskig.imports.reading.workbook import written
from finmaskig.imports.rules.rows import FORMULA
from finmaskig.imports.tests.factories import as_csv, as_xlsx

ROWS = [["Datum", "Kön"], ["2022-03-01", "Kvinna"], ["", ""], ["2022-03-02", "Människa"]]
SMALL = Limits(file_bytes=2_000, rows=2, columns=3, cell=20)


def cells(sheet):
    return [(row.number, row.cells) for row in sheet.rows]


READ = [(1, ("Datum", "Kön")), (2, ("2022-03-01", "Kvinna")), (4, ("2022-03-02", "Människa"))]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_text_with_any_delimiter_keeps_the_numbers_of_its_rows(delimiter, encoding):
    sheet = read_file(as_csv(ROWS, delimiter, encoding), "Möten.CSV")
    assert cells(sheet) == READ
    assert sheet.notices == ()


def test_windows_letters_are_read_with_a_word_about_it():
    sheet = read_file(as_csv(ROWS, encoding="cp1252"), "m.csv")
    assert cells(sheet) == READ
    assert "Windows-1252" in sheet.notices[0]


def test_a_first_line_that_names_the_delimiter_is_no_row():
    sheet = read_file(b"sep=,\r\nDatum,Vem; hur\r\n2022-03-01,x", "m.csv")
    assert cells(sheet) == [(2, ("Datum", "Vem; hur")), (3, ("2022-03-01", "x"))]


def test_a_cell_with_a_line_break_does_not_move_the_numbers():
    sheet = read_file(b'a;b\n"x\ny";1\nz;2', "m.csv")
    assert [row.number for row in sheet.rows] == [1, 2, 4]


def test_an_apostrophe_before_a_formula_is_taken_away():
    assert read_file(b"a;b\n'+1;'x", "m.csv").rows[1].cells == ("+1", "'x")


def test_a_workbook_reads_like_text():
    sheet = read_file(
        as_xlsx([["Datum", "Kön"], [date(2022, 3, 1), "Kvinna"], [], ["2022-03-02", "Människa"]]),
        "m.xlsx",
    )
    assert cells(sheet) == READ
    assert (sheet.name, sheet.others, sheet.notices) == ("Blad1", (), ())


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""), (True, "1"), (False, "0"), (17.0, "17"), (0.5, "0.5"), (17, "17"),
        (datetime(2022, 3, 1), "2022-03-01"), (datetime(2022, 3, 1, 21, 40), "2022-03-01 21:40:00"),
        (date(2022, 3, 1), "2022-03-01"), (time(21, 40), "21:40"),
        (timedelta(hours=3), "3:00:00"), ("text", "text"),
    ],
)  # fmt: skip
def test_a_cell_is_written_the_same_way_whatever_made_it(cell, text):
    assert written(cell) == text


def test_hidden_sheets_are_not_read_and_others_are_named():
    book = as_xlsx(ROWS, also=[("Gömt", "hidden"), ("2021", "visible")])
    sheet = read_file(book, "m.xlsx")
    assert sheet.others == ("2021",)
    assert "2021" in sheet.notices[0]
    assert read_file(book, "m.xlsx", sheet="2021").rows == ()
    with pytest.raises(Unreadable, match="finns inte eller är dolt"):
        read_file(book, "m.xlsx", sheet="Gömt")


def test_a_workbook_whose_sheets_are_all_hidden_is_refused():
    content = as_xlsx(ROWS)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'"visible"', b'"hidden"')
    with pytest.raises(Unreadable, match="inget synligt blad"):
        read_file(packed(parts), "m.xlsx")


def test_a_formula_without_its_result_is_marked():
    rows = read_file(as_xlsx([["Datum", "Antal"], ["2022-03-01", "=1+1"]]), "m.xlsx").rows
    assert rows[1].cells == ("2022-03-01", FORMULA)


def test_progress_is_told(monkeypatch):
    told = []
    read_file(b"a;b\n" + b"1;2\n" * 2500, "m.csv", progress=told.append)
    assert told == [1000, 2000]


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "m.csv", "tom"),
        (b"a;b", "m.ods", "ska vara .xlsx eller .csv"),
        (b"a;b", "m", "ska vara .xlsx eller .csv"),
        (b"a;b", "m.xlsx", "ingen arbetsbok"),
        (b"PK\x03\x04", "m.csv", "är en arbetsbok"),
        (b"PK\x03\x04", "m.xlsx", "skadad"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "m.xlsx", "äldre Excel-fil"),
        (b"\xff\xfea\x00", "m.csv", "UTF-8"),
        (b"a;\x00b", "m.csv", "UTF-8"),
        (b"a;\x81", "m.csv", "Bokst"),
        (b"a;\xd0\xfe", "m.csv", "Bokst"),
        (b'a;b\n"x', "m.csv", "citattecken"),
        (b"x" * 3_000, "m.csv", "större än"),
        (b"a\nb\nc\nd", "m.csv", "fler än 2 rader"),
        (b"a;b;c;d", "m.csv", "fler än 3 kolumner"),
        (b"a;" + b"x" * 21, "m.csv", "mer än 20 tecken"),
    ],
)
def test_what_cannot_be_read_says_why(content, name, says):
    with pytest.raises(Unreadable, match=says):
        read_file(content, name, limits=SMALL)


def test_a_text_file_has_no_sheets():
    with pytest.raises(Unreadable, match="inga blad"):
        read_file(b"a;b", "m.csv", sheet="2021")


def packed(parts):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"word/document.xml": "x"}, "något annat"),
        ({"xl/workbook.xml": "x", "xl/vbaProject.bin": "x"}, "makron"),
        ({"xl/workbook.xml": "x", "xl/worksheets/sheet1.xml": "0" * 2_000_000}, "packas upp"),
        ({"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}, "skadad"),
        ({"xl/workbook.xml": "<a/>"}, "skadad"),
        ({"xl/workbook.xml": "x", **{f"a{n}": "" for n in range(5_001)}}, "packas upp"),
    ],
)
def test_a_workbook_is_looked_at_before_it_is_unpacked(parts, says):
    with pytest.raises(Unreadable, match=says):
        read_file(packed(parts), "m.xlsx", limits=Limits(unpacked_bytes=1_000_000))


def test_a_locked_part_is_refused():
    content = bytearray(packed({"xl/workbook.xml": "x"}))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    with pytest.raises(Unreadable, match="låst"):
        read_file(bytes(content), "m.xlsx")
