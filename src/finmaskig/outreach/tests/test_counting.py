"""Figures of the field, counted by hand beside what the database counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from finmaskig.counting import registry
from finmaskig.organisations.services import load_directory
from finmaskig.outreach.models import Campaign, CampaignCount, Encounter, EncounterCount, Shift
from finmaskig.outreach.services.fading import forget_meetings
from finmaskig.outreach.tests.factories import (
    ADULT,
    BUYER,
    CHILD,
    closed,
    hire,
    make_field,
    meeting,
    met,
    running,
)
from finmaskig.outreach.values import EncounterContent

FIRST, LAST = date(2026, 6, 1), date(2026, 6, 30)
JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


def counted(family, grid, board, first=FIRST, last=LAST):
    """Return the rows of a grid, by unit, month and codes."""
    found = next(one for one in registry.family(family).grids if one.code == grid)
    rows = list(found.count(board.pk, first, last))
    assert len({row[:3] for row in rows}) == len(rows)
    return {row[:3]: row.number for row in rows}


def total(rows):
    return sum(rows.values())


@pytest.fixture
def night(field):
    """One night of two meetings with exposed women, a buyer, and one that nothing is known of."""
    shift = running(field.sara, field.amir)
    for content in (CHILD, ADULT, BUYER, EncounterContent(kind="other", may_be_child=True)):
        met(field.sara, shift, content)
    return shift


def test_meetings_are_counted_by_kind_age_and_sex(field, night):
    assert counted("encounters", "people", field.board) == {
        (field.mika.pk, JUNE, ("exposed", "15-17", "woman")): 1,
        (field.mika.pk, JUNE, ("exposed", "25+", "woman")): 1,
        (field.mika.pk, JUNE, ("buyer", "25+", "man")): 1,
        (field.mika.pk, JUNE, ("other", "may_be_child", "not_recorded")): 1,
    }


def test_every_grid_counts_each_meeting_once(field, night):
    for grid in registry.family("encounters").grids:
        assert total(counted("encounters", grid.code, field.board)) == 4, grid.code


def test_every_code_counted_has_a_word(field, night):
    for code in ("encounters", "shifts", "cards"):
        for grid in registry.family(code).grids:
            for row in grid.count(field.board.pk, FIRST, LAST):
                for axis, raw in zip(grid.axes, row.codes, strict=True):
                    words = axis.named()
                    told = raw.split("+") if axis.several else [raw]
                    assert set(told) <= {*words, "not_recorded"}, (grid.code, raw)


def test_what_lies_above_a_code_has_a_word_and_is_never_counted_itself(field):
    for family in registry.families():
        for axis in {axis.code: axis for grid in family.grids for axis in grid.axes}.values():
            words = axis.named()
            parents = axis.above()
            assert set(parents.values()) <= set(words), axis.code
            assert set(parents) <= {*words, "not_recorded"}, axis.code


def test_a_list_is_one_row_with_all_its_codes(field):
    shift = running(field.sara, field.amir)
    met(field.sara, shift, EncounterContent(kind="exposed", exploitation=("sexual", "labour")))
    met(field.sara, shift, EncounterContent(kind="exposed"))
    assert counted("encounters", "exploitation", field.board) == {
        (field.mika.pk, JUNE, ("exposed", "not_recorded", "labour+sexual")): 1,
        (field.mika.pk, JUNE, ("exposed", "not_recorded", "not_recorded")): 1,
    }


def test_only_meetings_beside_the_police_are_joint(field, night):
    alone = running(hire(field.kast), partners=("none",))
    unknown = running(hire(field.youth), partners=())
    assert alone.pk != unknown.pk
    rows = counted("shifts", "kind", field.board)
    assert sorted(codes[1] for _unit, _month, codes in rows) == ["no", "not_recorded", "yes"]
    joint = counted("encounters", "joint_age", field.board)
    assert {codes[0] for _unit, _month, codes in joint} == {"yes"}


def test_offered_could_not_and_not_recorded_are_told_apart(field):
    shift = running(field.sara, field.amir)
    left = EncounterContent(kind="exposed", answer="could_not", could_not_reason="left")
    for content in (left, EncounterContent(kind="exposed", answer="later"), ADULT):
        met(field.sara, shift, content)
    rows = counted("encounters", "reason", field.board)
    assert {codes[1:] for _unit, _month, codes in rows} == {
        ("could_not", "left"),
        ("later", "not_recorded"),
        ("not_recorded", "not_recorded"),
    }


def test_a_joined_row_is_not_counted_twice(field, night):
    first, second = Encounter.objects.order_by("number")[:2]
    Encounter.objects.filter(pk=second.pk).update(joined_into=first)
    assert total(counted("encounters", "people", field.board)) == 3


def test_faded_meetings_are_counted_once_and_what_is_gone_is_not_recorded(field, night):
    before = counted("encounters", "people", field.board)
    forget_meetings(Encounter.objects.values_list("pk", flat=True))
    assert not Encounter.objects.exists()
    assert counted("encounters", "people", field.board) == before
    places = counted("encounters", "residence", field.board)
    assert {codes[1] for _unit, _month, codes in places} == {"not_recorded"}


def test_meetings_before_and_after_fading_are_added_to_one_row(field, night):
    child = Encounter.objects.get(age=16)
    EncounterCount.objects.create(
        unit=field.mika, board=field.board, side="victim", month=JUNE, kind="exposed",
        age_band="15-17", sex="woman", trafficking=child.trafficking, answer="", count=7,
    )  # fmt: skip
    rows = counted("encounters", "people", field.board)
    assert rows[field.mika.pk, JUNE, ("exposed", "15-17", "woman")] == 8


def test_another_board_is_never_counted(field, night):
    assert counted("encounters", "people", field.elsewhere.board) == {}
    assert counted("shifts", "kind", field.elsewhere.board) == {}


def test_a_month_ends_at_midnight_in_sweden(db, clock):
    load_directory()
    clock("2026-06-30 23:59")
    field = make_field()
    late = running(field.sara, field.amir)
    clock("2026-07-01 00:01")
    early = running(hire(field.kast), hire(field.kast))
    assert late.started_at + timedelta(minutes=2) == early.started_at
    found = counted("shifts", "operation", field.board, FIRST, date(2026, 7, 31))
    assert {(unit, month) for unit, month, _codes in found} == {
        (field.mika.pk, JUNE),
        (field.kast.pk, JULY),
    }
    assert total(counted("shifts", "operation", field.board)) == 1


def test_a_meeting_after_midnight_counts_in_its_own_month_its_shift_when_it_began(db, clock):
    load_directory()
    clock("2026-06-30 23:30")
    field = make_field()
    shift = running(field.sara, field.amir)
    clock("2026-07-01 00:30")
    met(field.sara, shift, ADULT)
    assert total(counted("shifts", "kind", field.board)) == 1
    assert total(counted("encounters", "people", field.board)) == 0
    assert total(counted("encounters", "people", field.board, JULY, date(2026, 7, 31))) == 1


def test_a_shift_where_nobody_was_met_counts_and_a_planned_one_does_not(field):
    closed(running(field.sara, field.amir), field.sara)
    Shift.objects.create(
        unit=field.mika, board=field.board, municipality="0180", kind="street",
        planned_start_at=meeting().met_at, planned_end_at=meeting().met_at + timedelta(hours=1),
        planned_by_id=field.sara.user_id,
    )  # fmt: skip
    assert counted("shifts", "kind", field.board) == {
        (field.mika.pk, JUNE, ("street", "yes", "nobody")): 1
    }


def test_a_shift_of_several_units_counts_once(field):
    running(field.sara, field.amir, units=(field.mika, field.kast))
    assert total(counted("shifts", "partners", field.board)) == 1


def test_cards_are_counted_by_what_came_of_them(field):
    campaign = Campaign.objects.create(
        unit=field.mika, kind="ecard", name="Sommar", code="S1", starts_on=FIRST
    )
    for day, handed in ((3, 10), (4, 5)):
        CampaignCount.objects.create(
            campaign=campaign, counted_on=date(2026, 6, day), handed_out_count=handed,
            answered_count=2,
        )  # fmt: skip
    assert counted("cards", "kind", field.board) == {
        (field.mika.pk, JUNE, ("handed_out", "ecard")): 15,
        (field.mika.pk, JUNE, ("answered", "ecard")): 4,
    }


def test_who_lives_in_another_county_is_elsewhere(field):
    shift = running(field.sara, field.amir)
    for residence in ("0182", "1480", "abroad", ""):
        met(field.sara, shift, EncounterContent(kind="exposed", residence=residence))
    rows = counted("encounters", "residence", field.board)
    assert {codes[1] for _u, _m, codes in rows} == {"0182", "outside", "abroad", "not_recorded"}
    rows = counted("encounters", "country", field.board)
    assert {codes[2]: number for (_u, _m, codes), number in rows.items()} == {
        "sweden": 2, "abroad": 1, "not_recorded": 1,
    }  # fmt: skip
    axis = registry.family("encounters").grids[7].axes[1]
    assert axis.parents()["0182"] == "county-01"
    assert axis.parents()["outside"] == axis.parents()["abroad"] == "elsewhere"
