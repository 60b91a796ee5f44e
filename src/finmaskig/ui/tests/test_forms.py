from datetime import date, time

import pytest
from django import forms

from finmaskig.ui.forms import DateField, FreeTextField, MunicipalityField, TimeField

PLACES = [("0180", "Stockholm"), ("0581", "Norrköping")]


class Plan(forms.Form):
    on = DateField(label="Dag")
    at = TimeField(label="Start", required=False)
    note = FreeTextField(label="Anteckning")
    town = MunicipalityField(label="Kommun", municipalities=PLACES, required=False)


def plan(**values):
    form = Plan({"on": "2026-06-15", **values})
    form.is_valid()
    return form


@pytest.mark.parametrize(
    "text", ["2026-06-15", "20260615", "15/6 2026", "15/06/2026", "15.6.2026", " 2026-06-15 "]
)
def test_a_day_can_be_written_in_swedish_ways(text):
    assert plan(on=text).cleaned_data["on"] == date(2026, 6, 15)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Skriv ett datum, till exempel 2026-06-15."),
        ("2026-02-30", "Det datumet finns inte. Skriv till exempel 2026-06-15."),
        ("i morse", "Det datumet finns inte. Skriv till exempel 2026-06-15."),
        ("0026-06-15", "Kontrollera årtalet."),
    ],
)
def test_an_impossible_day_is_explained(text, sentence):
    assert plan(on=text).errors["on"] == [sentence]


@pytest.mark.parametrize(
    ("text", "kind"), [("2026-06-15", "date"), ("2026-02-30", "text"), ("2026-6-5", "text")]
)
def test_a_day_the_calendar_cannot_show_stays_as_text(text, kind):
    html = str(plan(on=text)["on"])
    assert f'type="{kind}"' in html
    assert f'value="{text}"' in html


def test_an_empty_day_gets_the_calendar():
    assert 'type="date"' in str(Plan()["on"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [("21.40", time(21, 40)), ("21:40", time(21, 40)), ("2140", time(21, 40)), ("9", time(9))],
)
def test_a_time_can_be_written_in_swedish_ways(text, expected):
    assert plan(at=text).cleaned_data["at"] == expected


def test_an_impossible_time_is_explained_and_stays():
    form = plan(at="25.00")
    assert form.errors["at"] == ["Det klockslaget finns inte. Skriv till exempel 21.40."]
    assert 'type="text" name="at" value="25.00"' in str(form["at"])


def test_a_long_text_is_refused_and_kept_whole():
    text = "a" * 20_001
    form = plan(note=text)
    assert "20\xa0001 tecken" in form.errors["note"][0]
    assert text in str(form["note"])
    assert "maxlength" not in str(form["note"])


def test_a_line_break_counts_as_one_character():
    assert plan(note="a\r\n" * 10_000).errors == {}
    assert plan(note="a\r\nb").cleaned_data["note"] == "a\nb"


def test_a_missing_text_is_empty():
    assert plan().cleaned_data["note"] == ""


def test_a_text_with_an_identity_is_refused():
    assert "e-postadress" in plan(note="Skriv till nora@exempel.se").errors["note"][0]


def test_an_unknown_municipality_is_named_as_such():
    assert plan(town="9999").errors["town"] == [
        "Kommunen finns inte i listan. Välj en som finns där."
    ]


def test_near_municipalities_stand_first_in_a_group():
    field = MunicipalityField(label="Kommun", municipalities=PLACES, near=["0581"])
    html = field.widget.render("town", "")
    assert '<optgroup label="I närheten">' in html
    assert html.index("Norrköping") < html.index("Stockholm")
