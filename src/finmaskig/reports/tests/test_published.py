"""What is published is read from the ledger, and nothing else."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from django.db import DatabaseError, connection, transaction

from finmaskig.organisations.tests.factories import make_unit
from finmaskig.reports.queries.published import (
    NotPublished,
    Question,
    answer,
    closed_periods,
    figure,
)
from finmaskig.reports.rules import span
from finmaskig.reports.tests.factories import family, measure, met, publish, registered

pytestmark = pytest.mark.django_db
SPRING = span(date(2022, 1, 1), date(2022, 6, 1))
HALF = span(date(2022, 4, 1), date(2022, 9, 1))
MEASURES = (
    measure("met", "met"),
    measure("children", "met", age=("child",)),
    measure("named_sex", "met", sex=("girl", "boy")),
)
VALUES = {
    ("girl", "child"): 12,
    ("girl", "adult"): None,
    ("girl", "Total"): None,
    ("boy", "child"): 7,
    ("boy", "adult"): None,
    ("boy", "Total"): None,
    ("not_recorded", "child"): 0,
    ("not_recorded", "adult"): 6,
    ("not_recorded", "Total"): 6,
    ("Total", "child"): 19,
    ("Total", "adult"): 30,
    ("Total", "Total"): 49,
}


@pytest.fixture
def board():
    with registered(family("met", {}), measures=MEASURES):
        yield make_unit().board_id


@pytest.fixture
def _spring(board):
    cells = {(unit, *key): n for unit, (key, n) in product(["Total", "test-unit"], VALUES.items())}
    publish(board, SPRING, met(cells))


def ask(**values) -> Question:
    return Question(**({"measure": "met", "period": SPRING.code} | values))


@pytest.mark.usefixtures("_spring")
def test_a_table_is_a_view_of_the_pattern(board):
    found = answer(board, ask(rows="sex", columns="age", at={"unit": "test-unit"}))
    assert dict(found.table.cells) == VALUES
    assert (found.period.name, found.period.kind) == ("januari till juni 2022", "report")
    assert (found.publication.version, found.measure.code) == (1, "met")
    assert [one.code for one in closed_periods(board)] == [SPRING.code]


@pytest.mark.usefixtures("_spring")
@pytest.mark.parametrize(
    ("code", "at", "number"),
    [
        ("met", {}, 49),
        ("children", {"sex": "girl"}, 12),
        ("met", {"sex": "girl"}, None),
        ("named_sex", {"age": "child"}, 19),
        ("named_sex", {}, None),
        ("children", {"age": "child"}, 19),
    ],
)
def test_a_figure_is_one_cell_or_a_sum_of_shown_ones(board, code, at, number):
    assert figure(board, code, SPRING.code, at) == number


@pytest.mark.usefixtures("_spring")
def test_a_measure_that_counts_some_codes_shows_only_them(board):
    found = answer(board, ask(measure="named_sex", rows="sex", at={"age": "child"})).table
    assert dict(found.cells) == {("girl",): 12, ("boy",): 7}
    assert found.dimensions[0].codes == ("girl", "boy")


@pytest.mark.usefixtures("_spring")
@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ({"measure": "unknown"}, "Måttet finns inte"),
        ({"period": "2021-01--2021-12"}, "inte stängd"),
        ({"rows": "country"}, "publiceras inte"),
        ({"rows": "sex", "at": {"age": "none"}}, "publiceras inte"),
        ({"measure": "children", "at": {"age": "adult"}}, "räknar inte det"),
    ],
)
def test_what_is_not_published_says_why(board, question, sentence):
    with pytest.raises(NotPublished, match=sentence):
        answer(board, ask(**question))


@pytest.mark.usefixtures("_spring")
def test_another_board_has_published_nothing():
    other = make_unit("other").board_id
    assert closed_periods(other) == []
    with pytest.raises(NotPublished, match="inte stängd"):
        figure(other, "met", SPRING.code)


def test_a_table_with_nothing_to_show_names_what_stands_in_the_way(board):
    cells = {("Total", *key): None for key in VALUES}
    publish(board, SPRING, met(cells))
    assert answer(board, ask(rows="sex")).table.hidden
    publish(board, HALF, met(cells))
    with pytest.raises(NotPublished, match="januari till juni 2022"):
        answer(board, ask(rows="sex", period=HALF.code))
    assert figure(board, "met", HALF.code) is None


@pytest.mark.usefixtures("_spring")
@pytest.mark.parametrize("sql", ["UPDATE {} SET board_id = board_id", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["reports_countperiod", "reports_publication"])
def test_the_ledger_refuses_to_change(table, sql):
    with (
        pytest.raises(DatabaseError, match="append only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(table))
