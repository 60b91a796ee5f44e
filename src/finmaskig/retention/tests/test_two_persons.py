"""Whatever people do in whatever order: nothing goes without the board, two persons, seven days."""

import contextlib
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from finmaskig.cases.models import Case
from finmaskig.cases.services.cases import reopen_case
from finmaskig.outreach.tests.factories import hire, make_unit
from finmaskig.retention.models import DestructionDecision, DestructionList, Hold
from finmaskig.retention.services import decisions, holds, lists
from finmaskig.retention.tests.factories import RIPE_AT, decided, old_case, run
from finmaskig.shared.clock import local, pretend
from finmaskig.shared.errors import DomainError

pytestmark = [pytest.mark.django_db, pytest.mark.unmeasured]
PEOPLE = ("sara", "amir", "lead", "petra", "deputy")
ACTIONS = st.one_of(
    st.tuples(st.sampled_from(["make", "review", "approve", "stop"]), st.sampled_from(PEOPLE)),
    st.tuples(st.sampled_from(["decide", "end", "hold", "lift", "reopen"]), st.just("lead")),
    st.tuples(st.just("wait"), st.integers(1, 9)),
    st.tuples(st.just("run"), st.just("")),
)
LIKELY = [
    ("decide", "lead"),
    ("make", "sara"),
    ("review", "sara"),
    ("approve", "lead"),
    ("wait", 8),
    ("run", ""),
]
PATHS = st.lists(ACTIONS, max_size=12) | st.tuples(
    st.integers(0, len(LIKELY)), st.lists(ACTIONS, max_size=6)
).map(lambda pair: [*LIKELY[: pair[0]], *pair[1], *LIKELY[pair[0] :]])


class World:
    """One contact whose time has run out, and what an observer writes down beside the program."""

    def __init__(self, house, deputy):
        self.people = {**vars(house), "deputy": deputy}
        self.lead, self.at = house.lead, RIPE_AT
        self.case = old_case(house.sara)
        self.reviewed = self.approved = None
        self.touched_at = None

    def do(self, verb, value):
        if verb == "wait":
            self.at += timedelta(days=value)
        elif verb == "run":
            self.run()
        else:
            with pretend(self.at), contextlib.suppress(DomainError):
                getattr(self, verb)(self.people[value])

    def decide(self, actor):
        decided(actor)

    def end(self, actor):
        for decision in DestructionDecision.objects.all():
            last_on = local(self.at).date() - timedelta(days=1)
            decisions.end_decision(actor=actor, decision=decision, last_on=last_on)

    def make(self, actor):
        lists.make_list(actor=actor)
        self.reviewed = self.approved = None

    def review(self, actor):
        lists.review(actor=actor, row=self.list)
        self.reviewed = actor.user_id

    def approve(self, actor):
        lists.approve(actor=actor, row=self.list)
        self.approved = (actor.user_id, local(self.at).date())

    def stop(self, actor):
        lists.stop(actor=actor, row=self.list)
        self.approved = None

    def hold(self, actor):
        holds.set_hold(actor=actor, kind="case_advice", record=self.case.pk, reason="court")

    def lift(self, actor):
        for hold in Hold.objects.filter(lifted_at__isnull=True):
            holds.lift_hold(actor=actor, hold=hold)

    def reopen(self, actor):
        if Case.objects.filter(pk=self.case.pk).exists():
            reopen_case(actor=actor, case=self.case)
            self.touched_at = self.at

    @property
    def list(self):
        row = DestructionList.objects.order_by("-made_at").first()
        if row is None:
            raise DomainError("No list.")
        return row

    def run(self):
        there = Case.objects.filter(pk=self.case.pk).exists()
        held = Hold.objects.filter(lifted_at__isnull=True).exists()
        on = local(self.at).date()
        in_force = any(one.holds(on) for one in DestructionDecision.objects.all())
        run(self.at)
        if there and not Case.objects.filter(pk=self.case.pk).exists():
            assert in_force
            assert not held
            assert self.touched_at is None
            second, approved_on = self.approved
            assert second != self.reviewed
            assert (on - approved_on).days > 7


@pytest.fixture
def deputy(house):
    return hire(make_unit(house.board, "victim", "Ungdomsjouren"), "lead", name="Maja")


def test_no_path_destroys_without_the_board_two_persons_and_seven_days(house, deputy):
    gone = []

    @settings(max_examples=40)
    @given(PATHS)
    def look(path):
        with undone():
            world = World(house, deputy)
            for verb, value in path:
                world.do(verb, value)
            gone.append(not Case.objects.exists())

    look()
    assert {True, False} == set(gone)


def undone():
    """Return a transaction that leaves nothing behind; what is durable may lie in it."""
    block = _Undone(using=None, savepoint=True, durable=False)
    block._from_testcase = True
    return block


class _Undone(transaction.Atomic):
    def __exit__(self, *error):
        transaction.set_rollback(True)
        return super().__exit__(*error)
