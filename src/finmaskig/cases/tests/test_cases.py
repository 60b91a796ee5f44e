"""Opening, closing and opening again; the net below each contact."""

from datetime import date

import pytest

from finmaskig.cases.models import Case, CasePeriod
from finmaskig.cases.services import cases as services
from finmaskig.cases.services.net import tell_net
from finmaskig.cases.services.rows import CaseClosed
from finmaskig.cases.services.talks import (
    NotAskedAlone,
    TalkInTheFuture,
    TextNotAllowed,
    log_talk,
)
from finmaskig.cases.services.watching import watch_all
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import Closing, NewCase, NewTalk, Reach
from finmaskig.guidance.models import Step
from finmaskig.guidance.rules import Outcome
from finmaskig.guidance.services import close_step
from finmaskig.pure.guidance.facts import Facts
from finmaskig.shared.clock import local, now
from finmaskig.vault.models import RecordKey
from finmaskig.vault.services import box_of

TODAY = date(2026, 6, 15)
NEXT_WEEK = date(2026, 6, 22)


def open_steps(case):
    rows = Step.objects.filter(subject_id=case.pk, status="open")
    return {row.code: local(row.due_at).date() for row in rows}


def test_a_contact_gets_an_alias_a_key_and_a_first_step(house):
    case = opened(house.sara, reach=Reach(ways=("unit_phone",), text="Ring före åtta."))
    assert len(case.alias.split()) == 3
    assert RecordKey.objects.filter(record=case.pk, unit_id=house.mika.pk).count() == 1
    assert box_of(case.pk, house.mika.pk).text(case, "reach_text") == "Ring före åtta."
    assert b"Ring" not in bytes(Case.objects.get().reach_text)
    assert open_steps(case) == {"quiet-contact": date(2026, 8, 14)}


def test_a_chosen_alias_is_one_in_its_unit_whatever_its_letters(house):
    opened(house.sara, alias="Maja  Gräddnos")
    with pytest.raises(services.AliasTaken):
        opened(house.amir, alias="maja gräddnos")
    assert opened(house.jonas, alias="Maja Gräddnos").alias == "Maja Gräddnos"


def test_an_alias_that_is_taken_is_not_drawn_again(house, monkeypatch):
    drawn = iter(["Blå tall 10", "blå tall 10", "Vit ek 20"])
    monkeypatch.setattr(services, "new_alias", lambda: next(drawn))
    assert [opened(house.sara).alias for _number in range(2)] == ["Blå tall 10", "Vit ek 20"]


@pytest.mark.parametrize(
    ("who", "mode", "kind", "error"),
    [
        ("jonas", "D", "buyer", services.ModeNotAllowed),
        ("jonas", "A", "own", services.KindNotHere),
        ("sara", "A", "buyer", services.KindNotHere),
    ],
)
def test_a_unit_opens_only_what_stands_on_its_side(house, who, mode, kind, error):
    with pytest.raises(error):
        opened(getattr(house, who), mode, kind=kind)


def test_support_without_identity_needs_the_boards_decision(house):
    with pytest.raises(services.ModeNotAllowed, match=r"14 kap\. 5 §"):
        services.open_case(actor=house.sara, new=NewCase(mode="B", kind="own"))
    case = opened(house.sara, "B")
    assert set(open_steps(case)) == {"quiet-contact", "tell-right-to-apply"}


def test_a_talk_moves_the_next_step_on(house):
    case = opened(house.sara, next_talk_on=TODAY)
    assert open_steps(case) == {"next-talk": TODAY}
    log_talk(actor=house.sara, case=case, new=NewTalk(held_on=TODAY, next_talk_on=NEXT_WEEK))
    assert open_steps(case) == {"next-talk": NEXT_WEEK}
    log_talk(actor=house.sara, case=case, new=NewTalk(held_on=TODAY, next_talk_on=NEXT_WEEK))
    assert open_steps(case) == {"next-talk": NEXT_WEEK}
    log_talk(actor=house.sara, case=case, new=NewTalk(held_on=TODAY, hears_of_herself=True))
    assert set(open_steps(case)) == {"quiet-contact"}
    case.refresh_from_db()
    assert (case.talk_count, case.last_heard_on) == (3, TODAY)


