"""An administrator changes phone and hours; the net follows the same minute."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from finmaskig.organisations import queries, services
from finmaskig.organisations.tests.factories import at_work
from finmaskig.shared.clock import now

OFFICE = {f"day_{day}": "8–16.30" for day in range(5)}


@pytest.fixture
def administrator(client, mika, clock):
    clock("2026-06-15 12:00")
    return at_work(client, mika, "administrator")


def office(code):
    return next(one for one in queries.directory().offices if one.code == code)


def test_a_new_number_is_in_the_directory_at_once(client, administrator, mika):
    assert office(mika.code).phone == "08-000 00 11"
    posted = {"phone": "08-000 00 98", "consult_function": "Mikas telefon"}
    response = client.post(f"/units/{mika.pk}/change/", posted)
    assert response.url == f"/units/{mika.pk}/"
    assert office(mika.code).phone == "08-000 00 98"


@pytest.mark.parametrize(
    "posted",
    [{"phone": "ring oss", "consult_function": "x"}, {"phone": "112", "consult_function": ""}],
)
def test_a_number_that_cannot_be_dialled_is_refused(client, administrator, mika, posted):
    assert client.post(f"/units/{mika.pk}/change/", posted).status_code == 200
    mika.refresh_from_db()
    assert mika.phone == "08-000 00 11"


def test_new_hours_hold_from_their_day(client, administrator, mika, clock):
    url = f"/units/{mika.pk}/hours/change/"
    new = {"day_0": "18–21", "valid_from": "2026-07-01"}
    assert client.post(url, new).status_code == 302
    clock("2026-06-29 10:00")
    assert office(mika.code).is_open(now())
    clock("2026-07-06 10:00")
    assert not office(mika.code).is_open(now())
    clock("2026-07-06 19:00")
    assert office(mika.code).is_open(now())


def test_hours_that_were_planned_are_replaced(administrator, mika):
    for hour in (8, 9):
        span = services.Week(queries_week(hour), date(2026, 7, 1))
        services.change_hours(actor=administrator, unit=mika, week=span)
    rows = [row for row in queries.hours_of(mika) if row.holds(date(2026, 7, 6))]
    assert [(row.opens, row.closes) for row in rows] == [(9 * 60, 17 * 60)]


def queries_week(hour):
    from finmaskig.organisations.rules import week_from

    return week_from({0: f"{hour}–17"})


def test_a_day_that_cannot_be_read_keeps_what_was_typed(client, administrator, mika):
    url = f"/units/{mika.pk}/hours/change/"
    posted = OFFICE | {"day_2": "när vi hinner", "valid_from": "2026-07-01"}
    page = client.post(url, posted).content.decode()
    assert "när vi hinner" in page
    assert "Skriv till exempel 8.00–16.30" in page


def test_the_forms_open_with_what_holds_now(client, administrator, mika):
    assert 'value="9.00–17.00"' in client.get(f"/units/{mika.pk}/hours/change/").content.decode()
    assert "08-000 00 11" in client.get(f"/units/{mika.pk}/change/").content.decode()


def test_a_unit_without_whom_to_consult_is_refused(administrator, mika):
    with pytest.raises(ValidationError):
        services.change_contact(
            actor=administrator, unit=mika, contact=services.Contact("112", "", "", "")
        )


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-06-15 08:59", "Stängt. Öppnar i dag 9.00"),
        ("2026-06-15 09:00", "Öppet till 17.00"),
        ("2026-06-15 17:00", "Stängt. Öppnar i morgon 9.00"),
        ("2026-06-18 18:00", "Stängt. Öppnar måndag 9.00"),
        ("2026-06-19 10:00", "Stängt. Öppnar måndag 9.00"),
    ],
)
def test_the_page_says_when_somebody_answers_next(mika, clock, moment, text):
    assert queries.opening(queries.hours_of(mika), clock(moment)).text == text


def test_a_unit_without_hours_says_so(unit, clock):
    text = queries.opening(queries.hours_of(unit), clock("2026-06-15 08:59")).text
    assert text == "Stängt. Öppettider saknas"
