"""What people do with handovers, from the proposal to how it went."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from finmaskig.accounts.actor import COMMAND_LINE
from finmaskig.cases.models import CasePeriod
from finmaskig.cases.services.net import report_for_child, tell_net
from finmaskig.cases.tests.factories import opened
from finmaskig.guidance.models import Step
from finmaskig.guidance.rules import WITH_LEAD, Outcome
from finmaskig.guidance.services import close_step, hand_over_step, reopen_step
from finmaskig.handovers import rules
from finmaskig.handovers.models import Disclosure, Frozen, Handover, Package
from finmaskig.handovers.queries import handovers as queries
from finmaskig.handovers.services import expiring, handovers, taking
from finmaskig.handovers.services.moving import MovedAlready, NotYourPart, TooLate
from finmaskig.handovers.services.watching_moves import DoItOnItsPage, StaysInUnit
from finmaskig.handovers.tests.move_factories import (
    NO,
    YES,
    accepted,
    make_town,
    new_to,
    proposed,
    seen,
)
from finmaskig.handovers.values_moves import Acceptance, Why
from finmaskig.organisations.models import Unit
from finmaskig.organisations.services import load_directory
from finmaskig.pure.guidance.facts import Facts
from finmaskig.shared.clock import now, today
from finmaskig.vault.services import KeyGone, box_of


@pytest.fixture
def town(db, clock):
    """Two units of different controllers, on a Monday in June."""
    load_directory()
    clock("2026-06-15 14:10")
    return make_town()


def open_steps(row, kind):
    return {
        step.rule_code
        for step in Step.objects.filter(subject_kind=kind, subject_id=row.pk, status="open")
    }


def test_a_proposal_waits_at_both_units_and_the_sender_is_responsible(town):
    row = proposed(town)
    assert (row.state, row.responsible_name) == ("proposed", town.house.mika.name)
    assert open_steps(row, queries.OUT_KIND) == {"await"}
    assert open_steps(row, queries.IN_KIND) == {"answer"}
    assert row.answer_by == rules.answer_by("support", now())


def test_the_same_form_sent_twice_proposes_once(town):
    case, new = opened(town.sara), new_to(town.district, id=town.district.pk)
    first = handovers.propose(actor=town.sara, case=case, new=new)
    assert handovers.propose(actor=town.sara, case=case, new=new) == first
    assert Handover.objects.count() == 1


@pytest.mark.parametrize("state", ["proposed", "met"])
def test_a_contact_has_one_open_handover(town, state):
    case = opened(town.sara)
    row = proposed(town, case)
    Handover.objects.filter(pk=row.pk).update(state=state, answered_at=now())
    with pytest.raises(handovers.OpenAlready):
        proposed(town, case)


def test_what_was_sent_is_frozen_and_only_what_was_chosen(town):
    case = opened(town.sara, "B", alias="Stilla björk 48")
    row = proposed(town, case, parts=("reach",))
    sent = queries.package_of(row, town.house.mika.pk)
    assert [part.code for part in sent] == ["contact", "reach"]
    assert "Stilla björk 48" in [line.text for line in sent[0].lines]
    case.alias = "Ljus hamn 31"
    case.save()
    assert queries.package_of(row, town.house.mika.pk) == sent
    with pytest.raises(Frozen):
        Package.objects.get().save()


def test_the_receiver_reads_the_package_only_after_its_yes(town):
    row = seen(town)
    with pytest.raises(KeyGone):
        queries.package_of(row, town.district.pk)
    row = taking.accept(actor=town.nora, handover=row, acceptance=YES)
    theirs, ours = town.district.pk, town.house.mika.pk
    assert queries.package_of(row, theirs) == queries.package_of(row, ours)
    with pytest.raises(KeyGone):
        box_of(row.case_id, theirs)


def test_a_yes_moves_the_responsibility_into_a_contact_of_the_receivers_own(town):
    row = accepted(town, acceptance=Acceptance(mode="A", alias="Ny vind 12"))
    assert (row.state, row.responsible_name) == ("accepted", "Stadsdelen")
    assert row.received_case.alias == "Ny vind 12"
    assert row.received_case.unit_id == town.district.pk
    assert row.received_case.origin_id == row.pk
    period = CasePeriod.objects.get(case=row.case)
    assert period.closing_reason == "handed_over"
    assert open_steps(row, queries.OUT_KIND) == set()
    assert open_steps(row, queries.IN_KIND) == {"receipt", "meeting"}
    told = Disclosure.objects.get()
    assert (told.how, told.parts, told.receiver_unit) == ("handover", row.parts, town.district)
    assert (told.made_by_id, told.decided_as) == (town.sara.user_id, "worker")


def test_the_senders_contact_goes_on_where_it_was_agreed(town):
    row = accepted(town, afterwards="go_on")
    row.case.refresh_from_db()
    assert row.case.is_open
    assert open_steps(row, queries.OUT_KIND) == set()


@pytest.mark.parametrize("of_child", [True, False])
def test_what_the_law_demands_of_the_sender_stays_with_it(town, of_child):
    case = opened(town.sara)
    if of_child:
        report_for_child(actor=town.sara, case=case)
    else:
        facts = Facts(kind="exposed", age_band="15-17", event="met")
        tell_net(actor=town.sara, case=case, facts=facts)
    row = accepted(town, case)
    assert row.case.is_open
    assert open_steps(row, queries.OUT_KIND) == {"finish"}


def test_a_yes_fulfils_the_step_that_asked_for_the_handover(town):
    case = opened(town.sara)
    steps = tell_net(actor=town.sara, case=case, facts=Facts(kind="exposed", event="acute_solved"))
    asked = next(step for step in steps if step.code == "hand-over")
    accepted(town, case)
    asked.refresh_from_db()
    assert asked.result == "fulfilled"


def test_a_preview_that_names_a_language_is_a_disclosure_too(town):
    seen(town)
    assert not Disclosure.objects.exists()
    seen(town, languages=("ro",))
    assert Disclosure.objects.get().parts == ["contact"]


def test_seeing_twice_changes_nothing(town):
    row = seen(town)
    again = handovers.see(actor=town.nora, handover=row)
    assert again.seen_at == row.seen_at


def test_a_no_has_its_reason_and_opens_a_step_at_the_sender(town):
    row = seen(town)
    with pytest.raises(handovers.WordsMissing):
        handovers.decline(actor=town.nora, handover=row, why=Why(reason="other"))
    why = Why(reason="other", text="Vi bygger om.")
    row = handovers.decline(actor=town.nora, handover=row, why=why)
    assert (row.state, row.responsible_name) == ("declined", town.house.mika.name)
    assert box_of(row.pk, town.house.mika.pk).text(row, "reason_text") == "Vi bygger om."
    assert open_steps(row, queries.OUT_KIND) == {"came-back"}
    assert open_steps(row, queries.IN_KIND) == set()


def test_the_sender_takes_a_proposal_back(town):
    row = handovers.withdraw(actor=town.sara, handover=seen(town), why=Why(reason="person_changed"))
    assert row.state == "withdrawn"
    assert open_steps(row, queries.OUT_KIND) | open_steps(row, queries.IN_KIND) == set()
    with pytest.raises(MovedAlready, match="tagit tillbaka"):
        taking.accept(actor=town.nora, handover=row, acceptance=YES)


def test_from_the_receipt_to_how_it_went(town, clock):
    row = taking.give_receipt(actor=town.nora, handover=accepted(town))
    assert open_steps(row, queries.IN_KIND) == {"meeting"}
    clock("2026-06-17 10:00")
    for odd in (date(2026, 6, 14), date(2026, 6, 18)):
        with pytest.raises(taking.OddDay):
            taking.note_meeting(actor=town.nora, handover=row, met_on=odd)
    row = taking.note_meeting(actor=town.nora, handover=row, met_on=today())
    assert (row.state, row.outcome_by) == ("met", today() + timedelta(days=30))
    assert open_steps(row, queries.IN_KIND) == {"outcome"}
    with pytest.raises(taking.OutcomeUnknown):
        taking.conclude(actor=town.nora, handover=row, outcome="great")
    row = taking.conclude(actor=town.nora, handover=row, outcome="supported")
    assert (row.state, row.responsible_name) == ("concluded", "Stadsdelen")
    assert open_steps(row, queries.IN_KIND) == set()


@pytest.mark.parametrize(
    ("who", "act"),
    [
        ("sara", lambda actor, row: handovers.see(actor=actor, handover=row)),
        ("nora", lambda actor, row: handovers.withdraw(actor=actor, handover=row, why=NO)),
        ("nora", lambda actor, row: taking.accept(actor=actor, handover=row, acceptance=YES)),
        ("nora", lambda actor, row: handovers.decline(actor=actor, handover=row, why=NO)),
        ("nora", lambda actor, row: taking.give_receipt(actor=actor, handover=row)),
    ],
)
def test_nobody_takes_the_others_part_or_a_step_too_early(town, who, act):
    row = proposed(town)
    with pytest.raises(MovedAlready):
        act(getattr(town, who), row)


def test_a_third_unit_has_no_part(town):
    with pytest.raises(NotYourPart):
        handovers.see(actor=town.house.elin, handover=proposed(town))


@pytest.mark.parametrize(
    "act",
    [
        lambda town, row: taking.accept(actor=town.nora, handover=row, acceptance=YES),
        lambda town, row: handovers.decline(actor=town.nora, handover=row, why=NO),
    ],
)
def test_nobody_answers_after_the_time_is_over(town, clock, act):
    row = seen(town)
    clock("2026-06-18 00:00")
    assert not row.can_be_answered(now())
    with pytest.raises(TooLate, match="gick tillbaka"):
        act(town, row)


def test_without_an_answer_it_goes_back_and_both_leads_are_told(town, clock):
    row = proposed(town)
    assert expiring.expire_handovers(actor=COMMAND_LINE, at=now()) == 0
    clock("2026-06-18 03:00")
    assert [expiring.expire_handovers(actor=COMMAND_LINE, at=now()) for _ in range(2)] == [1, 0]
    row.refresh_from_db()
    assert (row.state, row.responsible_name) == ("expired", town.house.mika.name)
    assert open_steps(row, queries.OUT_KIND) == {"came-back", "unanswered-out"}
    assert open_steps(row, queries.IN_KIND) == {"unanswered-in"}
    alarms = Step.objects.filter(subject_id=row.pk, code="handover-unanswered")
    assert {step.climb_level for step in alarms} == {WITH_LEAD}


def test_a_proposal_to_a_unit_that_closes_goes_back_at_once(town, clock):
    row = proposed(town)
    Unit.objects.filter(pk=town.district.pk).update(valid_to=date(2026, 6, 15))
    clock("2026-06-16 03:00")
    assert expiring.expire_handovers(actor=COMMAND_LINE, at=now()) == 1
    row.refresh_from_db()
    assert (row.state, row.reason) == ("expired", "receiver_closed")


def test_an_odd_row_holds_back_no_other(town, clock):
    odd, row = proposed(town), proposed(town)
    Handover.objects.filter(pk=odd.pk).update(age_group="unborn")
    clock("2026-06-18 03:00")
    with pytest.raises(ValidationError):
        expiring.expire_handovers(actor=COMMAND_LINE, at=now())
    odd.refresh_from_db()
    row.refresh_from_db()
    assert (odd.state, row.state) == ("proposed", "expired")


def test_the_clock_leaves_alone_what_was_answered_meanwhile(town, monkeypatch):
    row = accepted(town)
    monkeypatch.setattr(expiring, "waiting_too_long", lambda _at: [row])
    assert expiring.expire_handovers(actor=COMMAND_LINE, at=now()) == 0


@pytest.mark.parametrize("watch", ["answer", "await"])
def test_what_must_be_done_on_the_page_is_not_ended_by_hand(town, watch):
    row = proposed(town)
    step = Step.objects.get(subject_id=row.pk, rule_code=watch)
    actor = town.sara if watch == "await" else town.nora
    with pytest.raises(DoItOnItsPage):
        close_step(step=step, outcome=Outcome("fulfilled"), actor=actor)
    step.refresh_from_db()
    assert step.is_open


def test_what_was_done_on_the_page_is_not_opened_again_by_hand(town):
    row = accepted(town)
    step = Step.objects.get(subject_id=row.pk, rule_code="await")
    with pytest.raises(DoItOnItsPage):
        reopen_step(step=step, why="Fel.", actor=town.sara)


def test_what_came_back_is_decided_by_hand(town):
    row = handovers.decline(actor=town.nora, handover=seen(town), why=NO)
    step = Step.objects.get(subject_id=row.pk, rule_code="came-back")
    close_step(step=step, outcome=Outcome("fulfilled"), actor=town.sara)
    assert open_steps(row, queries.OUT_KIND) == set()


def test_a_step_of_a_handover_goes_to_a_colleague_and_never_to_a_third_unit(town):
    row = proposed(town)
    step = Step.objects.get(subject_id=row.pk, rule_code="await")
    given = hand_over_step(step=step, actor=town.sara, to_user=town.house.amir.user_id)
    assert given.assigned_to_id == town.house.amir.user_id
    with pytest.raises(StaysInUnit):
        hand_over_step(step=step, actor=town.sara, to_unit=town.house.emergency.pk)
    assert Step.objects.filter(rule_code="await", status="open").get() == step
