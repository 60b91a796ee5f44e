"""What leaves for an evaluation: no group under five, no alias, no id, no day."""

import csv
import doctest
import io
import re
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finmaskig.accounts.models import AccessEntry
from finmaskig.cases import evaluation
from finmaskig.cases.evaluation import FEWEST, Answered, safe_rows
from finmaskig.cases.models import Measurement
from finmaskig.cases.queries.evaluating import evaluation_file, groups_of
from finmaskig.cases.services.measures import keep_answers
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import NewMeasurement

EVERY = groups_of("neutral")
UUID_TEXT = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}")
answers = st.builds(
    lambda person, group, day, said: Answered(
        person=UUID(int=person),
        kind=group[0],
        question_set=group[1],
        occasion=group[2],
        asked_on=date(2026, 1, 1) + timedelta(days=day),
        answers={"wellbeing": said},
    ),
    st.integers(1, 9),
    st.sampled_from(EVERY[:4]),
    st.integers(0, 300),
    st.integers(0, 10),
)


def test_the_examples_hold():
    assert doctest.testmod(evaluation).failed == 0


@given(st.lists(answers, max_size=60), st.integers(0, 99))
def test_no_group_under_five_persons_leaves_and_no_id(rows, seed):
    export = safe_rows(rows, EVERY, Random(seed))
    people = {}
    for row in export.rows:
        people.setdefault(row.group, set()).add(row.person)
    assert all(len(found) >= FEWEST for found in people.values())
    assert set(export.missing) == set(EVERY) - set(people)
    text = evaluation_file(export).content.decode("utf-8-sig")
    assert UUID_TEXT.search(text) is None
    assert re.search(r"\d{4}-\d{2}-\d{2}", text) is None


@given(st.lists(answers, max_size=60))
def test_whole_groups_leave_with_every_row(rows):
    export = safe_rows(rows, EVERY, Random(1))
    kept = {row.group for row in export.rows}
    assert len(export.rows) == sum(row.group in kept for row in rows)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx"])
def test_no_cell_is_run_by_a_spreadsheet(text):
    assert evaluation.cell(text) == f"'{text}"


def answered_by(actor, count, occasion="start"):
    cases = [opened(actor, "B") for _number in range(count)]
    for case in cases:
        new = NewMeasurement(occasion=occasion, answers={"wellbeing": 5})
        keep_answers(actor=actor, case=case, new=new)
    return cases


def sheet(response):
    text = response.content.decode("utf-8-sig")
    return text, list(csv.reader(io.StringIO(text), delimiter=";"))


def test_the_lead_takes_her_own_units_answers(house, enter):
    cases = answered_by(house.sara, 5)
    answered_by(house.sara, 4, "midway")
    answered_by(house.jonas, 6)
    response = enter(house.lead).post("/cases/answers/export/", {"reason": "SN 2026/12"})
    text, rows = sheet(response)
    answers = [row for row in rows if len(row) > 3 and row[0] == "Egen erfarenhet"]
    assert [row[:5] for row in answers] == [
        ["Egen erfarenhet", "own", "Början", "2026-06", "5"]
    ] * 5
    assert ["Egen erfarenhet", "own", "På vägen"] in rows
    assert ["Anhörig", "relative", "Början"] in rows
    assert "Köper sex" not in text
    assert not [case for case in cases if case.alias in text or str(case.pk) in text]
    entry = AccessEntry.objects.get(event="cases.answers_exported")
    assert entry.reason == "SN 2026/12"
    assert set(entry.ids) == {str(case.pk) for case in cases}


def test_a_no_is_no_answer(house, enter):
    answered_by(house.sara, 5)
    Measurement.objects.update(declined=True, answers={})
    _text, rows = sheet(enter(house.lead).post("/cases/answers/export/", {"reason": "Prov"}))
    assert not [row for row in rows if "2026-06" in row]


@pytest.mark.parametrize(("who", "status"), [("lead", 200), ("sara", 403), ("petra", 200)])
def test_only_a_lead_exports(house, enter, who, status):
    assert enter(getattr(house, who)).get("/cases/answers/export/").status_code == status


def test_nothing_leaves_without_a_reason(house, enter):
    assert enter(house.lead).post("/cases/answers/export/", {"reason": " "}).status_code == 422
