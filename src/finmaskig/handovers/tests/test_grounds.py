"""Grounds as dated data, and the rules of consent: no database."""

from datetime import date
from uuid import uuid4

import pytest

from finmaskig.handovers import choices_grounds, grounds, parts
from finmaskig.handovers.grounds import ConsentGiven, ConsentHeld, GroundChoice, GroundFacts
from finmaskig.handovers.parts import HEALTH_CARE, OTHER, POLICE, UNIT, Receiver
from finmaskig.handovers.tests.factories_grounds import resting_on

ON = date(2026, 6, 15)


def facts(**values):
    usual = {"on": ON, "receiver": Receiver(POLICE), "parts": ("contact",)}
    return GroundFacts(**(usual | values))


def test_the_sections_that_the_contract_names_are_there():
    named = {
        "consent",
        *("osl-10-15a", "osl-10-18a", "osl-10-18c", "osl-10-20", "osl-10-21"),
        *("osl-10-23", "osl-10-24", "osl-10-28", "osl-26-9"),
    }
    assert named <= {one.code for one in grounds.grounds()}


@pytest.mark.parametrize("ground", grounds.grounds(), ids=lambda one: one.code)
def test_each_ground_says_what_it_lets_us_tell_and_what_not(ground):
    assert ground.says
    assert ground.when
    assert ground.forbids
    assert ground.section in grounds.section_of(ground.code)
    assert ground.decider in (grounds.PERSON, grounds.WORKER, grounds.LEAD)
    assert set(ground.receivers) <= set(parts.RECEIVER_KINDS)


def test_a_section_is_used_from_its_first_day():
    assert grounds.ground_on("osl-10-15a", date(2025, 11, 30)) is None
    assert grounds.ground_on("osl-10-15a", date(2025, 12, 1)).weighing
    assert not grounds.needs_lead("osl-10-15a", date(2025, 11, 30))
    assert grounds.needs_lead("osl-10-15a", ON)
    assert grounds.section_of("unknown") == ""


@pytest.mark.parametrize(
    ("choice", "values", "found"),
    [
        (resting_on("osl-10-23"), {}, []),
        (resting_on("osl-10-23", weighing=""), {}, []),
        (resting_on("osl-10-15a", weighing=" "), {}, [grounds.NO_WEIGHING]),
        (resting_on("osl-10-23", meets_conditions=False), {}, [grounds.CONDITIONS]),
        (
            resting_on("osl-10-23"),
            {"receiver": Receiver(HEALTH_CARE)},
            [grounds.WRONG_RECEIVER],
        ),
        (resting_on("osl-10-23"), {"receiver": Receiver("")}, [grounds.NO_RECEIVER]),
        (resting_on("osl-10-21"), {"is_child": False}, [grounds.NOT_A_CHILD]),
        (resting_on("osl-10-21"), {"is_child": None}, []),
        (resting_on("osl-10-20"), {"is_child": True, "was_urgent": True}, []),
        (resting_on("osl-10-23"), {"was_urgent": True}, [grounds.NOT_URGENT]),
        (resting_on("osl-10-23"), {"told_before_decision": True}, [grounds.ALREADY_TOLD]),
        (resting_on("osl-10-28"), {"told_before_decision": True}, []),
        (resting_on("nothing"), {}, [grounds.UNKNOWN_GROUND]),
        (resting_on("osl-10-23"), {"parts": ()}, [grounds.NO_PARTS]),
        (resting_on("brb-24-4"), {"receiver": Receiver(OTHER)}, [grounds.NO_RECEIVER]),
        (GroundChoice(ground="consent"), {}, [grounds.NO_CONSENT]),
        (GroundChoice(ground="consent", consent_id=uuid4()), {}, []),
        (
            GroundChoice(ground="consent", consent_id=uuid4()),
            {"has_contact": False},
            [grounds.CONSENT_NEEDS_CONTACT],
        ),
        (GroundChoice(ground=grounds.WITHOUT_GROUND), {}, [grounds.NO_WEIGHING]),
        (GroundChoice(ground=grounds.WITHOUT_GROUND, weighing="Det slank ur mig."), {}, []),
    ],
)
def test_a_choice_says_why_it_does_not_hold(choice, values, found):
    assert grounds.problems(choice, facts(**values)) == found


