"""Exact figures leave only as decisions: taken in, weighed by one, decided by another, kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.http import Http404

from finmaskig.accounts.models import AccessEntry
from finmaskig.pure.statistics.dimension import TOTAL
from finmaskig.reports import access_requests as access
from finmaskig.reports.exact import DisclosedTable, NotDisclosed, only_disclosed
from finmaskig.reports.models import CountDecision, CountRequest
from finmaskig.reports.queries import requests as queries
from finmaskig.reports.queries.own import NotCounted
from finmaskig.reports.rules import span
from finmaskig.reports.services import chain, disclosing
from finmaskig.reports.services.closing import close_period
from finmaskig.reports.services.disclosing import NotWeighed
from finmaskig.reports.services.requests import AlreadyDecided, ChangedMeanwhile, assess_request
from finmaskig.reports.tests.requesting import JUNE, asks, decides, weighs
from finmaskig.reports.values_requests import NewAssessment, NewDecision
from finmaskig.shared.errors import NotAllowed

MAY = date(2026, 5, 1)


def cells(table):
    return {key: number for key, number in table.worded.cells.items() if number}


@pytest.mark.parametrize("role", ["analyst", "lead", "secretary"])
def test_who_opens_the_mail_takes_the_request_in(summer, role):
    row = asks(summer, role)
    assert (row.measure, row.span.code) == ("met", "2026-06--2026-06")
    entry = AccessEntry.objects.get(event="reports.request_registered")
    assert entry.ids == [str(row.pk)]


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"received_on": date(2026, 7, 3)}, ValidationError),
        ({"months": span(date(2026, 8, 1), date(2026, 8, 1))}, ValidationError),
        ({"months": span(date(2020, 1, 1), date(2026, 1, 1))}, ValidationError),
        ({"months": span(date(2026, 6, 1), date(2026, 1, 1))}, ValidationError),
        ({"measure": "nothing"}, NotCounted),
        ({"rows": "residence"}, NotCounted),
        ({"reference_number": "Anna, 070-174 06 05"}, ValidationError),
    ],
)
def test_an_odd_request_is_not_taken_in(summer, values, error):
    with pytest.raises(error):
        asks(summer, **values)
    assert not CountRequest.objects.exists()


def test_each_step_asks_who(summer):
    with pytest.raises(NotAllowed):
        asks(summer, "worker")
    row = asks(summer)
    with pytest.raises(NotAllowed):
        weighs(summer, row, role="secretary")
    weighs(summer, row)
    new = NewDecision(
        outcome="refused", part="", conditions="", reasons="Nej.", assessment=uuid4(), seen=""
    )
    with pytest.raises(NotAllowed):
        disclosing.decide_request(actor=summer.actors["lead"], request=row, new=new)


def test_whoever_weighed_does_not_decide(summer):
    row = asks(summer)
    weighs(summer, row)
    secretary = summer.actors["secretary"]
    both = replace(summer.actors["analyst"], role="secretary")
    weighing = row.assessments.get()
    seen = access.weighed_table(secretary, row).seen
    new = NewDecision(
        outcome="refused", part="", conditions="", reasons="Nej.", assessment=weighing.pk, seen=seen
    )
    with pytest.raises(NotAllowed, match="beslutar inte"):
        disclosing.decide_request(actor=both, request=row, new=new)


def test_what_is_given_in_full_is_every_exact_count(summer):
    row = asks(summer)
    weighs(summer, row, harm="clear")
    (table,) = disclosing.disclosed(decides(summer, row, "full"))
    assert isinstance(table, DisclosedTable)
    found = cells(table)
    assert found[TOTAL, TOTAL] == 14
    assert found["girl", "young"] == found["girl", "child"] == 3
    assert found["not_recorded", "adult"] == 1
    assert table.worded.words[0]["not_recorded"] == "ej noterat"


@pytest.mark.parametrize("harm", ["risk", "unsure"])
@pytest.mark.parametrize(("outcome", "part"), [("full", ""), ("part", "rows"), ("part", "total")])
def test_secrecy_holds_unless_it_is_clear_that_nobody_is_harmed(summer, harm, outcome, part):
    row = asks(summer)
    weighs(summer, row, harm=harm)
    with pytest.raises(ValidationError) as error:
        decides(summer, row, outcome, part=part)
    assert "sekretess" in str(error.value.message_dict["outcome"])
    assert not CountDecision.objects.exists()


def test_a_condition_can_take_the_risk_away(summer):
    row = asks(summer)
    weighs(summer, row)
    decision = decides(summer, row, "full", conditions="Siffrorna får inte lämnas vidare.")
    assert (decision.given, decision.conditions) == ("exact", "Siffrorna får inte lämnas vidare.")


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("rows", {("girl",): 10, ("boy",): 3, ("not_recorded",): 1, (TOTAL,): 14}),
        ("total", {(): 14}),
    ],
)
def test_a_part_holds_no_more_than_it_says(summer, part, found):
    row = asks(summer)
    weighs(summer, row, harm="clear")
    (table,) = disclosing.disclosed(decides(summer, row, "part", part=part))
    assert cells(table) == found


@pytest.mark.parametrize(
    ("axes", "part", "field"),
    [
        ({}, "", "part"),
        ({}, "safe", "part"),
        ({"columns": ""}, "rows", "part"),
        ({"rows": "", "columns": ""}, "total", "part"),
    ],
)
def test_a_part_that_is_nothing_or_everything_is_refused(summer, axes, part, field):
    row = asks(summer, **axes)
    weighs(summer, row, harm="clear")
    with pytest.raises(ValidationError) as error:
        decides(summer, row, "part", part=part)
    assert field in error.value.message_dict


@pytest.mark.parametrize(
    ("columns", "reasons"), [("age", "Risk."), ("", "Risk.")], ids=["two axes", "one axis"]
)
def test_the_protected_table_can_always_be_given(summer, columns, reasons):
    close_period(actor=summer.actors["analyst"], first=JUNE, last=JUNE)
    row = asks(summer, columns=columns)
    weighs(summer, row)
    decision = decides(summer, row, "part", part="safe", reasons=reasons)
    (table,) = disclosing.disclosed(decision)
    assert None in table.worded.cells.values()
    assert 3 not in table.worded.cells.values()


def test_the_protected_total_is_one_number(summer):
    close_period(actor=summer.actors["analyst"], first=JUNE, last=JUNE)
    row = asks(summer, rows="", columns="")
    weighs(summer, row)
    (table,) = disclosing.disclosed(decides(summer, row, "part", part="safe"))
    assert set(table.worded.cells) == {()}


@pytest.mark.parametrize(
    ("reasons", "conditions", "field"),
    [
        (" ", "", "reasons"),
        ("Det är tre flickor.", "", "reasons"),
        ("Ring 070-174 06 05.", "", "reasons"),
        ("Risk.", "Lämna inte vidare till anna@example.se.", "conditions"),
    ],
)
def test_a_decision_says_why_and_tells_nothing(summer, reasons, conditions, field):
    row = asks(summer)
    weighs(summer, row)
    with pytest.raises(ValidationError) as error:
        decides(summer, row, reasons=reasons, conditions=conditions)
    assert field in error.value.message_dict


def test_a_refusal_lets_nothing_out_and_stands(summer):
    row = asks(summer)
    weighs(summer, row)
    decision = decides(summer, row, conditions="Finns inte.")
    assert (decision.given, decision.tables, decision.conditions) == ("", [], "")
    row = CountRequest.objects.get(pk=row.pk)
    with pytest.raises(AlreadyDecided):
        decides(summer, row)
    with pytest.raises(AlreadyDecided):
        weighs(summer, row)


def test_nothing_is_decided_before_it_is_weighed(summer):
    row = asks(summer)
    new = NewDecision(
        outcome="refused", part="", conditions="", reasons="Nej.", assessment=uuid4(), seen=""
    )
    with pytest.raises(NotWeighed):
        disclosing.decide_request(actor=summer.actors["secretary"], request=row, new=new)


def test_a_weighing_of_what_was_never_there_is_refused(summer):
    row = asks(summer)
    new = NewAssessment(harm="risk", recognisers=(), alternatives=(), weighing="Få.", after=3)
    with pytest.raises(ChangedMeanwhile, match="Läs begäran igen"):
        assess_request(actor=summer.actors["analyst"], request=row, new=new)
    assert not row.assessments.exists()


def test_what_was_read_is_what_is_decided_about(summer):
    row = asks(summer)
    first = weighs(summer, row)
    seen = access.weighed_table(summer.actors["secretary"], row).seen
    weighs(summer, row, harm="clear")
    with pytest.raises(ChangedMeanwhile, match="prövade igen"):
        decides(summer, row, assessment=first.pk)
    summer.meet(JUNE, "girl", "adult", a=1)
    with pytest.raises(ChangedMeanwhile, match="ändrats"):
        decides(summer, row, seen=seen)


def test_a_closed_month_is_read_as_it_was_frozen(summer):
    close_period(actor=summer.actors["analyst"], first=JUNE, last=JUNE)
    summer.meet(JUNE, "girl", "adult", a=100)
    summer.meet(MAY, "boy", "adult", a=7)
    row = asks(summer, months=span(MAY, JUNE), columns="")
    table = access.weighed_table(summer.actors["secretary"], row)
    assert table.worded.cells[TOTAL,] == 14 + 7


def test_decisions_are_chained(summer):
    rows = []
    for number in ("SN 2026/1", "SN 2026/2"):
        row = asks(summer, reference_number=number)
        weighs(summer, row)
        rows.append(decides(summer, row))
    first, second = rows
    assert (first.number, second.number) == (1, 2)
    assert second.previous_hash == first.hash
    kept = CountDecision.objects.get(pk=second.pk)
    assert chain.hash_of(kept) == kept.hash
    kept.reasons = "Annat."
    assert chain.hash_of(kept) != kept.hash


@pytest.mark.parametrize("table", ["countrequest", "countassessment", "countdecision"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_refuses_to_change_what_stands(summer, table, sql):
    row = asks(summer)
    weighs(summer, row)
    decides(summer, row)
    with (
        pytest.raises(DatabaseError, match="append only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(f"reports_{table}"))


def test_earlier_tables_and_disclosures_are_counted(summer):
    close_period(actor=summer.actors["analyst"], first=JUNE, last=JUNE)
    row = asks(summer)
    weighs(summer, row, harm="clear")
    decides(summer, row, "full")
    told = queries.told_before(row.board_id, "met", span(MAY, JUNE))
    assert [one.what.split(":")[0] for one in told] == [
        "Publicerade tabeller, version 1",
        "Utlämnat",
    ]
    assert queries.told_before(row.board_id, "met", span(MAY, MAY)) == []
    assert len(queries.told_before(row.board_id, "shifts", span(JUNE, JUNE))) == 1


def test_only_what_a_decision_lets_out_can_leave(summer):
    row = asks(summer)
    weighed = access.weighed_table(summer.actors["secretary"], row)
    for table in (weighed, weighed.worded, None):
        with pytest.raises(NotDisclosed):
            only_disclosed(table)


def test_every_look_at_exact_figures_is_logged(summer):
    row = asks(summer)
    access.weighed_table(summer.actors["secretary"], row)
    entry = AccessEntry.objects.get(event="reports.exact_seen")
    assert (entry.ids, entry.reason) == ([str(row.pk)], "SN 2026/12")
    with pytest.raises(NotAllowed):
        access.weighed_table(summer.actors["analyst"], row)


def test_another_board_finds_no_request(summer):
    row = asks(summer)
    with pytest.raises(Http404):
        access.request_to_read(replace(summer.actors["secretary"], board_id=uuid4()), row.pk)
    with pytest.raises(Http404):
        access.request_to_read(summer.actors["secretary"], uuid4())
    with pytest.raises(Http404):
        access.registrar(replace(summer.actors["secretary"], board_id=None))


def test_a_measure_that_is_gone_is_called_by_its_code(summer):
    row = asks(summer)
    row.measure = "gone"
    assert queries.title_for(row) == "gone"
