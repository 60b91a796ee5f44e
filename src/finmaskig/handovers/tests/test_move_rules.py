"""Who may do what with a handover, and by when."""

from datetime import UTC, date, datetime

import pytest

from finmaskig.handovers import choices_moves, rules
from finmaskig.shared.clock import STOCKHOLM

MONDAY = datetime(2026, 6, 15, 14, tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("state", "verb", "party", "target"),
    [
        ("proposed", "see", "receiver", "seen"),
        ("proposed", "accept", "receiver", None),
        ("proposed", "decline", "receiver", None),
        ("seen", "accept", "receiver", "accepted"),
        ("seen", "accept", "sender", None),
        ("seen", "accept", "outside", None),
        ("seen", "withdraw", "sender", "withdrawn"),
        ("seen", "withdraw", "receiver", None),
        ("seen", "expire", "clock", "expired"),
        ("accepted", "withdraw", "sender", None),
        ("accepted", "expire", "clock", None),
        ("accepted", "decline", "receiver", None),
        ("expired", "accept", "receiver", None),
        ("proposed", "confirm", "outside", "receipted"),
        ("proposed", "confirm", "receiver", None),
        ("receipted", "meet", "outside", "met"),
        ("receipted", "conclude", "receiver", "concluded"),
        ("met", "fly", "receiver", None),
    ],
)
def test_only_the_right_party_takes_a_verb_from_the_right_state(state, verb, party, target):
    assert rules.target_of(state, verb, party) == target
    assert (verb in rules.verbs_of(state, party)) == (target is not None)


def test_every_state_has_its_words_and_one_who_is_responsible():
    assert set(choices_moves.State.values) == set(rules.STATES)
    assert {rules.responsible(one) for one in rules.STATES} == {"sender", "receiver"}
    assert set(rules.OPEN) | {"concluded", "declined", "withdrawn", "expired"} == set(rules.STATES)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (choices_moves.Matter, rules.MATTERS),
        (choices_moves.Age, rules.AGES),
        (choices_moves.Afterwards, rules.AFTERWARDS),
        (choices_moves.DeclineReason, rules.DECLINE_REASONS),
        (choices_moves.WithdrawReason, rules.WITHDRAW_REASONS),
        (choices_moves.Outcome, rules.OUTCOMES),
        (choices_moves.ReceiverKind, rules.RECEIVERS),
    ],
)
def test_each_list_has_words_for_its_codes(words, codes):
    assert tuple(words.values) == codes


@pytest.mark.parametrize(
    ("matter", "at", "due"),
    [
        ("acute", "2026-06-15 14:00", "2026-06-15 16:00"),
        ("trafficking", "2026-06-15 14:00", "2026-06-15 23:59"),
        ("trafficking", "2026-06-15 19:59", "2026-06-15 23:59"),
        ("trafficking", "2026-06-15 20:00", "2026-06-16 12:00"),
        ("trafficking", "2026-06-20 09:00", "2026-06-20 23:59"),
        ("child", "2026-06-15 14:00", "2026-06-16 23:59"),
        ("support", "2026-06-15 14:00", "2026-06-17 23:59"),
        ("support", "2026-06-18 14:00", "2026-06-23 23:59"),
    ],
)
def test_an_answer_is_due_by_what_it_is_about(matter, at, due):
    sent, wanted = (datetime.fromisoformat(one).replace(tzinfo=STOCKHOLM) for one in (at, due))
    assert rules.answer_by(matter, sent) == wanted.astimezone(UTC)


@pytest.mark.parametrize("seconds", [0, 1])
def test_an_answer_counts_until_its_last_moment(seconds):
    assert rules.is_answered_in_time(MONDAY, MONDAY.replace(second=seconds)) == (not seconds)


@pytest.mark.parametrize(
    ("story", "unit", "kind", "may"),
    [
        ("victim", "victim", "own", True),
        ("victim", "neutral", "own", True),
        ("victim", "buyer", "relative", False),
        ("buyer", "victim", "relative", False),
        ("neutral", "victim", "own", True),
        ("neutral", "buyer", "own", False),
        ("neutral", "victim", "buyer", False),
        ("neutral", "buyer", "buyer", True),
    ],
)
def test_nobody_is_handed_over_through_the_wall(story, unit, kind, may):
    assert rules.may_receive(story, unit, kind=kind) is may


def test_days_are_named_after_what_comes_next():
    friday = date(2026, 6, 12)
    assert rules.meet_by("acute", friday) == friday
    assert rules.meet_by("support", friday) == date(2026, 6, 22)
    assert rules.outcome_by(friday) == date(2026, 7, 12)


@pytest.mark.parametrize(
    ("reason", "text", "missing"),
    [("other", " ", True), ("other", "Därför", False), ("no_room", "", False)],
)
def test_a_reason_of_its_own_kind_needs_words(reason, text, missing):
    assert rules.words_are_missing(reason, text) is missing


def test_the_diagram_draws_every_move():
    moves = sum(len(verbs) for verbs in rules.TRANSITIONS.values())
    ends = sum(not verbs for verbs in rules.TRANSITIONS.values())
    assert rules.state_diagram().count("-->") == moves + ends + 1