def test_each_problem_has_words():
    assert set(grounds.PROBLEMS) == set(choices_grounds.GROUND_PROBLEMS)


@pytest.mark.parametrize(
    ("receiver", "complete"),
    [
        (Receiver(POLICE), True),
        (Receiver(UNIT), False),
        (Receiver(UNIT, unit_id=uuid4()), True),
        (Receiver(OTHER, words=" "), False),
        (Receiver(OTHER, words="Juristen"), True),
        (Receiver("nobody"), False),
    ],
)
def test_a_receiver_says_enough(receiver, complete):
    assert receiver.is_complete is complete


def held(**values):
    usual = {
        "parts": ("contact", "plan"),
        "receiver": Receiver(HEALTH_CARE),
        "given_on": ON,
        "valid_until": date(2026, 9, 15),
    }
    return ConsentHeld(**(usual | values))


@pytest.mark.parametrize(
    ("consent", "on", "state"),
    [
        (held(), date(2026, 6, 14), grounds.NOT_YET),
        (held(), ON, grounds.VALID),
        (held(), date(2026, 9, 15), grounds.VALID),
        (held(), date(2026, 9, 16), grounds.EXPIRED),
        (held(is_withdrawn=True), ON, grounds.WITHDRAWN),
        (held(is_withdrawn=True), date(2026, 6, 14), grounds.WITHDRAWN),
    ],
)
def test_a_consent_stands_somewhere_each_day(consent, on, state):
    assert grounds.consent_state(consent, on) == state


@pytest.mark.parametrize(
    ("told", "receiver", "gap"),
    [
        (("plan",), Receiver(HEALTH_CARE), ""),
        (("plan", "safety"), Receiver(HEALTH_CARE), grounds.OTHER_PARTS),
        ((), Receiver(HEALTH_CARE), grounds.OTHER_PARTS),
        (("plan",), Receiver(POLICE), grounds.OTHER_RECEIVER),
        (("plan",), Receiver(UNIT, unit_id=uuid4()), grounds.OTHER_RECEIVER),
    ],
)
def test_a_consent_covers_its_parts_and_its_receiver(told, receiver, gap):
    assert grounds.consent_gap(held(), parts=told, receiver=receiver, on=ON) == gap


@pytest.mark.parametrize(
    ("values", "band", "found"),
    [
        ({}, "", []),
        ({"given_on": date(2026, 6, 16)}, "", [grounds.IN_FUTURE]),
        ({"valid_until": date(2026, 6, 1)}, "", [grounds.ENDS_BEFORE]),
        ({"valid_until": grounds.latest_end(ON)}, "", []),
        ({"valid_until": date(2027, 6, 16)}, "", [grounds.TOO_LONG]),
        ({"given_by": "person"}, "0-14", [grounds.WRONG_GIVER]),
        ({"given_by": "guardian"}, "25+", [grounds.WRONG_GIVER]),
        ({"given_by": "guardian"}, "15-17", []),
        ({"given_by": "young"}, "15-17", [grounds.NO_MATURITY]),
        ({"given_by": "young", "maturity": "Vet vad hon vill."}, "15-17", []),
    ],
)
def test_a_new_consent_holds_together(values, band, found):
    usual = {"given_on": ON, "valid_until": grounds.usual_end(ON), "given_by": "person"}
    new = ConsentGiven(**(usual | values))
    assert grounds.consent_problems(new, on=ON, age_band=band) == found


def test_the_words_that_were_read_are_found_by_their_day_and_their_version():
    text = grounds.consent_text_on(ON)
    assert text.lines
    assert grounds.consent_text(text.code) == text
    assert grounds.consent_text("never") is None
    assert grounds.consent_text_on(date(2000, 1, 1)) == grounds.consent_texts()[0]
