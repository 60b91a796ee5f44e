"""From a meeting to the facts that the rules read."""

import pytest

from finmaskig.guidance import subjects
from finmaskig.outreach.models import Operation
from finmaskig.outreach.queries.facts import encounter_facts, subject_of
from finmaskig.outreach.tests.factories import (
    ADULT,
    BUYER,
    CHILD,
    hire,
    met,
    running,
)
from finmaskig.outreach.values import EncounterContent
from finmaskig.shared.clock import today


def test_what_was_not_recorded_is_left_out(field):
    shift = running(field.sara, field.amir, arenas=())
    found = encounter_facts(met(field.sara, shift, EncounterContent(sex="not_recorded")))
    assert found.as_mapping() == {"sex": "not_recorded", "event": "met"}


def test_every_key_of_the_rules_is_filled_from_its_field(field):
    shift = running(field.sara, field.amir)
    content = EncounterContent(
        **{**vars(CHILD), "acute": "yes", "children": "no", "child_leaves": "yes"},
    )
    content = EncounterContent(
        **{**vars(content), "trafficking": "evident", "stay": "none", "needs": ("money",)}
    )
    content = EncounterContent(**{**vars(content), "concerns": ("honour",), "answer": "later"})
    found = encounter_facts(met(field.sara, shift, content)).as_mapping()
    assert found["age"] == 16
    assert (found["acute"], found["children"], found["child_leaves"]) == (True, False, True)
    assert (found["stay"], found["needs"]) == ("none", frozenset({"money"}))
    assert (found["concerns"], found["answer"]) == (frozenset({"honour"}), "later")
    assert (found["arena"], found["residence"]) == ("street", "0182")


def test_a_shift_with_several_arenas_says_none_of_them(field):
    shift = running(field.sara, field.amir, arenas=("street", "hotel"))
    assert encounter_facts(met(field.sara, shift)).arena is None


def test_an_operation_is_a_fact(field):
    week = Operation.objects.create(
        board=field.board, name="Insats torsk", starts_on=today(), ends_on=today()
    )
    shift = running(field.sara, field.amir, operation_id=week.pk)
    assert encounter_facts(met(field.sara, shift, BUYER)).operation is True


@pytest.mark.parametrize(("may_be_child", "said"), [(True, True), (False, False), (None, None)])
def test_an_unknown_age_says_whether_it_may_be_a_child(field, may_be_child, said):
    shift = running(field.sara, field.amir)
    content = EncounterContent(kind="exposed", age_band="unknown", may_be_child=may_be_child)
    assert encounter_facts(met(field.sara, shift, content)).may_be_child is said


def test_steps_lie_on_the_rows_own_side_when_that_side_is_in_the_shift(field):
    joint = running(field.sara, field.jonas, units=(field.kast,))
    bought = subject_of(met(field.sara, joint, BUYER))
    exposed = subject_of(met(field.jonas, joint, ADULT))
    assert (bought.unit_id, bought.side) == (field.kast.pk, "buyer")
    assert (exposed.unit_id, exposed.side) == (field.mika.pk, "victim")


def test_steps_lie_with_the_author_when_nobody_on_the_rows_side_was_there(field):
    bought = subject_of(met(field.sara, running(field.sara, field.amir), BUYER))
    assert (bought.unit_id, bought.side, bought.only_day) == (field.mika.pk, "victim", True)


def test_the_step_says_when_it_was_and_nothing_about_whom(field):
    found = subject_of(met(field.sara, running(field.sara, field.amir), CHILD))
    assert found.context == "Mött i pass måndag 15 juni"


def test_guidance_can_ask_which_meetings_exist(field):
    row = met(field.sara, running(field.sara, field.amir))
    assert subjects.existing("encounter", [row.pk, field.mika.pk]) == {row.pk}


def test_guidance_can_ask_whose_residents_were_met(field):
    shift = running(field.sara, field.amir)
    met(field.sara, shift, CHILD)
    met(field.sara, shift, EncounterContent(kind="exposed", residence="abroad"))
    assert ("0180", "0182") in subjects.residences_met(today(), today())
    assert ("0180", "abroad") not in subjects.residences_met(today(), today())


def test_a_neutral_unit_keeps_the_steps_of_a_row_without_side(field):
    worker, other = hire(field.youth), hire(field.youth)
    row = met(worker, running(worker, other), EncounterContent(kind="youth_at_risk"))
    assert (row.side, subject_of(row).unit_id) == ("neutral", field.youth.pk)
