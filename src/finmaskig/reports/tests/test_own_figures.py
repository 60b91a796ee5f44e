"""A unit's own figures: exact, its own rows only, inside its wall, and every look is logged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.http import Http404
from django.urls import reverse

from finmaskig.accounts.models import AccessEntry
from finmaskig.accounts.tests.factories import log_in
from finmaskig.cases.tests.factories import opened
from finmaskig.guidance.models import Step
from finmaskig.organisations.services import load_directory
from finmaskig.organisations.tests.factories import at_work, make_unit
from finmaskig.outreach.tests.factories import BUYER, CHILD, hire, make_field, met, running, user_of
from finmaskig.outreach.values import EncounterContent
from finmaskig.pure.statistics.table import OwnTable
from finmaskig.reports.access import own_table, unit_of
from finmaskig.reports.own_spans import own_span
from finmaskig.reports.queries.own import NotCounted, OwnQuestion

URL = reverse("reports:own_figures")
JUNE = {"first": date(2026, 6, 1), "last": date(2026, 6, 30)}


@pytest.fixture
def field(db, clock):
    """One night in June: Mika meets two children and a buyer, Kast a buyer and a child."""
    load_directory()
    clock("2026-06-15 21:40")
    field = make_field()
    shift = running(field.sara, field.amir)
    for content in (CHILD, CHILD, BUYER):
        met(field.sara, shift, content)
    other = running(field.jonas, hire(field.kast))
    for content in (CHILD, BUYER):
        met(field.jonas, other, content)
    return field


def ask(actor, rows="age", columns="", measure="encounters") -> OwnTable:
    return own_table(actor, OwnQuestion(measure=measure, rows=rows, columns=columns, **JUNE))


def told(table):
    return {key: number for key, number in table.cells.items() if number}


@pytest.mark.parametrize("who", ["sara", "lead"])
def test_a_unit_sees_its_own_rows_exactly_and_nobody_elses(field, who):
    table = ask(getattr(field, who))
    assert isinstance(table, OwnTable)
    assert told(table) == {("Total",): 2, ("child",): 2, ("15-17",): 2}


def test_neither_side_sees_whom_it_met_on_the_other(field):
    assert told(ask(field.sara, "kind")) == {("Total",): 2, ("exposed",): 2}
    assert told(ask(field.jonas, "kind")) == {("Total",): 1, ("buyer",): 1}
    assert told(ask(field.sara, "kind", measure="buyers")) == {}


def test_two_axes_have_their_sums(field):
    assert told(ask(field.sara, "sex", "kind")) == {
        ("Total", "Total"): 2,
        ("Total", "exposed"): 2,
        ("woman", "Total"): 2,
        ("woman", "exposed"): 2,
    }


def test_a_measure_counts_only_what_it_is_narrowed_to(field):
    shift = running(field.sara, hire(field.mika))
    content = EncounterContent(kind="exposed", age_band="25+", answer="yes")
    met(field.sara, shift, content)
    assert told(ask(field.sara, "kind", measure="children"))["Total",] == 2
    assert told(ask(field.sara, "kind", measure="offered"))["Total",] == 1


def test_several_codes_are_each_counted_and_the_total_once(field):
    shift = running(hire(field.mika), field.sara)
    met(field.sara, shift, EncounterContent(kind="exposed", needs=("money", "housing")))
    found = told(ask(field.sara, "needs"))
    assert found["Total",] == 3
    assert found["money",] == found["housing",] == 1
    assert found["not_recorded",] == 2


@pytest.mark.parametrize("measure", ["nothing", "encounters"])
def test_what_is_not_counted_so_is_refused(field, measure):
    with pytest.raises(NotCounted):
        ask(field.sara, "language", "residence", measure=measure)


@pytest.mark.parametrize("role", ["analyst", "secretary", "coordinator", "auditor"])
def test_nobody_outside_the_work_sees_exact_figures(field, role):
    with pytest.raises(Http404):
        ask(hire(field.mika, role))


def test_who_has_chosen_no_unit_sees_none(field):
    with pytest.raises(Http404):
        unit_of(replace(field.sara, unit_id=None))


def test_a_look_is_logged_with_its_unit(field):
    ask(field.sara)
    entry = AccessEntry.objects.filter(event="reports.own_seen").get()
    assert entry.ids == [str(field.mika.pk)]
    assert entry.user_id == field.sara.user_id


def test_the_page_shows_the_table_and_takes_nothing_out(client, field):
    log_in(client, user_of(field.sara))
    page = client.get(URL, {"measure": "encounters", "rows": "age", "columns": "sex"})
    text = page.content.decode()
    assert "Möten, efter ålder och kön" in text
    assert "Under 18 år" in text
    assert "download" not in text
    assert "Dela dem inte utanför enheten" in text


def test_the_page_says_why_a_table_is_not_counted(client, field):
    log_in(client, user_of(field.sara))
    page = client.get(URL, {"measure": "encounters", "rows": "language", "columns": "residence"})
    assert "Välj färre indelningar" in page.content.decode()


def test_odd_answers_are_as_if_nothing_was_chosen(client, field):
    log_in(client, user_of(field.sara))
    odd = {"measure": "x", "rows": "x", "columns": "x", "months": "x"}
    assert client.get(URL, odd).status_code == 200


@pytest.mark.parametrize(("role", "status"), [("worker", 200), ("lead", 200), ("analyst", 404)])
def test_who_may_open_the_page(client, db, role, status):
    at_work(client, make_unit(), role)
    assert client.get(URL).status_code == status


@pytest.mark.parametrize(
    ("code", "span"),
    [
        ("month", "2026-01--2026-01"),
        ("last_month", "2025-12--2025-12"),
        ("year", "2026-01--2026-01"),
        ("last_year", "2025-01--2025-12"),
    ],
)
def test_months_are_whole_and_end_with_the_one_that_runs(code, span):
    assert own_span(code, date(2026, 1, 31)).code == span


def test_a_stock_is_what_the_last_month_has(field):
    case = opened(field.sara)
    case.periods.update(opened_on=date(2026, 4, 1))
    half = {"first": date(2026, 1, 1), "last": date(2026, 6, 30)}
    question = OwnQuestion(measure="contacts_open", rows="contact_kind", **half)
    assert told(own_table(field.sara, question)) == {("Total",): 1, ("own",): 1}


def test_steps_and_reports_of_the_other_side_are_behind_the_wall(field):
    rows = Step.objects.filter(owner_unit=field.mika)
    before = told(ask(field.sara, "side", measure="steps"))
    assert set(before) == {("Total",), ("victim",)}
    rows.filter(pk=rows[0].pk).update(side="buyer")
    after = told(ask(field.sara, "side", measure="steps"))
    assert after == {key: number - 1 for key, number in before.items()}
