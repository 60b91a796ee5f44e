"""What counts as a hole: nobody receives, somebody receives some, or nothing is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finmaskig.pure.guidance.directory import Hours, Office
from finmaskig.reports import gap_rules as rules

STOCKHOLM = rules.Place("0180", "01")
FARSTA = rules.Place("0180", "01", "Farsta")
BOY, WOMAN, MAN = rules.GROUPS[1], rules.GROUPS[2], rules.GROUPS[3]
TALKS = rules.Need("talks", kinds=frozenset({"victim_reception"}), units=("youth-clinic-*", "kast"))
ALWAYS = Office(
    code="mika", name="Mika", kinds=("victim_reception",), areas=("01",), always_open=True
)
EVERY_DAY = tuple(Hours(weekday=day, opens=480, closes=1260) for day in range(7))


def verdict(office: Office | None, group=WOMAN, role="exposed", place=STOCKHOLM):
    found = rules.cell(TALKS, group, role, [office] if office else [], place)
    return found.verdict, [(one.what, one.about) for one in found.missing]


@pytest.mark.parametrize(
    ("values", "role", "answer"),
    [
        ({}, "exposed", ("open", [])),
        ({"areas": ("everywhere",)}, "exposed", ("open", [])),
        ({"areas": ("0180",)}, "exposed", ("open", [])),
        ({"areas": ("0581",)}, "exposed", ("hole", [("nowhere", ())])),
        ({"sexes": ("man",)}, "exposed", ("hole", [("not_for", ("Mika",))])),
        ({"serves": ("buyer",)}, "exposed", ("hole", [("not_for", ("Mika",))])),
        ({"side": "victim"}, "buyer", ("hole", [("not_for", ("Mika",))])),
        ({"side": "buyer"}, "exposed", ("hole", [("not_for", ("Mika",))])),
        ({"side": "victim"}, "exposed", ("open", [])),
        ({"max_age": 21}, "exposed", ("part", [("ages", ("21-24", "25+"))])),
        ({"areas": ("0180/Farsta",)}, "exposed", ("part", [("districts", ("Farsta",))])),
        ({"always_open": False}, "exposed", ("part", [("no_hours", ())])),
        ({"always_open": False, "hours": EVERY_DAY}, "exposed", ("open", [])),
        (
            {"always_open": False, "hours": (Hours(weekday=0, opens=480, closes=990),)},
            "exposed",
            ("part", [("evenings", ()), ("weekends", ())]),
        ),
    ],
)
def test_a_cell_is_open_partly_open_or_a_hole(values, role, answer):
    assert verdict(replace(ALWAYS, **values), role=role) == answer


def test_where_there_is_no_unit_at_all_nobody_is_named():
    assert verdict(None) == ("hole", [("nowhere", ())])


def test_a_district_is_reached_by_its_own_unit_and_not_by_another_ones():
    assert verdict(replace(ALWAYS, areas=("0180/Farsta",)), place=FARSTA) == ("open", [])
    assert verdict(replace(ALWAYS, areas=("0180/Järva",)), place=FARSTA)[0] == "hole"


def test_two_units_together_can_receive_everybody():
    young, old = replace(ALWAYS, max_age=21), replace(ALWAYS, min_age=21)
    assert rules.cell(TALKS, WOMAN, "exposed", [young, old], STOCKHOLM).verdict == "open"


@pytest.mark.parametrize(
    ("code", "kinds", "is_met"),
    [
        ("mika", ("victim_reception",), True),
        ("youth-clinic-solna", (), True),
        ("kast", (), True),
        ("kastanj", (), False),
    ],
)
def test_a_need_is_met_by_kind_or_by_name(code, kinds, is_met):
    assert TALKS.is_met_by(replace(ALWAYS, code=code, kinds=kinds)) == is_met


def test_a_standing_need_is_a_row_also_when_it_is_nobodys_and_a_unit_that_has_ended_is_gone():
    standing = rules.Need("clinic", groups=("nobody",), is_standing=True)
    other = rules.Need("other", groups=("nobody",))
    ended = replace(ALWAYS, valid_to=date(2020, 1, 1))
    rows = rules.gap_map(
        [standing, other, TALKS], [ended], STOCKHOLM, "exposed", date(2026, 11, 26)
    )
    assert [need.code for need, _cells in rows] == ["clinic", "talks"]
    assert rows[0][1] == (None,) * 5
    assert {cell.verdict for cell in rows[1][1]} == {"hole"}


def test_a_need_of_one_role_is_no_need_of_the_other():
    need = replace(TALKS, roles=("exposed",), groups=("boy",))
    assert need.concerns(BOY, "exposed")
    assert not need.concerns(BOY, "buyer")
    assert not need.concerns(MAN, "exposed")


def test_each_district_is_told_whether_it_has_its_own():
    own = replace(ALWAYS, areas=("0180/Farsta",))
    children = replace(ALWAYS, areas=("0180/Järva",), max_age=17)
    young = replace(ALWAYS, areas=("0180/Spånga",), max_age=22)
    place = replace(STOCKHOLM, districts=("Farsta", "Järva", "Spånga"))
    found = rules.own_of_districts([own, children, young], place, "exposed")
    assert found == {"Farsta": True, "Järva": False, "Spånga": False}


def test_a_unit_in_every_district_is_in_the_whole_municipality():
    boards = [replace(ALWAYS, kinds=("district_board",), areas=("0180/Farsta", "0180/Järva"))]
    assert rules.districts(boards, "0180") == ("Farsta", "Järva")
    assert rules.districts([ALWAYS], "0180") == ()
    place = replace(STOCKHOLM, districts=("Farsta", "Järva"))
    everywhere = replace(ALWAYS, areas=("0180/Farsta", "0180/Järva"))
    assert verdict(everywhere, place=place) == ("open", [])
    assert verdict(replace(ALWAYS, areas=("0180/Järva",)), place=place)[0] == "part"


def test_the_worst_of_several_groups_is_what_is_said():
    men_only = replace(ALWAYS, sexes=("man",))
    cells = [rules.cell(TALKS, one, "exposed", [men_only], STOCKHOLM) for one in (BOY, WOMAN)]
    found = rules.summed([*cells, None])
    assert (found.verdict, found.worst.group, found.holes, found.is_for_all) == (
        "hole", "woman", 1, False,
    )  # fmt: skip
    assert rules.summed(cells[1:]).is_for_all
    assert rules.summed([None]) is None


def test_a_unit_for_men_meets_the_need_whatever_its_kind():
    need = rules.Need("men", sexes=frozenset({"man"}))
    assert need.is_met_by(replace(ALWAYS, kinds=(), sexes=("man",)))
    assert not need.is_met_by(ALWAYS)
