"""The plan: kept only in support, sealed, ticked, followed up, remembered."""

import json
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from finmaskig.accounts.models import AccessEntry
from finmaskig.cases.models import Case, Plan, PlanVersion
from finmaskig.cases.queries.plan import plan_history, plan_view, text_of
from finmaskig.cases.services.noting import NotInThisMode
from finmaskig.cases.services.plan import PlanEmpty, PlanRowGone, copy_plan, save_plan, tick_plan
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.tests.plan_factories import CALL, ROOM, TODAY, a_plan, planned
from finmaskig.cases.tests.test_cases import open_steps
from finmaskig.shared.clock import now
from finmaskig.vault.services import box_of

REVIEW = date(2026, 7, 15)


def test_a_plan_is_kept_sealed_and_read_again(house):
    case = opened(house.sara, "B")
    plan = planned(house.sara, case, strengths=("network",), review_on=REVIEW)
    assert b"rum" not in bytes(plan.content)
    assert plan_view(case).text == a_plan(strengths=("network",), review_on=REVIEW)
    assert open_steps(case)["review-plan"] == REVIEW


def test_the_review_moves_with_its_day_and_goes_with_it(house):
    case = opened(house.sara, "B")
    planned(house.sara, case, review_on=REVIEW)
    planned(house.sara, case, version=1, review_on=date(2026, 8, 1))
    assert open_steps(case)["review-plan"] == date(2026, 8, 1)
    planned(house.sara, case, version=2)
    assert "review-plan" not in open_steps(case)


@pytest.mark.parametrize("mode", ["A", "C", "D"])
def test_only_support_keeps_a_plan(house, mode):
    case = opened(house.sara, mode)
    with pytest.raises(NotInThisMode):
        planned(house.sara, case)
    values = {"case": case, "written_by_id": house.sara.user_id, "written_at": now()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(mode=mode, **values)


def test_an_empty_plan_is_not_a_plan(house):
    case = opened(house.sara, "B")
    with pytest.raises(PlanEmpty):
        save_plan(actor=house.sara, case=case, new=a_plan(goals=(), helps_text=""), version=0)


def test_what_a_plan_said_before_is_kept_sealed(house):
    case = opened(house.sara, "B")
    planned(house.sara, case)
    planned(house.amir, case, version=1, text="Sluta dricka")
    kept = PlanVersion.objects.get()
    assert b"rum" not in bytes(kept.content)
    assert text_of(kept, box_of(case.pk, case.unit_id)).goals[0].text == "Ett eget rum"
    assert [view.by for view in plan_history(case)] == ["Sara"]


def test_whoever_saves_second_changes_nothing(house):
    case = opened(house.sara, "B")
    planned(house.sara, case, text="Först")
    assert planned(house.amir, case, text="Sedan") is None
    assert plan_view(case).text.goals[0].text == "Först"


def test_the_same_plan_saved_twice_is_one_plan(house):
    case = opened(house.sara, "B")
    assert planned(house.sara, case).version == 1
    assert planned(house.sara, case).version == 1
    assert not PlanVersion.objects.exists()


@pytest.mark.parametrize("row", [ROOM, CALL])
def test_a_row_is_done_with_one_tap_and_not_done_with_another(house, row):
    case = opened(house.sara, "B")
    planned(house.sara, case)

    def done():
        goal = plan_view(case).text.goals[0]
        return {goal.id: goal.done_on, CALL: goal.steps[0].done_on}[row]

    for expected in (TODAY, None):
        tick_plan(actor=house.sara, case=case, row_id=row)
        assert done() == expected


def test_what_is_done_stays_done_when_the_plan_is_written_again(house):
    case = opened(house.sara, "B")
    planned(house.sara, case)
    tick_plan(actor=house.sara, case=case, row_id=CALL)
    planned(house.sara, case, version=2, text="Ett varmt rum")
    assert plan_view(case).text.goals[0].steps[0].done_on == TODAY


def test_a_row_that_is_gone_cannot_be_ticked(house):
    case = opened(house.sara, "B")
    with pytest.raises(PlanRowGone):
        tick_plan(actor=house.sara, case=case, row_id=ROOM)
    planned(house.sara, case)
    with pytest.raises(PlanRowGone):
        tick_plan(actor=house.sara, case=case, row_id="c" * 32)


def test_a_plan_does_not_disturb_others_who_change_the_contact(house, clock):
    case = opened(house.sara, "B")
    clock("2026-06-20 10:00")
    planned(house.sara, case)
    row = Case.objects.get()
    assert (row.version, row.last_note_on) == (case.version, date(2026, 6, 20))


def test_a_copy_is_logged_with_its_reason(house):
    case = opened(house.sara, "B")
    copy_plan(actor=house.sara, case=case, reason="Personen vill ha en egen kopia")
    entry = AccessEntry.objects.get(event="cases.plan_exported")
    assert entry.reason == "Personen vill ha en egen kopia"
    assert json.loads(json.dumps(entry.ids)) == [str(case.pk)]
