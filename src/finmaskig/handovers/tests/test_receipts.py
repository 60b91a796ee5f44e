"""What the code on a paper can answer: once, in time, and two at once come in turn."""

import doctest
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, connections, transaction

from finmaskig.handovers import receipts
from finmaskig.handovers.models import Receipt
from finmaskig.handovers.receipts import (
    ANSWERS,
    BOOKED,
    CANNOT,
    CHOICES,
    DID_NOT_COME,
    MEETINGS,
    NONE,
    NOTED,
    OVER,
    RECEIVED,
    REFUSED,
    TAKEN,
    UNKNOWN,
    USED,
    Held,
    reply_to,
)
from finmaskig.handovers.services.receipts import answer_receipt
from finmaskig.handovers.tests.paper_factories import make_receipt
from finmaskig.pure.sealing.receipt_codes import new_code, shown
from finmaskig.shared.clock import now

TABLE = [
    (Held(), RECEIVED, TAKEN, Held(RECEIVED)),
    (Held(), BOOKED, TAKEN, Held(RECEIVED, BOOKED)),
    (Held(), DID_NOT_COME, TAKEN, Held(RECEIVED, DID_NOT_COME)),
    (Held(), CANNOT, REFUSED, Held(CANNOT)),
    (Held(RECEIVED), RECEIVED, USED, Held(RECEIVED)),
    (Held(RECEIVED), BOOKED, NOTED, Held(RECEIVED, BOOKED)),
    (Held(RECEIVED), CANNOT, USED, Held(RECEIVED)),
    (Held(RECEIVED, BOOKED), DID_NOT_COME, NOTED, Held(RECEIVED, DID_NOT_COME)),
    (Held(RECEIVED, BOOKED), BOOKED, USED, Held(RECEIVED, BOOKED)),
    (Held(RECEIVED, DID_NOT_COME), BOOKED, USED, Held(RECEIVED, DID_NOT_COME)),
    (Held(CANNOT), RECEIVED, USED, Held(CANNOT)),
    (Held(CANNOT), DID_NOT_COME, USED, Held(CANNOT)),
]


def test_of_two_answers_at_once_one_is_taken_and_the_other_is_told(transactional_db):
    receipt, code = make_receipt()
    verdicts = both_answer([code, make_receipt(receipt)[1]])
    assert sorted(verdicts) == sorted([TAKEN, USED])


def both_answer(codes):
    """Let two answer at once; a database in memory has one connection, so there one by one."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        return [answer_receipt(written=one, choice=RECEIVED) for one in codes]
    verdicts, barrier = [], Barrier(len(codes))

    def answer(code):
        try:
            barrier.wait()
            verdicts.append(answer_receipt(written=code, choice=RECEIVED))
        finally:
            connections.close_all()

    threads = [Thread(target=answer, args=(one,)) for one in codes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return verdicts


def test_the_examples_are_true():
    assert doctest.testmod(receipts).failed == 0


@pytest.mark.parametrize(("held", "choice", "verdict", "after"), TABLE)
def test_each_answer_leads_where_the_table_says(held, choice, verdict, after):
    reply = reply_to(held, choice, is_over=False)
    assert (reply.verdict, reply.held) == (verdict, after)


def test_no_answer_ever_takes_back_what_was_said():
    for answer in ANSWERS:
        for meeting in MEETINGS if answer == RECEIVED else (NONE,):
            for choice in CHOICES:
                for is_over in (False, True):
                    after = reply_to(Held(answer, meeting), choice, is_over=is_over).held
                    assert after.answer in ({answer} if answer or is_over else {RECEIVED, CANNOT})


@pytest.mark.django_db
class TestOfRows:
    def test_a_code_however_it_is_written_gives_one_receipt(self):
        receipt, code = make_receipt()
        assert answer_receipt(written=shown(code).lower(), choice=RECEIVED) == TAKEN
        assert answer_receipt(written=code, choice=RECEIVED) == USED
        receipt.refresh_from_db()
        assert receipt.is_received
        assert not receipt.is_refused
        assert receipt.answered_at <= receipt.closes_at

    def test_every_code_of_a_receipt_works(self):
        receipt, code = make_receipt()
        other = make_receipt(receipt)[1]
        assert answer_receipt(written=other, choice=BOOKED) == TAKEN
        assert answer_receipt(written=code, choice=DID_NOT_COME) == NOTED
        receipt.refresh_from_db()
        assert receipt.did_not_come

    @pytest.mark.parametrize("late", [{"is_over": True}, {"closes_at": -timedelta(minutes=1)}])
    def test_a_receipt_that_is_over_stays_unanswered(self, late):
        receipt, code = make_receipt()
        ago = late.pop("closes_at", None)
        values = {"closes_at": now() + ago} if ago else late
        Receipt.objects.filter(pk=receipt.pk).update(**values)
        assert answer_receipt(written=code, choice=RECEIVED) == OVER
        receipt.refresh_from_db()
        assert receipt.answer == NONE

    def test_a_word_of_the_meeting_comes_after_the_time_to_answer(self):
        receipt, code = make_receipt()
        answer_receipt(written=code, choice=RECEIVED)
        Receipt.objects.filter(pk=receipt.pk).update(is_over=True)
        assert answer_receipt(written=code, choice=BOOKED) == NOTED

    def test_an_unknown_code_and_a_miswritten_one_get_the_same_answer(self):
        _receipt, code = make_receipt()
        wrong = ("0" if code[0] != "0" else "1") + code[1:]
        assert answer_receipt(written=new_code(), choice=RECEIVED) == UNKNOWN
        assert answer_receipt(written=wrong, choice=RECEIVED) == UNKNOWN

    def test_a_miswritten_code_asks_the_database_nothing(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert answer_receipt(written="0000-0000-0000-0001", choice=RECEIVED) == UNKNOWN

    def test_a_receipt_that_is_gone_has_no_code(self, monkeypatch):
        receipt, code = make_receipt()
        gone = Receipt.objects.none()
        monkeypatch.setattr(Receipt.objects, "select_for_update", lambda: gone)
        assert answer_receipt(written=code, choice=RECEIVED) == UNKNOWN
        assert str(receipt) == NONE

    def test_the_database_keeps_no_code(self):
        receipt, code = make_receipt()
        kept = receipt.codes.get()
        assert code not in f"{kept.digest}{kept}"

    @pytest.mark.parametrize(
        "values",
        [
            {"answer": "maybe"},
            {"answer": RECEIVED},
            {"meeting": BOOKED},
            {"answer": CANNOT, "meeting": BOOKED, "answered_at": "now"},
            {"answer": RECEIVED, "answered_at": "late"},
        ],
    )
    def test_the_database_refuses_what_cannot_be(self, values):
        receipt, _code = make_receipt()
        times = {"now": now(), "late": receipt.closes_at + timedelta(seconds=1)}
        if "answered_at" in values:
            values = values | {"answered_at": times[values["answered_at"]]}
        with pytest.raises(IntegrityError), transaction.atomic():
            Receipt.objects.filter(pk=receipt.pk).update(**values)
