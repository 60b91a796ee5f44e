"""The monthly sample that a lead signs."""

from dataclasses import replace

import pytest

from finmaskig.accounts.access_log.months import Month
from finmaskig.accounts.access_log.queries import reader
from finmaskig.accounts.access_log.tests.factories import (
    AUDITOR,
    LEAD,
    OTHER_BOARD,
    STRANGER,
    UNIT,
    WORKER,
    write,
)
from finmaskig.accounts.models import AccessEntry, AccessReview

LIST = "/accounts/log/reviews/"
MAY = f"{LIST}2026-05/"
ALL = f"{LIST}all/"
FINE = {"outcome": "nothing", "note": ""}


@pytest.fixture
def may(act_as, clock):
    """A month with 25 looks, which is over."""
    for day in range(1, 26):
        clock(f"2026-05-{day:02} 12:00")
        write()
    clock("2026-06-02 09:00")
    write(STRANGER)
    act_as(LEAD)


def test_the_sample_is_ten_rows_and_the_same_each_time(may):
    first, again = (reader.sample(UNIT, Month(2026, 5)) for _ in range(2))
    assert len(first) == 10
    assert first == again
    assert [entry.at for entry in first] == sorted(entry.at for entry in first)


def test_a_lead_signs_that_there_is_nothing_to_remark(client, may):
    assert "10 rader" in client.get(MAY).content.decode()
    response = client.post(MAY, FINE, follow=True)
    assert "Granskningen är sparad." in response.content.decode()
    review = AccessReview.objects.get()
    assert (str(review), review.unit_id, review.reviewed_by) == ("2026-05", UNIT, LEAD.user_id)
    assert review.entries == [str(each.pk) for each in reader.sample(UNIT, Month(2026, 5))]
    assert AccessEntry.objects.get(event="accounts.log_reviewed").ids == [str(review.pk)]
    assert "Granskad, inget att anmärka på" in client.get(MAY).content.decode()


def test_the_log_begins_with_the_sample_that_waits(client, act_as, may):
    waits = "Stickprovet för maj 2026 väntar på dig"
    assert waits in client.get("/accounts/log/").content.decode()
    client.post(MAY, FINE)
    assert waits not in client.get("/accounts/log/").content.decode()
    act_as(AUDITOR)
    assert waits not in client.get("/accounts/log/").content.decode()


def test_opening_the_sample_is_logged(client, may):
    client.get(MAY)
    assert len(AccessEntry.objects.get(event="accounts.log_sample_seen").ids) == 10


@pytest.mark.parametrize(
    ("posted", "error"),
    [
        ({}, "outcome"),
        ({"outcome": "annat"}, "outcome"),
        ({"outcome": "follow_up"}, "note"),
        ({"outcome": "follow_up", "note": "Ring 070-000 00 00"}, "note"),
        ({"outcome": "nothing", "note": "x" * 20_001}, "note"),
    ],
)
def test_an_answer_that_lacks_something_comes_back_with_what_was_typed(client, may, posted, error):
    response = client.post(MAY, posted)
    assert response.status_code == 200
    assert error in response.context["form"].errors
    assert posted.get("note", "") in response.content.decode()
    assert not AccessReview.objects.exists()


def test_what_is_to_be_followed_up_is_shown_to_lead_and_auditor(client, act_as, may):
    client.post(MAY, {"outcome": "follow_up", "note": "Fråga om raden den 3 maj"})
    assert "Fråga om raden den 3 maj" in client.get(LIST).content.decode()
    assert "Fråga om raden den 3 maj" in client.get(MAY).content.decode()
    act_as(AUDITOR)
    html = client.get(ALL).content.decode()
    assert "Fråga om raden den 3 maj" in html
    assert "Mikamottagningen, maj 2026" in html
    assert AccessEntry.objects.filter(event="accounts.log_reviews_listed").count() == 1


@pytest.mark.parametrize("board", [OTHER_BOARD, None])
def test_another_boards_auditor_does_not_see_what_was_signed(client, act_as, may, board):
    client.post(MAY, {"outcome": "follow_up", "note": "Fråga om raden den 3 maj"})
    act_as(replace(AUDITOR, board_id=board))
    assert "Ingen har skrivit under" in client.get(ALL).content.decode()


def test_a_month_is_signed_once(client, may):
    client.post(MAY, FINE)
    assert client.post(MAY, FINE).status_code == 409
    assert AccessReview.objects.count() == 1


@pytest.mark.parametrize("month", ["2026-06", "2026-07", "2026-04", "2026-13", "maj", "0001-01"])
def test_only_months_that_are_over_and_have_rows_exist(client, may, month):
    assert client.get(f"{LIST}{month}/").status_code == 404


@pytest.mark.parametrize(
    ("actor", "mine", "every"),
    [
        (LEAD, 200, 404),
        (AUDITOR, 404, 200),
        (WORKER, 404, 404),
        (replace(LEAD, unit_id=None), 404, 404),
    ],
)
def test_leads_sign_and_auditors_read_what_was_signed(client, act_as, may, actor, mine, every):
    act_as(actor)
    assert client.get(LIST).status_code == client.get(MAY).status_code == mine
    assert client.get(ALL).status_code == every


def test_a_lead_of_another_unit_signs_her_own_sample_only(client, act_as, may):
    act_as(replace(STRANGER, role="lead"))
    assert client.get(MAY).status_code == 404


def test_the_list_begins_with_the_first_entry_and_ends_with_the_last_month(client, may, clock):
    clock("2026-08-15 12:00")
    months = [str(each.month) for each in client.get(LIST).context["months"]]
    assert months == ["2026-07", "2026-06", "2026-05"]


def test_a_new_unit_has_nothing_to_sign(client, act_as):
    act_as(LEAD)
    assert "Ingen månad att granska än" in client.get(LIST).content.decode()
    act_as(AUDITOR)
    assert "Ingen har skrivit under" in client.get(ALL).content.decode()
