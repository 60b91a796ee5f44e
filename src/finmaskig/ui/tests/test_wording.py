from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation

from finmaskig.shared.clock import STOCKHOLM
from finmaskig.ui import wording

NOW = datetime(2026, 6, 16, 14, 0, tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 6, 16), "i dag"),
        (date(2026, 6, 15), "i går"),
        (date(2026, 6, 17), "i morgon"),
        (date(2026, 6, 23), "tisdag 23 juni"),
        (date(2024, 2, 29), "29 februari 2024"),
    ],
)
def test_a_day_is_named_or_dated(day, text):
    assert wording.day_text(day, NOW.date()) == text


def test_a_moment_is_written_in_swedish_time():
    at = datetime(2026, 6, 16, 19, 40, tzinfo=UTC)
    assert wording.moment_text(at, NOW.date()) == "i dag kl. 21.40"


def test_the_summer_time_night_shows_the_wall_clock():
    before, after = (datetime(2026, 3, 29, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert wording.moment_text(before, NOW.date()).endswith("kl. 01.30")
    assert wording.moment_text(after, NOW.date()).endswith("kl. 03.30")


@pytest.mark.parametrize(
    ("due", "kind", "text"),
    [
        (NOW - timedelta(seconds=5), "late", "1 minut sen"),
        (NOW - timedelta(minutes=20), "late", "20 minuter sen"),
        (NOW - timedelta(hours=1), "late", "1 timme sen"),
        (NOW - timedelta(hours=23), "late", "23 timmar sen"),
        (NOW - timedelta(days=1), "late", "1 dag sen"),
        (date(2026, 6, 12), "late", "4 dagar sen"),
        (NOW + timedelta(hours=2), "today", "Idag"),
        (date(2026, 6, 16), "today", "Idag"),
        (date(2026, 6, 17), "plain", "I morgon"),
        (date(2026, 6, 20), "plain", "20 juni"),
        (date(2027, 1, 2), "plain", "2 januari 2027"),
    ],
)
def test_a_deadline_says_how_late_or_when(due, kind, text):
    assert wording.due_text(due, NOW) == (kind, text)


@pytest.mark.parametrize(
    ("value", "text"),
    [(1234567, "1\xa0234\xa0567"), (12.5, "12,5"), (0, "0"), ("100 %", "100 %"), (True, "True")],
)
def test_numbers_have_swedish_spaces_and_commas(value, text):
    assert wording.number_text(value) == text


def test_days_are_translated():
    with translation.override("en"):
        assert wording.day_text(date(2026, 6, 23), NOW.date()) == "Tuesday 23 June"


def shown(source, **values):
    return Template("{% load page %}" + source).render(Context(values))


def test_the_tags_write_time_elements(clock):
    at = clock("2026-06-16 14:00")
    assert shown("{% when at %}", at=at) == (
        '<time datetime="2026-06-16T14:00+02:00">i dag kl. 14.00</time>'
    )
    assert shown("{% when at %}", at=at.date()) == '<time datetime="2026-06-16">i dag</time>'
    assert 'class="tag tag-today"' in shown("{% due at %}", at=at.date())
    assert shown("{{ at|clock_time }}", at=at) == "14.00"


def test_no_time_is_no_text():
    assert shown("{% when at %}{% due at %}{{ at|when }}", at=None) == ""


def test_a_phone_number_is_one_tap():
    html = shown("{% phone number %}", number="+46 8 000 00 00")
    assert 'href="tel:+4680000000"' in html
    assert "+46 8 000 00 00" in html


def test_a_phone_number_is_escaped():
    assert "<b>" not in shown("{% phone number %}", number="<b>112")


def test_an_icon_is_silent():
    assert 'aria-hidden="true"' in shown('{% icon "check" %}')
