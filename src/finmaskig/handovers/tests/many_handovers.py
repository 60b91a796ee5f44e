"""A program of its own: two who act on the same handover at once, and one who dies in the middle.

Run by test_handover_processes.py: ``python -m …many_handovers STORY``. It fails by assertion.
"""

import os
import random
import signal
import sys
import time
from contextlib import suppress
from datetime import timedelta
from functools import partial

import django

ROUNDS, PAIRS = 20, 6


def prepare():
    """Load the directory and make two units."""
    from finmaskig.handovers.tests.move_factories import make_town
    from finmaskig.organisations.services import load_directory

    load_directory()
    return make_town()


def each(rows, act):
    """Do something with each handover, whatever it is told."""
    from finmaskig.shared.errors import DomainError

    for row in rows:
        with suppress(DomainError):
            act(row)


def accept(town):
    """Return the receiver's yes."""
    from finmaskig.handovers.services import taking
    from finmaskig.handovers.tests.move_factories import YES

    return lambda row: taking.accept(actor=town.nora, handover=row, acceptance=YES)


def withdraw(town):
    """Return the sender's second thought."""
    from finmaskig.handovers.services import handovers
    from finmaskig.handovers.tests.move_factories import NO

    return lambda row: handovers.withdraw(actor=town.sara, handover=row, why=NO)


def expire(_town):
    """Return the clock, which stands after the time to answer."""
    from finmaskig.accounts.actor import COMMAND_LINE
    from finmaskig.handovers.services import expiring

    return lambda row: expiring.expire_handovers(
        actor=COMMAND_LINE, at=row.answer_by + timedelta(hours=1)
    )


def propose(town):
    """Return another proposal for the same contact."""
    from finmaskig.handovers.tests.move_factories import proposed

    return lambda row: proposed(town, row.case)


def forget(town):
    """Return the person who takes her consent back."""
    from finmaskig.handovers.models import Consent
    from finmaskig.handovers.services.recalling import take_back_consent

    def act(row):
        consent = Consent.objects.select_related("case__unit").get(case=row.case_id)
        take_back_consent(actor=town.sara, consent=consent)

    return act


def at_once(town, rows, *acts):
    """Let each act have a process of its own, all on the same rows."""
    from finmaskig.vault.tests.many_processes import start

    children = [start(partial(each, rows, act(town))) for act in acts]
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * len(acts)
    check()


def pairs(town):
    """Two at once: one is first, the other is told, and the person has one who is responsible."""
    from finmaskig.cases.tests.factories import opened
    from finmaskig.handovers.grounds import GroundChoice
    from finmaskig.handovers.tests.move_factories import agreed, proposed, seen

    for other in (accept, withdraw, expire):
        at_once(town, [seen(town) for _ in range(PAIRS)], accept, other)
    cases = [proposed(town) for _ in range(PAIRS)]
    each(cases, withdraw(town))
    at_once(town, cases, propose, propose)
    rows = []
    for _ in range(PAIRS):
        case = opened(town.sara)
        consent = agreed(town.sara, case, town.district)
        choice = GroundChoice(ground="consent", consent_id=consent.pk)
        rows.append(seen(town, case, choice=choice))
    at_once(town, rows, accept, forget)


def hand_over_for_ever(town):
    """Hand over one contact after the other, all the way, until somebody puts an end to it."""
    from finmaskig.handovers.services import taking
    from finmaskig.handovers.tests.move_factories import accepted

    while True:
        taking.give_receipt(actor=town.nora, handover=accepted(town))


def killed(town):
    """A process is killed in the middle of a handover, at moments that a seed has chosen."""
    from finmaskig.accounts.access_log.tests.many_processes import wait_for_backend_of_the_dead
    from finmaskig.vault.tests.many_processes import start

    chance = random.Random(20261125)
    for _ in range(ROUNDS):
        child = start(partial(hand_over_for_ever, town))
        time.sleep(chance.uniform(0.02, 0.2))
        os.kill(child, signal.SIGKILL)
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        wait_for_backend_of_the_dead()
        check()


def check():
    """All of a handover is there, or nothing of it."""
    from finmaskig.cases.models import Case
    from finmaskig.guidance.models import Step
    from finmaskig.handovers.models import Consent, Disclosure, Handover
    from finmaskig.handovers.queries.handovers import package_of

    rows = Handover.objects.select_related("case", "received_case", "sender_unit")
    open_cases = [row.case_id for row in rows if row.is_open]
    assert len(open_cases) == len(set(open_cases))
    for row in rows:
        assert package_of(row, row.sender_unit_id)
        assert (row.received_case is not None) == row.is_taken
        assert Disclosure.objects.filter(case=row.case_id).count() <= 1
        steps = Step.objects.filter(subject_id=row.pk, status="open")
        assert steps.exists() == (row.state != "withdrawn")
        if row.is_taken:
            assert package_of(row, row.receiver_unit_id)
            assert row.received_case.origin_id == row.pk
            assert not row.case.is_open
            told = Disclosure.objects.get(case=row.case_id)
            taken_back = Consent.objects.filter(case=row.case_id, withdrawn_at__lt=told.made_at)
            assert not taken_back.exists()
    received = Case.objects.filter(origin_kind="handover").values_list("origin_id", flat=True)
    assert sorted(received) == sorted(row.pk for row in rows if row.is_taken)


def both():
    """Tell both stories to one database: making it is what costs."""
    town = prepare()
    pairs(town)
    killed(town)


STORIES = {"both": both}

if __name__ == "__main__":
    os.environ["PGAPPNAME"] = "many_processes"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    STORIES[sys.argv[1]]()
