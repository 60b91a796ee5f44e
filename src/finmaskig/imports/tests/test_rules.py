"""Cells, rows, digests and shifts: what they say, and what is wrong with them."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finmaskig.imports.rules import rows as rules
from finmaskig.imports.rules import text
from finmaskig.imports.rules.columns import Field, Mapped, heading_row, is_free_text, recognised
from finmaskig.imports.rules.digests import Maker, of_name
from finmaskig.imports.rules.rows import Checker, Decision
from finmaskig.imports.rules.shifts import Known, Placing, company, name_of

DAY = Field(
    code="day", name="Dag", shape="day", headings=("datum",), needed=True,
    lowest=date(1990, 1, 1), highest=date(2026, 6, 15), allowed="en dag",
)  # fmt: skip
AGE = Field(
    code="age", name="Ålder", shape="age", headings=("ålder",), lowest=0, highest=120,
    words={"25+": "25+"}, allowed="0 till 120",
)  # fmt: skip
SEX = Field(code="sex", name="Kön", shape="code", headings=("kön",), words={"kvinna": "woman"})
NEEDS = Field(
    code="needs", name="Behov", shape="codes", headings=("behov",),
    words={"boende": "housing", "oro, ångest": "worry"},
)  # fmt: skip
MET = Field(code="met", name="Träffad", shape="yes_no", headings=())
CLOCK = Field(code="clock", name="Tid", shape="clock", headings=("tid",))
COUNT = Field(code="count", name="Antal", shape="number", headings=("antal",), lowest=1, highest=9)
NUMBER = Field(code="number", name="Nummer", shape="label", headings=("nr",))
FIELDS = (DAY, AGE, SEX, NEEDS, MET, CLOCK, COUNT, NUMBER)
HEADINGS = tuple(one.name for one in FIELDS)
MAPPED = Mapped(
    {one.code: at for at, one in enumerate(FIELDS)},
    values={"sex": {"K": "kvinna"}, "met": {"sågs": "ja"}, "age": {"?": "25+"}},
)


ON = date(2022, 3, 1)


def check(*cells: str, mapped: Mapped = MAPPED, whole=lambda _values: []):
    return Checker(FIELDS, mapped, HEADINGS, whole).check(7, cells)


def test_a_good_row_has_its_values():
    found = check("1/3 2022", "17,0", "k", "Oro, ångest; BOENDE, boende", "Sågs", "0.5", "3", "A 1")
    assert found.problems == ()
    assert found.values == {
        "day": date(2022, 3, 1),
        "age": 17,
        "sex": "woman",
        "needs": ("worry", "housing"),
        "met": True,
        "clock": time(12),
        "count": 3,
        "number": "A 1",
    }


def test_empty_cells_and_short_rows_are_not_recorded():
    assert check("2022-03-01", "?").values == {"day": date(2022, 3, 1), "age": "25+"}


@pytest.mark.parametrize(
    ("cells", "column", "value", "code"),
    [
        (("",), "Dag", "", "missing"),
        (("snart",), "Dag", "snart", "day"),
        (("1989-12-31",), "Dag", "1989-12-31", "low"),
        (("2026-06-16",), "Dag", "2026-06-16", "high"),
        (("2022-03-01", "-1"), "Ålder", "-1", "low"),
        (("2022-03-01", "121"), "Ålder", "121", "high"),
        (("2022-03-01", "ung"), "Ålder", "ung", "age"),
        (("2022-03-01", "17,5"), "Ålder", "17,5", "age"),
        (("2022-03-01", "", "odd"), "Kön", "odd", "code"),
        (("2022-03-01", "", "", "boende; odd"), "Behov", "boende; odd", "codes"),
        (("2022-03-01", "", "", ";"), "Behov", ";", "codes"),
        (("2022-03-01", "", "", "", "kanske"), "Träffad", "kanske", "yes_no"),
        (("2022-03-01", "", "", "", "", "sent"), "Tid", "sent", "clock"),
        (("2022-03-01", "", "", "", "", "", "många"), "Antal", "många", "number"),
        (("2022-03-01", "", rules.FORMULA), "Kön", "", "formula"),
        (("2022-03-01", "", "x" * 201), "Kön", "x" * 200, "long"),
    ],
)
def test_a_faulty_cell_names_row_column_and_value(cells, column, value, code):
    (problem,) = check(*cells).problems
    assert (problem.row, problem.column, problem.value, problem.code) == (7, column, value, code)


def test_every_faulty_cell_of_a_row_is_told_and_the_row_has_no_values():
    found = check("snart", "ung")
    assert [one.code for one in found.problems] == ["day", "age"]
    assert found.values == {}


def test_the_row_as_a_whole_is_looked_at_last():
    found = check("2022-03-01", "17", whole=lambda _values: [("age", "child")])
    assert [(one.column, one.value, one.code) for one in found.problems] == [
        ("Ålder", "17", "child")
    ]


def test_what_holds_for_all_rows_is_told_once():
    mapped = Mapped({"day": 0}, always={"sex": "kvinna", "met": "kanske"})
    checker = Checker(FIELDS, mapped, HEADINGS, lambda _values: [])
    assert [(one.column, one.code) for one in checker.unknown_constants()] == [
        ("Träffad", "yes_no")
    ]
    assert check("2022-03-01", mapped=Mapped({"day": 0}, {"sex": "kvinna"})).values["sex"] == (
        "woman"
    )


def test_headings_are_found_once_each():
    assert recognised(["Kön", "Datum", "datum"], FIELDS) == {"day": 1, "sex": 0}
    assert recognised(["Tid"], [CLOCK, Field(code="b", name="", shape="day", headings=("tid",))])
    assert heading_row([("",), ("Titel",), ("Datum", "Kön"), ("2022", "x")], FIELDS) == 2
    assert heading_row([("",), ("a", "b")], FIELDS) == 1
    assert is_free_text("Kommentar:")


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_without_an_error(cell):
    for _field in FIELDS:
        check(*("2022-03-01" if one is DAY else cell for one in FIELDS))
    assert text.day(cell) is None or isinstance(text.day(cell), date)


def test_a_shift_does_not_end_when_it_begins():
    assert rules.shift_as_a_whole({"start": time(18), "end": time(18)}) == [("end", "same_time")]
    assert rules.shift_as_a_whole({"start": time(18), "end": time(2)}) == []
    assert rules.shift_as_a_whole({}) == []


def test_a_meeting_says_something():
    assert rules.encounter_as_a_whole({"day": date(2022, 3, 1), "talked": False}) == []
    assert rules.encounter_as_a_whole({"day": date(2022, 3, 1)}) == [("kind", "nothing")]


@pytest.mark.parametrize(
    ("cell", "on"),
    [("44621", ON), ("20220301", ON), ("1/3 2022", ON), ("2022-03-01T21:40:00", ON), ("9999", None),
     ("99999", None), ("2022-13-01", None), ("٤٤٦٢١", None)],
)  # fmt: skip
def test_days_are_read_as_they_are_written(cell, on):
    assert text.day(cell) == on


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"mode": "A"}, []),
        ({"closed": date(2022, 2, 28)}, [("closed", "before")]),
        ({"mode": "B"}, []),
        ({"mode": "B", "opened": date(2020, 1, 1)}, [("mode", "no_decision")]),
        ({"mode": "B", "age": "15-17"}, [("age", "child")]),
    ],
)
def test_a_contact_has_its_days_and_its_decision(values, wrong):
    whole = {"mode": "A", "opened": date(2022, 3, 1), "closed": date(2022, 4, 1), **values}
    decisions = [Decision(date(2019, 1, 1), date(2019, 12, 31)), Decision(date(2022, 1, 1), None)]
    assert rules.contact_as_a_whole(decisions)(whole) == wrong


SECRET = b"0" * 32


def digests(*rows, columns=None, secret=SECRET):
    maker = Maker(secret, "unit", "encounters", columns or {"day": 0, "sex": 1})
    return [maker.of_row(row) for row in rows]


def test_rows_that_are_alike_are_several_and_the_same_ones_next_time():
    first = digests(("a", "b"), ("a", "b"), ("a", "c"))
    assert len({one.digest for one in first}) == 3
    assert first == digests(("a", "b"), ("a", "b"), ("a", "c"))
    assert first[0].content == first[1].content
    assert {one.digest for one in first} == {
        one.digest for one in digests(("a", "c"), ("a", "b", ""), ("a", "b"))
    }


def test_another_comment_is_the_same_row_and_another_mapping_the_same_whole():
    (one,), (other,) = digests(("a", "b", "x")), digests(("a", "b", "y"))
    assert one.digest == other.digest
    assert one.whole != other.whole
    (wider,) = digests(("a", "b", "x"), columns={"day": 0, "sex": 1, "age": 2})
    assert wider.digest != one.digest
    assert wider.whole == one.whole


def test_a_row_with_its_own_number_is_known_by_it():
    columns = {"row": 0, "sex": 1}
    (one,), (other,) = digests(("7", "b"), columns=columns), digests(("7", "c"), columns=columns)
    assert one.digest == other.digest
    assert one.content != other.content
    (without,) = digests(("", "b"), columns=columns)
    assert without.digest != one.digest


def test_digests_need_the_key():
    assert digests(("a", "b"))[0].digest != digests(("a", "b"), secret=b"1" * 32)[0].digest
    assert of_name(SECRET, "unit", ("number", "1")) != of_name(b"1" * 32, "unit", ("number", "1"))


ROW = {"day": ON, "shift_kind": "street"}


def placing(known=None, *, says_shift=True):
    return Placing(known or Known(), str, uuid4, says_shift=says_shift)


def test_a_shift_is_made_for_meetings_of_one_day_and_kind_or_one_number():
    found = placing()
    first = found.place({**ROW, "police": True})
    assert isinstance(first, UUID)
    assert found.place({**ROW, "partners": ("police",)}) == first
    assert found.place(ROW) != first
    numbered = found.place({**ROW, "shift": "7"})
    assert found.place({"day": date(2022, 3, 2), "shift": "7"}) == numbered
    assert found.place({"day": date(2022, 3, 4), "shift": "7"}) == "other_day"
    assert len(found.made) == 3


def test_meetings_find_the_shifts_that_were_read_in_before():
    one, other, gone = uuid4(), uuid4(), uuid4()
    name = str(name_of({**ROW, "shift": "7"}, "shift"))
    known = Known({name: frozenset({one, gone})}, {one: ON, other: date(2022, 3, 3)})
    assert placing(known).place({"day": ON, "shift": "7"}) == one
    assert placing(known, says_shift=False).place({"day": date(2022, 3, 3)}) == other
    assert placing(known).place({"day": date(2022, 3, 3)}) == "no_shift"
    assert placing(known).place({"day": ON, "shift": "8"}) == "no_shift"
    two = Known({}, {one: ON, other: ON})
    assert placing(two, says_shift=False).place({"day": ON}) == "several_shifts"


def test_the_company_is_told_once():
    assert company({"partners": ("police", "other"), "police": True}) == ("other", "police")
    assert company({"police": False}) == ()
    assert name_of({"day": ON, "kind": "street", "arenas": ("b", "a")}, "number") == (
        "day", ON, "street", ("a", "b"), (),
    )  # fmt: skip