def test_a_talk_in_between_forgets_no_day_that_was_agreed(house):
    case = opened(house.sara, next_talk_on=NEXT_WEEK)
    log_talk(actor=house.sara, case=case, new=NewTalk(held_on=TODAY))
    assert open_steps(case) == {"next-talk": NEXT_WEEK}
    assert not Step.objects.filter(subject_id=case.pk, result="fulfilled").exists()


def test_who_did_not_come_was_not_heard_from(house, clock):
    case = opened(house.sara)
    clock("2026-06-20 10:00")
    log_talk(actor=house.sara, case=case, new=NewTalk(held_on=date(2026, 6, 20), came=False))
    case.refresh_from_db()
    assert case.last_heard_on == TODAY


@pytest.mark.parametrize(
    ("mode", "is_kept"), [("A", False), ("B", True), ("C", True), ("D", False)]
)
def test_a_talk_has_text_only_where_the_mode_allows(house, mode, is_kept):
    case = opened(house.sara, mode)
    new = NewTalk(held_on=TODAY, text="Vill ha ett eget rum.")
    if is_kept:
        talk = log_talk(actor=house.sara, case=case, new=new)
        assert box_of(case.pk, house.mika.pk).text(talk, "text") == new.text
    else:
        with pytest.raises(TextNotAllowed):
            log_talk(actor=house.sara, case=case, new=new)


def test_a_talk_that_has_not_been_held_is_not_logged(house):
    with pytest.raises(TalkInTheFuture):
        log_talk(actor=house.sara, case=opened(house.sara), new=NewTalk(held_on=NEXT_WEEK))


def test_a_couple_talks_together_when_each_has_been_asked_alone(house):
    case = opened(house.jonas, form="couple")
    together = NewTalk(held_on=TODAY, form="together")
    with pytest.raises(NotAskedAlone):
        log_talk(actor=house.jonas, case=case, new=together)
    Case.objects.update(asked_alone_first_on=TODAY, asked_alone_second_on=TODAY)
    assert log_talk(actor=house.jonas, case=case, new=together).form == "together"


def test_what_is_told_opens_its_steps_and_ends_none(house):
    case = opened(house.sara)
    for facts in (Facts(age=16, kind="exposed"), Facts(kind="exposed", trafficking="suspected")):
        tell_net(actor=house.sara, case=case, facts=facts)
    assert {"report-concern", "consult-coordinator"} <= set(
        Step.objects.filter(subject_id=case.pk, status="open").values_list("code", flat=True)
    )


def test_a_contact_ends_with_its_reason_and_its_steps(house):
    case = opened(house.sara)
    services.close_case(actor=house.sara, case=case, closing=Closing(reason="agreed"))
    assert open_steps(case) == {}
    assert CasePeriod.objects.get().closing_reason == "agreed"
    with pytest.raises(CaseClosed):
        services.close_case(actor=house.sara, case=case, closing=Closing(reason="agreed"))


def test_a_contact_does_not_end_before_what_the_law_demands(house):
    case = opened(house.sara)
    tell_net(actor=house.sara, case=case, facts=Facts(age=16, kind="exposed"))
    with pytest.raises(services.StepsLeft):
        services.close_case(actor=house.sara, case=case, closing=Closing(reason="agreed"))


def test_who_comes_back_keeps_the_alias_in_a_new_period(house, clock):
    case = opened(house.sara)
    with pytest.raises(services.CaseIsOpen):
        services.reopen_case(actor=house.amir, case=case)
    services.close_case(actor=house.sara, case=case, closing=Closing(reason="silent"))
    clock("2026-09-01 10:00")
    again = services.reopen_case(actor=house.amir, case=case)
    assert (again.alias, again.worker_id) == (case.alias, house.amir.user_id)
    assert CasePeriod.objects.count() == 2
    assert set(open_steps(case)) == {"quiet-contact"}


def test_a_contact_whose_last_step_was_ended_by_hand_is_asked_about_again(house, clock):
    case = opened(house.sara)
    step = Step.objects.get(subject_id=case.pk)
    close_step(step=step, outcome=Outcome("fulfilled"), actor=house.sara)
    assert open_steps(case) == {}
    clock("2026-06-16 03:00")
    assert watch_all(actor=house.sara, at=now()) == 1
    assert open_steps(case) == {"quiet-contact": date(2026, 8, 15)}
    assert watch_all(actor=house.sara, at=now()) == 0
