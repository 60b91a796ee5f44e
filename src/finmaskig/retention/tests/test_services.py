"""Decisions, holds and lists: who may do what, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from finmaskig.guidance.models import Step
from finmaskig.guidance.services import mark_not_applicable
from finmaskig.outreach.tests.factories import hire, make_unit
from finmaskig.retention.models import DestructionDecision, DestructionList, Hold, ListItem
from finmaskig.retention.queries import nights, rows
from finmaskig.retention.queries.judging import judge_of
from finmaskig.retention.queries.preview import due_rows, error_rows, standing_of
from finmaskig.retention.services import decisions, holds, lists
from finmaskig.retention.services.nightly import run_night
from finmaskig.retention.tests.factories import (
    LONG_AGO,
    RIPE_AT,
    after_days,
    approved,
    decided,
    old_case,
    run,
)
from finmaskig.retention.values import Ran, function_of
from finmaskig.shared.clock import pretend
from finmaskig.shared.errors import NotAllowed

pytestmark = pytest.mark.django_db
KIND = "case_advice"


@pytest.fixture
def case(house):
    decided(house.lead)
    return old_case(house.sara)


@pytest.fixture
def deputy(house):
    return hire(make_unit(house.board, "victim", "Ungdomsjouren"), "lead", name="Maja")


@pytest.mark.parametrize(
    ("who", "changed", "refusal"),
    [
        ("lead", {}, None),
        ("lead", {"valid_to": date(2026, 12, 31)}, None),
        ("lead", {"kinds": (KIND,), "years": {KIND: 2}}, None),
        ("sara", {}, NotAllowed),
        ("lead", {"decided_on": date(2026, 2, 3)}, decisions.DecisionIsNotMade),
        ("lead", {"valid_from": date(2026, 2, 1)}, decisions.DecisionIsNotMade),
        ("lead", {"kinds": ("diaries",)}, ValidationError),
        ("lead", {"kinds": ("case_support",), "years": {"case_support": 2}}, ValidationError),
        ("lead", {"kinds": (KIND,), "years": {KIND: 0}}, ValidationError),
        ("lead", {"kinds": (KIND,), "years": {KIND: 11}}, ValidationError),
        ("lead", {"reference_number": "19121212-1212"}, ValidationError),
    ],
)
def test_a_decision_is_registered_as_the_board_made_it(house, who, changed, refusal):
    if refusal is None:
        assert decided(getattr(house, who), **changed).board_id == house.board.pk
        return
    with pytest.raises(refusal):
        decided(getattr(house, who), **changed)
    assert not DestructionDecision.objects.exists()


def test_a_decision_names_at_least_one_kind(house):
    decision = decided(house.lead)
    decision.kinds = []
    with pytest.raises(IntegrityError), transaction.atomic():
        decision.save()
    with pytest.raises(ValidationError):
        decisions._refuse_odd(replace_kinds(()))


def replace_kinds(kinds):
    from finmaskig.retention.values import NewDestructionDecision

    return NewDestructionDecision(
        decided_on=LONG_AGO.date(), reference_number="SN 1", kinds=kinds, valid_from=LONG_AGO.date()
    )


@pytest.mark.parametrize(
    ("who", "last_on", "refusal"),
    [
        ("lead", date(2026, 12, 31), None),
        ("sara", date(2026, 12, 31), NotAllowed),
        ("lead", date(2026, 2, 1), decisions.DecisionHasEnded),
        ("lead", date(2028, 1, 1), decisions.DecisionHasEnded),
        ("stranger", date(2026, 12, 31), NotAllowed),
    ],
)
def test_a_decision_ends_on_a_day(house, who, last_on, refusal):
    decision = decided(house.lead, valid_to=date(2027, 12, 31))
    stranger = hire(house.elsewhere, "lead", name="Linnea")
    actor = stranger if who == "stranger" else getattr(house, who)
    if refusal is None:
        ended = decisions.end_decision(actor=actor, decision=decision, last_on=last_on)
        assert ended.valid_to == last_on
        return
    with pytest.raises(refusal):
        decisions.end_decision(actor=actor, decision=decision, last_on=last_on)


@pytest.mark.parametrize(("years", "ripe"), [({}, False), ({KIND: 2}, True)])
def test_the_board_may_shorten_what_the_law_leaves_to_it(house, years, ripe):
    decided(house.lead, kinds=(KIND,), years=years)
    old_case(house.sara)
    assert bool(due_rows(house.board.pk, date(2028, 2, 3))) is ripe


@pytest.mark.parametrize(
    ("who", "changed", "refusal"),
    [
        ("amir", {}, None),
        ("lead", {"review_on": date(2031, 9, 3)}, None),
        ("jonas", {}, NotAllowed),
        ("secretary", {}, NotAllowed),
        ("amir", {"review_on": date(2031, 3, 2)}, holds.NotADayToReview),
        ("amir", {"review_on": date(2031, 9, 4)}, holds.NotADayToReview),
        ("amir", {"reason": "because"}, ValidationError),
    ],
)
def test_a_worker_of_the_unit_holds_a_record_for_a_reason(house, case, who, changed, refusal):
    secretary = hire(house.mika, "secretary", name="Sekreteraren")
    actor = secretary if who == "secretary" else getattr(house, who)
    values = {"kind": KIND, "record": case.pk, "reason": "police"} | changed
    with pretend(RIPE_AT):
        if refusal is None:
            assert holds.set_hold(actor=actor, **values).is_open
            assert standing_of(house.board.pk, KIND, case.pk, RIPE_AT.date()).code == "held"
            return
        with pytest.raises(refusal):
            holds.set_hold(actor=actor, **values)
    assert not Hold.objects.exists()


def held(actor, case, reason="court"):
    with pretend(RIPE_AT):
        return holds.set_hold(actor=actor, kind=KIND, record=case.pk, reason=reason)


def test_a_record_is_held_once(house, case, monkeypatch):
    held(house.sara, case)
    with pytest.raises(holds.AlreadyHeld):
        held(house.amir, case)
    monkeypatch.setattr(holds, "hold_of", lambda _record: None)  # both looked at the same time
    with pytest.raises(holds.AlreadyHeld):
        held(house.amir, case)


def test_what_is_gone_or_going_can_no_longer_be_held(house, case):
    approved(house.sara, house.lead)
    ListItem.objects.update(state="going")
    with pytest.raises(holds.TooLateToHold):
        held(house.sara, case)
    case.delete()
    with pytest.raises(holds.TooLateToHold):
        held(house.sara, case)


@pytest.mark.parametrize(("who", "may"), [("lead", True), ("sara", False), ("petra", False)])
@pytest.mark.parametrize("act", ["keep_hold", "lift_hold"])
def test_only_the_units_lead_reviews_and_lifts_a_hold(house, case, act, who, may):
    hold = held(house.sara, case)
    with pretend(after_days(RIPE_AT, 30)):
        if not may:
            with pytest.raises(NotAllowed):
                getattr(holds, act)(actor=getattr(house, who), hold=hold)
            return
        row = getattr(holds, act)(actor=house.lead, hold=hold)
    assert row.is_open is (act == "keep_hold")
    step = Step.objects.get(subject_kind="retention_hold", subject_id=hold.pk)
    assert step.is_open is (act == "keep_hold")


def test_a_lifted_hold_is_not_lifted_again_and_can_be_set_anew(house, case):
    hold = held(house.sara, case)
    with pretend(RIPE_AT):
        holds.lift_hold(actor=house.lead, hold=hold)
        with pytest.raises(holds.NotHeld):
            holds.lift_hold(actor=house.lead, hold=hold)
    assert held(house.sara, case).is_open


def test_a_hold_without_review_becomes_a_step_for_the_lead(house, case):
    hold = held(house.sara, case)
    step = Step.objects.get(subject_id=hold.pk)
    assert (step.assigned_to_id, step.owner_unit_id) == (house.lead.user_id, house.mika.pk)
    assert case.alias not in step.context
    assert holds.watch_holds(actor=house.lead, at=after_days(RIPE_AT, 200)) == 1
    assert Step.objects.filter(subject_id=hold.pk).count() == 1


def test_the_step_of_a_hold_ends_when_somebody_has_looked_at_the_hold(house, case):
    hold = held(house.sara, case)
    step = Step.objects.get(subject_id=hold.pk)
    with pytest.raises(holds.ReviewOnItsPage):
        mark_not_applicable(step=step, why="Jag hinner inte.", actor=house.lead)
    holds.lift_hold(actor=house.lead, hold=hold)
    step.refresh_from_db()
    assert not step.is_open


def test_a_list_holds_the_ripe_records_of_one_unit(house, case):
    old_case(house.jonas)
    old_case(house.sara, at=after_days(LONG_AGO, 60))
    with pretend(RIPE_AT):
        row = lists.make_list(actor=house.sara)
    assert [item.record for item in rows.items_of(row)] == [case.pk]
    assert [(one.kind, one.count) for one in rows.kind_counts(row)] == [(KIND, 1)]


@pytest.mark.parametrize(
    ("who", "at", "refusal"),
    [
        ("sara", LONG_AGO, lists.NothingIsRipe),
        ("jonas", RIPE_AT, lists.NothingIsRipe),
        ("secretary", RIPE_AT, NotAllowed),
    ],
)
def test_a_list_is_made_by_who_works_there_when_something_is_ripe(house, case, who, at, refusal):
    secretary = hire(house.mika, "secretary", name="Sekreteraren")
    with pretend(at), pytest.raises(refusal):
        lists.make_list(actor=secretary if who == "secretary" else getattr(house, who))


def test_a_unit_has_one_list_at_a_time(house, case):
    with pretend(RIPE_AT):
        row = lists.make_list(actor=house.sara)
        with pytest.raises(lists.OneListAtATime):
            lists.make_list(actor=house.amir)
        lists.stop(actor=house.sara, row=row)
        assert lists.make_list(actor=house.amir).state == "made"


@pytest.mark.parametrize(
    ("maker", "reviewer", "decider", "refusal"),
    [
        ("sara", "sara", "lead", None),
        ("sara", "amir", "lead", None),
        ("sara", "sara", "deputy", None),
        ("lead", "lead", "deputy", None),
        ("sara", "sara", "amir", lists.SecondPersonNeeded),
        ("lead", "lead", "lead", lists.SecondPersonNeeded),
        ("lead", "sara", "lead", lists.SecondPersonNeeded),
        ("sara", "lead", "lead", lists.SecondPersonNeeded),
        ("sara", "sara", "petra", lists.SecondPersonNeeded),
        ("sara", "sara", "stranger", lists.SecondPersonNeeded),
        ("sara", "deputy", "lead", NotAllowed),
    ],
)
def test_it_takes_two_persons(house, case, deputy, maker, reviewer, decider, refusal):
    people = {**vars(house), "deputy": deputy, "stranger": hire(house.elsewhere, "lead")}

    def act():
        with pretend(RIPE_AT):
            row = lists.make_list(actor=people[maker])
            row = lists.review(actor=people[reviewer], row=row)
            return lists.approve(actor=people[decider], row=row)

    if refusal is None:
        assert act().cools_until == date(2031, 3, 10)
        return
    with pytest.raises(refusal):
        act()
    assert run(after_days(RIPE_AT, 60)) == Ran()


@pytest.mark.parametrize("field", ["made_by", "reviewed_by"])
def test_the_database_itself_holds_the_two_persons_apart(house, case, field):
    row = approved(house.sara, house.lead)
    with pytest.raises(IntegrityError), transaction.atomic():
        DestructionList.objects.filter(pk=row.pk).update(**{field: house.lead.user_id})


@pytest.mark.parametrize(
    ("who", "refusal"),
    [("sara", None), ("lead", None), ("amir", NotAllowed), ("petra", NotAllowed)],
)
def test_either_of_the_two_stops_it_within_the_seven_days(house, case, who, refusal):
    row = approved(house.sara, house.lead)
    with pretend(after_days(RIPE_AT, 7)):
        if refusal is None:
            row = lists.stop(actor=getattr(house, who), row=row)
            assert (row.state, row.can_be_stopped) == ("stopped", False)
        else:
            with pytest.raises(refusal):
                lists.stop(actor=getattr(house, who), row=row)
    assert run(after_days(RIPE_AT, 9)).destroyed == (0 if refusal is None else 1)


@pytest.mark.parametrize("act", ["review", "approve", "stop"])
def test_a_list_that_has_gone_on_is_not_done_again(house, case, act):
    row = approved(house.sara, house.lead)
    run(after_days(RIPE_AT, 9))
    with pytest.raises(lists.NotNow):
        getattr(lists, act)(actor=house.sara, row=row)


def test_what_the_review_takes_out_stays(house, case):
    other = old_case(house.sara)
    with pretend(RIPE_AT):
        row = lists.make_list(actor=house.sara)
        assert (row.cools_until, row.can_be_stopped) == (None, True)
        items = {item.record: item.pk for item in rows.items_of(row)}
        with pytest.raises(lists.NothingIsRipe):
            lists.review(actor=house.sara, row=row, kept=list(items.values()))
        row = lists.review(actor=house.sara, row=row, kept=[items[case.pk]])
        lists.approve(actor=house.lead, row=row)
    run(after_days(RIPE_AT, 9))
    left = [one.row.id for one in due_rows(house.board.pk, RIPE_AT.date())]
    assert left == [case.pk]
    assert other.pk not in left


def test_only_its_own_unit_sees_an_alias(house, case):
    one = due_rows(house.board.pk, RIPE_AT.date(), unit_id=house.mika.pk)[0]
    assert (one.label_for(house.mika.pk), one.label_for(house.kast.pk)) == (case.alias, "")
    assert (one.kind_name, one.is_ripe, one.is_late) == ("Stödkontakter: råd", True, False)
    assert due_rows(house.board.pk, RIPE_AT.date(), unit_id=house.kast.pk) == []


def test_rows_are_found_by_board_and_side(house, case):
    row = approved(house.sara, house.lead)
    decision, hold = rows.decisions_of(house.board.pk)[0], None
    assert rows.decision_by_id(decision.pk) == decision
    assert rows.list_by_id(row.pk) == row
    assert rows.lists_of(house.board.pk, "victim") == [row]
    assert rows.lists_of(house.board.pk, "buyer") == []
    run(after_days(RIPE_AT, 9))
    (proof,) = rows.proofs_of(house.board.pk, "victim")
    assert rows.proof_by_id(proof.pk) == proof
    assert rows.proofs_of(house.board.pk, "buyer") == []
    hold = held(house.sara, old_case(house.sara))
    assert (rows.open_holds(house.mika.pk), rows.hold_by_id(hold.pk)) == ([hold], hold)
    assert rows.existing_holds([hold.pk]) == {hold.pk}


def test_a_function_stands_in_the_proof_never_a_name(house):
    assert function_of(house.lead) == "enhetschef, Mika"
    assert function_of(replace(house.lead, role="secretary")) == "secretary, Mika"


def test_a_night_counts_records_without_a_day_and_is_then_not_missed(house, case):
    type(case).objects.update(last_note_on=date(2032, 1, 1))
    with pretend(RIPE_AT):
        assert nights.missed_since(RIPE_AT) is None
        night = run_night(actor=house.lead, at=RIPE_AT)
    assert (night.error_count, night.destroyed_count) == (1, 0)
    assert nights.missed_since(RIPE_AT + timedelta(hours=25)) is None
    assert nights.missed_since(RIPE_AT + timedelta(hours=31)) == RIPE_AT
    assert [one.is_error for one in error_rows(house.board.pk, RIPE_AT.date())] == [True]


def test_the_next_day_on_which_a_time_runs_out_is_known_before_any_has(house, monkeypatch):
    judge = judge_of(house.board.pk, date(2027, 1, 1))
    assert judge.next_on(house.mika.pk) is None
    old_case(house.sara)
    assert judge.next_on(house.mika.pk) == date(2031, 2, 3)
    assert judge.next_on(house.kast.pk) is None
    monkeypatch.setattr("finmaskig.retention.queries.judging.all_rules", tuple)
    assert judge.next_on(house.mika.pk) is None
    assert judge.window("case_advice").until == date(2027, 1, 1)
