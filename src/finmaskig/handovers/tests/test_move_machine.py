"""Whatever two or three units, the person and the clock do: one unit is responsible, never two.

The model is pure and walks far; the same claims are then made of the services, in fewer steps.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from finmaskig.handovers import grounds, rules
from finmaskig.handovers.parts import CONTACT, UNIT, Receiver
from finmaskig.shared.clock import STOCKHOLM

START = datetime(2026, 6, 15, 14, tzinfo=STOCKHOLM)
UNITS = ("reception", "emergency", "district")
PARTIES = (rules.SENDER, rules.RECEIVER, rules.OUTSIDE, rules.CLOCK)
VERBS = sorted({verb for verbs in rules.TRANSITIONS.values() for verb in verbs})


@dataclass
class Contact:
    """One unit's own contact with the person."""

    unit: str


@dataclass
class Moved:
    """A handover in the model."""

    contact: Contact
    receiver: str
    answer_by: datetime
    consent: "Consent"
    state: str = rules.PROPOSED
    opened: Contact | None = None
    accepted_at: datetime | None = None


@dataclass
class Consent:
    """A yes that the person can take back, at any moment and for ever."""

    is_withdrawn: bool = False
    uses: list[bool] = field(default_factory=list)

    def carries(self, receiver: str, at: datetime) -> bool:
        """Ask the rules, as the services do in the transaction that tells."""
        to = Receiver(UNIT, words=receiver)
        held = grounds.ConsentHeld(
            parts=(CONTACT,),
            receiver=to,
            given_on=START.date(),
            valid_until=grounds.usual_end(START.date()),
            is_withdrawn=self.is_withdrawn,
        )
        return not grounds.consent_gap(held, parts=(CONTACT,), receiver=to, on=at.date())


class OneIsResponsible(RuleBasedStateMachine):
    """A person, three units, and everything that they can do."""

    def __init__(self):
        super().__init__()
        self.at = START
        self.contacts = [Contact(UNITS[0])]
        self.moves = []
        self.closed = set()

    def open_of(self, contact):
        return [one for one in self.moves if one.contact is contact and one.state in rules.OPEN]

    @rule(
        data=st.data(),
        receiver=st.sampled_from(UNITS),
        matter=st.sampled_from(rules.MATTERS),
    )
    def propose(self, data, receiver, matter):
        contact = data.draw(st.sampled_from(self.contacts))
        states = [one.state for one in self.moves if one.contact is contact]
        refused = receiver in self.closed or receiver == contact.unit
        if not refused and rules.may_propose(states):
            due = rules.answer_by(matter, self.at)
            self.moves.append(Moved(contact, receiver, due, Consent()))

    @precondition(lambda self: self.moves)
    @rule(data=st.data(), verb=st.sampled_from(VERBS), party=st.sampled_from(PARTIES))
    def do(self, data, verb, party):
        one = data.draw(st.sampled_from(self.moves))
        target = rules.target_of(one.state, verb, party)
        in_time = rules.is_answered_in_time(one.answer_by, self.at)
        if target is None or (verb in rules.ANSWERS and not in_time):
            return
        if verb == rules.EXPIRE and in_time and one.receiver not in self.closed:
            return
        if target in rules.TAKEN and one.state in rules.WAITING:
            if not one.consent.carries(one.receiver, self.at):
                return
            one.consent.uses.append(one.consent.is_withdrawn)
            one.opened, one.accepted_at = Contact(one.receiver), self.at
            self.contacts.append(one.opened)
        one.state = target

    @precondition(lambda self: self.moves)
    @rule(data=st.data())
    def take_consent_back(self, data):
        data.draw(st.sampled_from(self.moves)).consent.is_withdrawn = True

    @rule(hours=st.integers(1, 100))
    def wait(self, hours):
        self.at += timedelta(hours=hours)

    @rule(unit=st.sampled_from(UNITS))
    def close_unit(self, unit):
        self.closed.add(unit)

    @invariant()
    def each_handover_has_one_who_is_responsible(self):
        for one in self.moves:
            taken = one.state in rules.TAKEN
            assert rules.responsible(one.state) == (rules.RECEIVER if taken else rules.SENDER)
            assert (one.opened is not None) == taken

    @invariant()
    def each_contact_has_one_open_handover_at_most(self):
        for contact in self.contacts:
            assert len(self.open_of(contact)) <= 1

    @invariant()
    def somebody_always_holds_the_person(self):
        """Follow the chain: what was taken leads to a contact, and the last one is held."""
        for contact in self.contacts:
            held, seen = contact, []
            while (taken := [one for one in self.open_of(held) if one.state in rules.TAKEN]) != []:
                assert held not in seen
                seen.append(held)
                held = taken[0].opened
            assert held in self.contacts

    @invariant()
    def nothing_is_taken_late_or_without_the_persons_yes(self):
        for one in self.moves:
            assert one.consent.uses in ([], [False])
            if one.accepted_at is not None:
                assert one.accepted_at <= one.answer_by


TestOneIsResponsible = OneIsResponsible.TestCase
TestOneIsResponsible.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
