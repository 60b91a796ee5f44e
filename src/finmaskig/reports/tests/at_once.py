"""A program of its own: two processes that decide, approve or change the rules at one moment.

Run by test_at_once.py on an empty database: ``python -m …at_once``.
"""

import multiprocessing
from datetime import UTC, datetime

import django

TIMES = 3
"""How often each story is told: whoever is first is a matter of chance."""


def both(*acts):
    """Let each act be done in a process of its own at once; return what they were refused with."""
    from django.db import connections

    connections.close_all()
    fork = multiprocessing.get_context("fork")
    gate, answers = fork.Barrier(len(acts)), fork.SimpleQueue()
    running = [fork.Process(target=done, args=(act, gate, answers)) for act in acts]
    for one in running:
        one.start()
    said = [answers.get() for _act in acts]
    for one in running:
        one.join(60)
        assert one.exitcode == 0
    return sorted(said)


def done(act, gate, answers):
    from django.core.exceptions import ValidationError
    from django.db import connection

    from finmaskig.shared.errors import DomainError

    connection.ensure_connection()
    gate.wait(60)
    try:
        act()
    except DomainError as refusal:
        answers.put(str(refusal))
    except ValidationError as refusal:
        answers.put(" ".join(refusal.messages))
    else:
        answers.put("")
    connection.close()


def decide(board, number):
    """Of two who decide on a request, one is told that the other was first."""
    from finmaskig.reports.access_requests import weighed_table
    from finmaskig.reports.models import CountDecision
    from finmaskig.reports.services import disclosing
    from finmaskig.reports.tests.requesting import asks, weighs
    from finmaskig.reports.values_requests import NewDecision

    row = asks(board, reference_number=f"SN 2026/{number}")
    weighing = weighs(board, row, harm="clear")
    secretary = board.actors["secretary"]
    seen = weighed_table(secretary, row).seen

    def act(outcome):
        new = NewDecision(
            outcome=outcome,
            part="",
            conditions="",
            reasons="Någon kan kännas igen.",
            assessment=weighing.pk,
            seen=seen,
        )
        return lambda: disclosing.decide_request(actor=secretary, request=row, new=new)

    _none, told = both(act("full"), act("refused"))
    assert told.startswith("Begäran är redan avgjord: någon annan hann före."), told
    assert CountDecision.objects.filter(request=row).count() == 1
    assert CountDecision.objects.count() == number


def weigh(board, number):
    """Of two who weigh, the second is told to read what the first wrote."""
    from functools import partial

    from finmaskig.reports.services.requests import assess_request
    from finmaskig.reports.tests.requesting import asks
    from finmaskig.reports.values_requests import NewAssessment

    row = asks(board, reference_number=f"SN 2026/{number}")
    new = NewAssessment(
        harm="risk", recognisers=(), alternatives=(), weighing="Få i varje ruta.", after=0
    )
    act = partial(assess_request, request=row, new=new)
    told = both(*(partial(act, actor=board.actors[role]) for role in ("analyst", "lead")))
    assert told[0] == ""
    assert "prövade begäran medan du skrev" in told[1], told
    assert row.assessments.count() == 1


def policy(board, number):
    """Of two who register rules, the second is held against what the first made stricter."""
    from functools import partial

    from finmaskig.reports.models import CountPolicy
    from finmaskig.reports.tests.test_policy import register

    at = 6 + number
    told = both(
        partial(register, board, "analyst", threshold=at, width=2 + number),
        partial(register, board, "lead", threshold=at, width=2 + number),
    )
    assert told == ["", "Så gäller det redan. Ändra något."], told
    assert CountPolicy.objects.count() == number


def approve():
    """Of two who approve the same version of a report, the second is told who was first."""
    from functools import partial

    from finmaskig.reports.models import ReportEdition
    from finmaskig.reports.services.documents import approve_report
    from finmaskig.reports.tests.writing import desk

    with desk() as place:
        report = place.report()
        act = partial(approve_report, report=report, version=2, why="")
        told = both(
            partial(act, actor=place.actor("lead")), partial(act, actor=place.actor("analyst"))
        )
    assert told[0] == ""
    assert told[1].startswith("Version 1 är godkänd av "), told
    assert ReportEdition.objects.filter(report=report).count() == 1


def tell():
    """Tell each story, and see that the ledgers hold; the last one cites what is made up."""
    from finmaskig.reports.services.verifying import verify
    from finmaskig.reports.tests.boards import invented
    from finmaskig.reports.tests.requesting import june

    with invented() as board:
        june(board)
        for story in (decide, weigh, policy):
            for number in range(1, TIMES + 1):
                story(board, number)
    assert verify().faults == ()
    approve()


if __name__ == "__main__":
    django.setup()
    from django.core.management import call_command

    from finmaskig.organisations.services import load_directory
    from finmaskig.shared.clock import pretend

    call_command("migrate", verbosity=0)
    load_directory()
    with pretend(datetime(2026, 7, 2, 10, tzinfo=UTC)):
        tell()
