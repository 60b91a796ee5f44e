"""The list of periods: which are closed, and which can be."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from finmaskig.organisations.tests.factories import at_work, make_unit
from finmaskig.reports.queries import periods as queries
from finmaskig.reports.rules import span
from finmaskig.reports.services.closing import close_period
from finmaskig.reports.tests.factories import publish

URL = reverse("reports:period_list")
JAN, MAR = date(2022, 1, 1), date(2022, 3, 1)


@pytest.fixture
def spring(board, clock):
    """Let a quarter be over in which people were met."""
    clock("2022-05-04 10:00")
    board.meet(MAR, "girl", "adult", a=20, b=14, c=12)
    board.meet(MAR, "boy", "old", a=1, b=1, c=1)
    return board


def test_a_quarter_that_is_over_is_proposed_until_it_is_closed(spring):
    (proposal,) = queries.proposals(spring.id, date(2022, 5, 4))
    assert (proposal.name, proposal.kind) == ("januari till mars 2022", "kvartal")
    assert proposal.address == "first=2022-01&last=2022-03"
    close_period(actor=spring.actors["lead"], first=JAN, last=MAR)
    assert queries.proposals(spring.id, date(2022, 5, 4)) == []


def test_the_year_and_its_quarters_are_proposed_when_it_is_over(spring):
    found = queries.proposals(spring.id, date(2023, 1, 1))
    assert [one.span.code for one in found] == ["2022-01--2022-12", "2022-01--2022-03"]


def test_a_line_says_who_closed_and_how_much_is_hidden(spring):
    period = close_period(actor=spring.actors["analyst"], first=JAN, last=MAR)
    (line,) = queries.period_lines(spring.id)
    rows = list(period.publications.all())
    assert (line.code, line.kind, line.version) == ("2022-01--2022-03", "kvartal", 1)
    assert line.closed_as == "utredare, Unit-a"
    assert line.cell_count == sum(row.cell_count for row in rows)
    assert 0 < line.hidden_count == sum(row.hidden_count for row in rows) < line.cell_count


def test_only_the_newest_version_is_told(spring):
    close_period(actor=spring.actors["analyst"], first=JAN, last=MAR)
    months = span(JAN, MAR)
    row = publish(spring.id, months, component="people", version=2)
    (line,) = queries.period_lines(spring.id)
    assert (line.version, line.cell_count) == (2, row.cell_count)


@pytest.mark.parametrize(
    ("role", "closes", "writes"),
    [("analyst", True, True), ("lead", True, False), ("worker", False, False)],
)
def test_the_ways_on_are_shown_to_those_who_may_take_them(client, spring, role, closes, writes):
    close_period(actor=spring.actors["analyst"], first=JAN, last=date(2022, 4, 1))
    at_work(client, spring.unit(), role)
    page = client.get(URL).content.decode()
    assert "Januari till april 2022" in page
    assert "celler är skyddade" in page
    assert ("?first=2022-01" in page) == closes
    assert (reverse("reports:period_close") in page) == closes
    assert ("Skriv rapport" in page) == writes


def test_a_board_without_figures_is_told_what_to_do(client, db):
    at_work(client, make_unit("other"), "secretary")
    page = client.get(URL).content.decode()
    assert "Ingen period är stängd än" in page


def test_a_name_leads_to_the_figures_of_the_period(client, spring):
    close_period(actor=spring.actors["analyst"], first=JAN, last=MAR)
    at_work(client, spring.unit(), "worker")
    page = client.get(reverse("reports:explore"), {"period": "2022-01--2022-03"})
    assert "januari till mars 2022" in page.content.decode()
