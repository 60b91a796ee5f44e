"""The same claims of the services, in fewer steps: real rows, real keys, a real clock."""

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from finmaskig.accounts.actor import COMMAND_LINE
from finmaskig.cases.models import Case
from finmaskig.cases.tests.factories import opened
from finmaskig.handovers import grounds, rules
from finmaskig.handovers.grounds import GroundChoice
from finmaskig.handovers.models import Consent, Disclosure, Handover
from finmaskig.handovers.queries.handovers import package_of
from finmaskig.handovers.services import consents, expiring, handovers, taking
from finmaskig.handovers.tests.move_factories import NO, YES, agreed, make_town, new_to
from finmaskig.handovers.values_moves import Why
from finmaskig.organisations.services import load_directory
from finmaskig.shared.clock import STOCKHOLM, local, now, pretend
from finmaskig.shared.errors import DomainError

START = datetime(2026, 6, 15, 14, tzinfo=STOCKHOLM)
ACTS = {
    "see": lambda actor, row: handovers.see(actor=actor, handover=row),
    "accept": lambda actor, row: taking.accept(actor=actor, handover=row, acceptance=YES),
    "decline": lambda actor, row: handovers.decline(actor=actor, handover=row, why=NO),
    "withdraw": lambda actor, row: handovers.withdraw(
        actor=actor, handover=row, why=Why(reason="person_changed")
    ),
    "receipt": lambda actor, row: taking.give_receipt(actor=actor, handover=row),
    "meet": lambda actor, row: taking.note_meeting(
        actor=actor, handover=row, met_on=local(now()).date()
    ),
    "conclude": lambda actor, row: taking.conclude(actor=actor, handover=row, outcome="supported"),
}


class Services(RuleBasedStateMachine):
    """One contact, its sender, a receiver, the person and the clock."""

    def __init__(self):
        super().__init__()
        self.at = START
        with pretend(self.at):
            self.town = make_town()
            self.case = opened(self.town.sara)
            self.consent = agreed(self.town.sara, self.case, self.town.district)
        self.taken_back_at = None

    def refused(self, act, *values):
        with pretend(self.at), suppress(DomainError):
            act(*values)

    def rows(self):
        return Handover.objects.filter(sender_unit=self.town.house.mika).select_related(
            "case", "sender_unit", "receiver_unit", "received_case"
        )

    @rule(by_consent=st.booleans(), afterwards=st.sampled_from(rules.AFTERWARDS))
    def propose(self, by_consent, afterwards):
        values = {"afterwards": afterwards}
        if by_consent:
            values["choice"] = GroundChoice(ground=grounds.CONSENT, consent_id=self.consent.pk)
        new = new_to(self.town.district, **values)
        self.refused(lambda: handovers.propose(actor=self.town.sara, case=self.case, new=new))

    @rule(name=st.sampled_from(sorted(ACTS)), by_sender=st.booleans())
    def act(self, name, by_sender):
        row = self.rows().order_by("-sent_at").first()
        if row is not None:
            actor = self.town.sara if by_sender else self.town.nora
            self.refused(ACTS[name], actor, row)

    @rule()
    def take_consent_back(self):
        with pretend(self.at):
            consents.withdraw_consent(actor=self.town.sara, consent=self.consent)
        self.taken_back_at = self.taken_back_at or self.at

    @rule(hours=st.integers(1, 60))
    def wait(self, hours):
        self.at += timedelta(hours=hours)
        with pretend(self.at):
            expiring.expire_handovers(actor=COMMAND_LINE, at=self.at)

    @invariant()
    def one_unit_is_responsible(self):
        rows = list(self.rows())
        assert sum(row.is_open for row in rows) <= 1
        for row in rows:
            if row.is_taken:
                assert row.received_case.unit_id == row.receiver_unit_id
                assert package_of(row, row.receiver_unit_id)
            else:
                assert row.received_case is None
        received = Case.objects.filter(unit=self.town.district).count()
        assert received == sum(row.is_taken for row in rows)

    @invariant()
    def a_consent_that_was_taken_back_carries_nothing(self):
        assert Consent.objects.filter(pk=self.consent.pk).exists()
        told = Disclosure.objects.filter(consent=self.consent)
        if self.taken_back_at is not None:
            assert not told.filter(made_at__gt=self.taken_back_at).exists()


@pytest.mark.unmeasured
class TestServices(TestCase):
    """Hypothesis rolls each walk back."""

    def test_no_walk_leaves_the_person_with_nobody_or_with_two(self):
        load_directory()
        quick = settings(max_examples=4, stateful_step_count=12, deadline=None)
        run_state_machine_as_test(Services, settings=quick)
