"""Figures of handovers, counted by hand beside what the database counts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from finmaskig.cases.tests.factories import opened
from finmaskig.counting import registry
from finmaskig.handovers.models import Handover
from finmaskig.handovers.rules import TAKEN
from finmaskig.handovers.tests.move_factories import accepted, make_town, proposed
from finmaskig.organisations.services import load_directory
from finmaskig.shared.clock import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db, clock):
    load_directory()
    clock("2026-06-15 14:10")
    return make_town()


def counted(grid, board_id, *, days=0):
    on = today() - timedelta(days=days)
    found = next(one for one in registry.family("handovers").grids if one.code == grid)
    rows = found.count(board_id, on.replace(day=1), on)
    return {(row.unit_id, row.codes): row.number for row in rows}


def test_handovers_are_counted_where_they_were_proposed_by_side_and_state(town):
    proposed(town, opened(town.sara))
    row = accepted(town, opened(town.sara))
    unit = town.sara.unit_id
    assert counted("age_group", town.sara.board_id) == {
        (unit, ("victim", "proposed", row.age_group)): 1,
        (unit, ("victim", "accepted", row.age_group)): 1,
    }
    assert sum(counted("matter", town.sara.board_id).values()) == 2
    assert {codes[2] for _unit, codes in counted("outcome", town.sara.board_id)} == {"not_recorded"}


def test_only_handovers_with_a_yes_are_taken():
    assert set(registry.measure("handovers_taken").at["state"]) == set(TAKEN)


def test_a_handover_counts_in_the_month_when_it_was_proposed(town):
    row = proposed(town)
    Handover.objects.filter(pk=row.pk).update(sent_at=row.sent_at - timedelta(days=62))
    assert counted("matter", town.sara.board_id) == {}
    assert sum(counted("matter", town.sara.board_id, days=62).values()) == 1


def test_the_receivers_board_does_not_count_it(town):
    accepted(town)
    assert counted("matter", town.nora.board_id) == {} or town.nora.board_id == town.sara.board_id


def test_every_code_counted_has_a_word(town):
    accepted(town)
    for grid in registry.family("handovers").grids:
        for _unit, codes in counted(grid.code, town.sara.board_id):
            for axis, code in zip(grid.axes, codes, strict=True):
                assert code in {*axis.named(), "not_recorded"}, (grid.code, code)
