from datetime import UTC, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string

from finmaskig.ui.forms import ChipField, ChipsField, FreeTextField
from finmaskig.ui.menu import Link

PART = "ui/components/{}.html"


class Meeting(forms.Form):
    age = ChipField(label="Ålder", choices=[("15-17", "15–17"), ("25+", "25+")], help_text="Fråga.")
    signs = ChipsField(label="Tecken", choices=[("a", "Rädd"), ("b", "Ont")], required=False)
    note = FreeTextField(label="Anteckning", help_text="Skriv aldrig namn.")
    seen = forms.BooleanField(label="Jag har sett det", required=False)
    number = forms.CharField(label="Diarienummer")
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


def part(name, **values):
    return render_to_string(PART.format(name), values)


def test_a_field_ties_label_and_help_to_the_input():
    html = part("field", field=Meeting()["note"])
    assert '<label class="label" for="id_note">' in html
    assert 'id="id_note_helptext">Skriv aldrig namn.' in html
    assert 'aria-describedby="id_note_helptext"' in html
    assert "(valfritt)" in html


def test_a_field_ties_its_error_to_the_input_and_keeps_the_text():
    form = Meeting({"note": "Ring 08-123 45 67"})
    html = part("field", field=form["note"])
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_note_helptext id_note_error"' in html
    assert 'id="id_note_error"' in html
    assert "Ring 08-123 45 67" in html


def test_chips_are_plain_radio_buttons_in_a_fieldset_and_none_is_chosen():
    html = part("field", field=Meeting()["age"])
    assert "<legend>Ålder</legend>" in html
    assert html.count('type="radio"') == 2
    assert "checked" not in html
    assert "Fråga." in html


def test_a_chosen_chip_stays_chosen():
    form = Meeting({"age": "15-17", "signs": ["b"]})
    assert part("field", field=form["age"]).count("checked") == 1
    assert part("field", field=form["signs"]).count("checked") == 1


def test_a_lone_checkbox_has_its_label_after_it():
    html = part("field", field=Meeting()["seen"])
    assert '<label class="check" for="id_seen"><input type="checkbox"' in html


def test_a_hidden_field_has_no_label():
    html = part("field", field=Meeting()["hidden"])
    assert "<label" not in html
    assert 'type="hidden"' in html


def test_the_error_summary_links_each_error_to_its_field():
    html = part("error_summary", form=Meeting({}))
    assert 'href="#id_age"' in html
    assert 'href="#id_number"' in html
    assert "Det du skrev finns kvar." in html


def test_without_errors_there_is_no_summary():
    assert part("error_summary", form=Meeting()).strip() == ""


@pytest.mark.parametrize(
    ("level", "word"), [("must", "Måste"), ("offer", "Erbjud"), ("may", "Kan")]
)
def test_a_step_says_its_level(level, word):
    html = part("step", level=level, title="Gör en orosanmälan genast")
    assert f"next-{level}" in html
    assert word in html


def test_a_step_shows_why_who_when_and_what_to_press():
    html = part(
        "step", level="offer", title="Stödcentrum", reason="Under 18.", receiver="Stödcentrum",
        due="genast", source="19 kap. 1 § SoL", phone="08-000 00 00", form="answers",
        buttons=[{"name": "centre", "value": "yes", "label": "Ja tack"}],
        url="/steps/", url_label="Öppna",
    )  # fmt: skip
    assert 'type="submit" form="answers" name="centre" value="yes">Ja tack</button>' in html
    assert 'href="tel:080000000"' in html
    assert "Stödcentrum</b> · genast" in html
    assert "19 kap. 1 § SoL" in html
    assert '<a class="btn" href="/steps/">Öppna</a>' in html


def test_a_step_without_receiver_still_says_when():
    assert "genast" in part("step", level="must", title="Ring 112", due="genast")


def test_an_empty_state_says_what_to_do():
    html = part("empty", title="Inga pass i dag", text="Planera ett.", url="/s/", url_label="Nytt")
    assert "Planera ett." in html
    assert 'href="/s/"' in html


def test_a_table_has_caption_heads_and_swedish_numbers():
    html = part(
        "table", caption="Möten", head=["Ålder", "Antal"], rows=[["Under 15", 12345]],
        total=["Alla", 670],
    )  # fmt: skip
    assert "<caption>Möten</caption>" in html
    assert '<th scope="row">Under 15</th>' in html
    assert "12\xa0345" in html
    assert '<tr class="total">' in html


def test_pagination_shows_ways_back_and_forward():
    pages = Paginator(range(30), 10)
    html = part("pagination", page=pages.page(2), query="on=2026-06-15&")
    assert "page=1" in html
    assert "page=3" in html
    assert "Sida 2 av 3" in html
    assert part("pagination", page=Paginator([], 10).page(1)).strip() == ""


def test_tabs_and_menu_mark_where_you_are():
    links = [Link("Idag", "/", current=True), Link("Pass", "/shifts/", current=False)]
    assert part("tabs", tabs=links, label="Vyer").count('aria-current="page"') == 1
    assert part("menu", menu=links).count('aria-current="page"') == 1
    assert part("menu", menu=[]).strip() == ""


def test_small_parts_show_what_they_are_given(clock):
    clock("2026-06-16 14:00")
    at = datetime(2026, 6, 16, 7, 12, tzinfo=UTC)
    assert "i dag kl. 09.12" in part("time", at=at)
    assert "tag-late" in part("tag", kind="late", text="1 dag sen")
    assert "1\xa0234" in part("stat", value=1234, label="möten")
    assert "Ikväll" in part(
        "card", title="Ikväll", text="Pass", meta="18.00", url="/", url_label="Se"
    )
    assert "tag-today" in part("duty", title="Svara", url="/x/", tag="Idag", tag_kind="today")
    assert "<b>Svara</b>" in part("duty", title="Svara", meta="Brevlådan")
    assert "Sparat" in part("messages", messages=["Sparat"])
