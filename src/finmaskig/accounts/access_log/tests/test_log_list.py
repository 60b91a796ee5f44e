"""The pages where the log is read."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from finmaskig.accounts.access_log.tests.factories import (
    ADMINISTRATOR,
    AUDITOR,
    BOARD,
    LEAD,
    OTHER_BOARD,
    STRANGER,
    WORKER,
    write,
)
from finmaskig.accounts.models import AccessEntry

URL = "/accounts/log/"
OTHERS = [replace(WORKER, role=role) for role in ("worker", "coordinator", "analyst", "secretary")]

ELSEWHERE = replace(
    STRANGER, user_id=UUID(int=27), name="Mo", unit_id=UUID(int=3), board_id=OTHER_BOARD
)
ALONE = replace(STRANGER, unit_id=None, unit_name="", board_id=None, name="Lo")
NOBODY = UUID("c0ffee00-0000-4000-8000-000000000000")


@pytest.fixture
def log(act_as, clock):
    clock("2026-06-15 21:40")
    mine = write(WORKER, ids=[uuid4(), uuid4()])
    clock("2026-06-16 09:00")
    write(ELSEWHERE)
    return mine, write(STRANGER, "buyers.contact_seen", reason="På begäran")


def what(response):
    return [line.person for line in response.context["lines"]]


@pytest.mark.parametrize(("actor", "people"), [(LEAD, ["Sara"]), (AUDITOR, ["Kim", "Sara"])])
def test_a_lead_reads_her_unit_and_an_auditor_her_board(client, act_as, log, actor, people):
    act_as(actor)
    response = client.get(URL)
    assert response.status_code == 200
    assert what(response) == people


@pytest.mark.parametrize("actor", [*OTHERS, ADMINISTRATOR, replace(LEAD, unit_id=None)])
def test_nobody_else_reads_the_log(client, act_as, log, actor):
    act_as(actor)
    assert client.get(URL).status_code == 404
    assert client.get(f"{URL}{log[0].pk}/").status_code == 404


def test_reading_the_log_is_logged_with_the_rows_that_were_shown(client, act_as, log):
    act_as(LEAD)
    client.get(URL)
    entry = AccessEntry.objects.get(event="accounts.log_listed")
    assert entry.ids == [str(log[0].pk)]
    assert entry.user_id == LEAD.user_id


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("", ["Kim", "Sara"]),
        (f"person={WORKER.user_id}", ["Sara"]),
        (f"unit={STRANGER.unit_id}", ["Kim"]),
        ("day=2026-06-15", ["Sara"]),
        ("day=2026-06-14", []),
        ("event=accounts.log_listed", []),
        ("record={}", ["Sara"]),
        (f"record={NOBODY}", []),
    ],
)
def test_the_log_can_be_filtered(client, act_as, log, query, people):
    act_as(AUDITOR)
    response = client.get(f"{URL}?{query.format(log[0].ids[0])}")
    assert what(response) == people


def test_an_auditor_neither_reads_nor_chooses_anything_of_another_board(client, act_as, log):
    theirs = AccessEntry.objects.get(user_id=ELSEWHERE.user_id)
    act_as(AUDITOR)
    assert client.get(f"{URL}{theirs.pk}/").status_code == 404
    assert "Mo" not in dict(client.get(URL).context["form"].fields["person"].choices).values()
    for query in (f"person={ELSEWHERE.user_id}", f"unit={ELSEWHERE.unit_id}"):
        assert client.get(f"{URL}?{query}").context["form"].errors
    assert what(client.get(f"{URL}?record={theirs.ids[0]}")) == []


@pytest.mark.parametrize(
    ("board", "people"),
    [(BOARD, ["Lo", "Kim", "Sara"]), (OTHER_BOARD, ["Lo", "Mo"]), (None, ["Lo"])],
)
def test_rows_of_no_board_are_read_by_every_auditor(client, act_as, log, board, people):
    write(ALONE, "accounts.logged_in")
    act_as(replace(AUDITOR, board_id=board))
    assert sorted(what(client.get(URL))) == sorted(people)


@pytest.mark.parametrize(
    "query", ["person=x", "unit=x", "day=2026-02-30", "event=x", "record=x", f"person={NOBODY}"]
)
def test_a_filter_that_makes_no_sense_shows_what_to_correct(client, act_as, log, query):
    act_as(AUDITOR)
    response = client.get(f"{URL}?{query}")
    assert response.status_code == 200
    assert response.context["form"].errors
    assert "lines" not in response.context
    assert not AccessEntry.objects.filter(event="accounts.log_listed").exists()


def test_a_lead_cannot_filter_by_anothers_unit(client, act_as, log):
    act_as(LEAD)
    assert what(client.get(f"{URL}?unit={STRANGER.unit_id}")) == ["Sara"]
    assert client.get(f"{URL}?person={STRANGER.user_id}").context["form"].errors


def test_a_long_log_comes_in_pages_that_keep_the_filter(client, act_as, db):
    act_as(AUDITOR)
    for _ in range(51):
        write()
    response = client.get(f"{URL}?person={WORKER.user_id}&page=2")
    assert len(response.context["lines"]) == 1
    assert f"?person={WORKER.user_id}&amp;page=1" in response.content.decode()


@pytest.mark.parametrize(("actor", "status"), [(LEAD, 404), (AUDITOR, 200)])
def test_a_row_of_another_unit_does_not_exist_for_a_lead(client, act_as, log, actor, status):
    act_as(actor)
    assert client.get(f"{URL}{log[1].pk}/").status_code == status


def test_a_row_shows_every_id_and_is_itself_logged(client, act_as, log):
    act_as(LEAD)
    html = client.get(f"{URL}{log[0].pk}/").content.decode()
    assert all(each in html for each in log[0].ids)
    assert "15 juni 2026 21.40.00" in html
    assert AccessEntry.objects.get(event="accounts.log_entry_seen").ids == [str(log[0].pk)]


@pytest.mark.parametrize("role", ["", "worker"])
def test_a_row_without_ids_unit_or_role_can_be_read(client, act_as, db, role):
    act_as(AUDITOR)
    entry = write(replace(WORKER, role=role, unit_id=None, unit_name=""), ids=[])
    html = client.get(f"{URL}{entry.pk}/").content.decode()
    assert "Raden gäller ingen enskild post." in html


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_log_can_only_be_read(client, act_as, log, method):
    act_as(AUDITOR)
    assert getattr(client, method)(URL).status_code == 405


def test_a_page_asks_as_often_for_many_rows_as_for_few(
    client, act_as, log, django_assert_max_num_queries
):
    act_as(LEAD)
    for _ in range(30):
        write(count=5)
    with django_assert_max_num_queries(12):
        client.get(URL)
