"""What is cut off or written anew in a ledger is found by what the access log says of it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from finmaskig.accounts.access_log import sealer
from finmaskig.accounts.access_log.findings import Fault
from finmaskig.accounts.access_log.verify import verify as verify_log
from finmaskig.accounts.models import AccessEntry, AccessPending, AccessSegment
from finmaskig.accounts.tests.triggers import triggers_off
from finmaskig.reports.models import (
    CountAssessment,
    CountDecision,
    CountPeriod,
    CountRequest,
    NationalSheet,
    Publication,
    ReportEdition,
    Snapshot,
)
from finmaskig.reports.queries.pattern import digest
from finmaskig.reports.services import chain
from finmaskig.reports.services.closing import close_period
from finmaskig.reports.services.documents import approve_report, save_report
from finmaskig.reports.services.verifying import verify
from finmaskig.reports.tests.requesting import JUNE, asks, decides, june, weighs
from finmaskig.shared.clock import now

MAY = date(2026, 5, 1)


@pytest.fixture
def ledgers(board, clock, settings, tmp_path):
    """Let a board have two closed periods, two decisions and two sheets."""
    settings.ANCHOR_FILE = tmp_path / "anchors"
    clock("2026-07-02 12:00")
    june(board)
    board.meet(MAY, "girl", "adult", a=9, b=7)
    for last in (MAY, JUNE):
        close_period(actor=board.actors["analyst"], first=MAY, last=last)
    before = None
    for number in ("SN 2026/1", "SN 2026/2"):
        row = asks(board, reference_number=number)
        weighs(board, row)
        decides(board, row)
        before = sheet(board, number, before)
    return board


def sheet(board, number, before):
    """Send a sheet without tables: the invented figures have no national categories."""
    actor = board.actors["analyst"]
    row = NationalSheet(
        board_id=board.id,
        first=JUNE,
        last=date(2026, 6, 30),
        recipient="samordningen",
        ground="duty",
        weighing="Förordningen kräver det.",
        reference_number=number,
        decided_by_id=actor.user_id,
        decided_as="utredare",
        decided_at=now(),
    )
    chain.link(actor=actor, row=row, before=before)
    return row


def found():
    return {(one.component, one.number, one.sentence.split(".")[0]) for one in verify().faults}


def decision(number=2):
    return CountDecision.objects.filter(number=number)


def cut_the_last_period():
    """Take a period away without a trace in the ledger itself."""
    period = CountPeriod.objects.get(last=date(2026, 6, 30))
    Publication.objects.filter(period=period).delete()
    period.delete()
    Snapshot.objects.filter(month=JUNE).delete()


def write_anew():
    """Change a decision and every hash after it."""
    before = None
    for row in CountDecision.objects.order_by("number"):
        row.reasons = "Något annat."
        row.previous_hash = before.hash if before else ""
        row.hash = chain.hash_of(row)
        row.save()
        before = row


def add_past_the_program():
    row = NationalSheet.objects.get(number=2)
    row.pk, row.number, row.previous_hash = uuid4(), 3, row.hash
    row.hash = chain.hash_of(row)
    row.save(force_insert=True)


def logged(chain_name, number=2):
    rows = AccessEntry.objects.filter(event=chain.EVENT, subject=chain_name)
    return rows.filter(reason__startswith=f"{number} ")


def forget_in_the_log(chain_name):
    AccessPending.objects.filter(entry__in=logged(chain_name)).delete()
    logged(chain_name).delete()


REMOVED, OTHER = "Raden är borttagen", "Raden är en annan än den som läsloggen säger"
CHANGED, UNKNOWN = "Raden är ändrad", "Läsloggen har ingen rad om den: den är skriven utanför"


def test_untouched_ledgers_are_whole(ledgers):
    proof = verify()
    assert proof.faults == ()
    counted = (proof.publications, proof.decisions, proof.sheets, proof.anchored)
    assert counted == (4, 2, 2, 8)


@pytest.mark.parametrize(
    ("tamper", "chain_name", "number", "sentence"),
    [
        (lambda: decision().delete(), "decisions", 2, REMOVED),
        (lambda: decision(1).delete(), "decisions", 2, "Raden före saknas"),
        (lambda: CountDecision.objects.all().delete(), "decisions", 1, REMOVED),
        (lambda: NationalSheet.objects.filter(number=2).delete(), "sheets", 2, REMOVED),
        (lambda: NationalSheet.objects.update(recipient="pressen"), "sheets", 2, CHANGED),
        (lambda: decision().update(tables=[1]), "decisions", 2, CHANGED),
        (lambda: decision().update(reasons="Annat."), "decisions", 2, CHANGED),
        (lambda: CountRequest.objects.update(rows="age", columns=""), "decisions", 2, CHANGED),
        (lambda: CountRequest.objects.update(received_on=MAY), "decisions", 2, CHANGED),
        (lambda: CountAssessment.objects.update(harm="clear"), "decisions", 2, CHANGED),
        (lambda: CountAssessment.objects.update(weighing="Nej."), "decisions", 1, CHANGED),
        (write_anew, "decisions", 1, OTHER),
        (write_anew, "decisions", 2, OTHER),
        (cut_the_last_period, "people", 2, REMOVED),
        (cut_the_last_period, "open", 2, REMOVED),
        (add_past_the_program, "sheets", 3, UNKNOWN),
        (lambda: forget_in_the_log("decisions"), "decisions", 2, UNKNOWN),
        (
            lambda: logged("sheets").update(reason="2 " + "0" * 64),
            "sheets",
            2,
            "Läsloggens rad om den är ändrad",
        ),
    ],
)
def test_each_way_to_tamper_is_found_at_its_row(ledgers, tamper, chain_name, number, sentence):
    with triggers_off():
        tamper()
    assert any(
        (name, at) == (chain_name, number) and said.startswith(sentence)
        for name, at, said in found()
    ), found()


def test_everything_gone_is_found_too(ledgers):
    with triggers_off():
        for model in (
            CountDecision,
            NationalSheet,
            Publication,
            CountPeriod,
            Snapshot,
        ):
            model.objects.all().delete()
    assert {(name, number) for name, number, said in found() if said == REMOVED} == {
        (name, number) for name in ("people", "open", "decisions", "sheets") for number in (1, 2)
    }


def test_who_cuts_the_ledger_and_the_log_is_found_by_the_log(ledgers):
    sealer.seal_pending()
    gone = str(logged("decisions").get().pk)
    with triggers_off():
        decision().delete()
        logged("decisions").delete()
    assert found() == set()
    assert (Fault.ENTRY_REMOVED, gone) in {
        (one.fault, str(one.id)) for one in verify_log().findings
    }


def test_a_month_of_the_log_that_two_have_destroyed_is_no_fault(ledgers):
    with triggers_off():
        AccessPending.objects.all().delete()
        AccessEntry.objects.all().delete()
    assert found() != set()
    AccessSegment.objects.create(
        month="2026-07",
        state="destroyed",
        proposed_by=uuid4(),
        proposed_by_name="A",
        proposed_at=now(),
        confirmed_by=uuid4(),
        confirmed_by_name="B",
        confirmed_at=now(),
        destroyed_at=now(),
        destroyed_count=1,
        mac="0" * 64,
    )
    assert found() == set()


@pytest.fixture
def approved(place):
    """Approve a report twice."""
    report, lead = place.report(), place.actor("lead")
    approve_report(actor=lead, report=report, version=2, why="")
    texts = report.texts | {"summary": "Rättat."}
    save_report(actor=place.actor(), report=report, texts=texts, version=2)
    return approve_report(actor=lead, report=report, version=3, why="Rättelse.")


def swap_the_content(edition):
    content = edition.content | {"title": "En annan rapport"}
    ReportEdition.objects.filter(pk=edition.pk).update(content=content, digest=digest(content))


@pytest.mark.parametrize(
    ("tamper", "sentence"),
    [
        (lambda one: one.delete(), REMOVED),
        (swap_the_content, OTHER),
        (lambda one: ReportEdition.objects.filter(pk=one.pk).update(content={}), "Den godkända"),
        (lambda one: ReportEdition.objects.filter(pk=one.pk).update(why="Annat."), OTHER),
        (lambda one: ReportEdition.objects.filter(pk=one.pk).update(approved_as="vd"), OTHER),
    ],
)
def test_an_approved_report_is_held_against_the_log(approved, tamper, sentence):
    assert not [one for one in found() if one[0] == "editions"]
    with triggers_off():
        tamper(approved)
    assert any(
        (name, number) == ("editions", 2) and said.startswith(sentence)
        for name, number, said in found()
    ), found()
