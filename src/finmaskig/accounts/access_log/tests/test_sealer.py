"""The sealer: when it seals, what a seal holds, and that it never gets in the way."""

import time

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse

from finmaskig.accounts.access_log import anchor, sealer
from finmaskig.accounts.access_log.macs import GENESIS
from finmaskig.accounts.access_log.middleware import SealMiddleware
from finmaskig.accounts.access_log.services import sealing
from finmaskig.accounts.access_log.tests.factories import write
from finmaskig.accounts.models import AccessPending, AccessSeal


@pytest.fixture
def pace(monkeypatch):
    fresh = sealer._Pace()
    monkeypatch.setattr(sealer, "pace", fresh)
    return fresh


@pytest.fixture
def sealed(monkeypatch):
    """Count how often the sealer is called, without a database."""
    calls = []
    monkeypatch.setattr(sealer, "seal_pending", lambda: calls.append(1))
    return calls


@pytest.mark.django_db
def test_a_seal_holds_what_waited_in_order_and_names_the_one_before():
    first, second = write(), write()
    assert sealer.seal_pending() == 2
    third = write()
    assert sealer.seal_pending() == 1
    one, two = AccessSeal.objects.order_by("number")
    assert one.entries == [str(first.pk), str(second.pk)]
    assert two.entries == [str(third.pk)]
    assert (one.previous, two.previous) == (GENESIS, one.digest)
    assert not AccessPending.objects.exists()
    assert str(two) == "2"


@pytest.mark.django_db
def test_nothing_waiting_makes_no_seal():
    assert sealer.seal_pending() == 0
    assert not AccessSeal.objects.exists()


@pytest.mark.django_db
def test_months_never_share_a_seal(clock):
    clock("2026-06-30 23:00")
    june = write()
    clock("2026-07-01 03:00")
    july = write()
    assert sealer.seal_pending() == 2
    assert [(s.month, s.entries) for s in AccessSeal.objects.order_by("number")] == [
        ("2026-06", [str(june.pk)]),
        ("2026-07", [str(july.pk)]),
    ]


@pytest.mark.django_db
def test_a_long_queue_becomes_several_seals(monkeypatch):
    monkeypatch.setattr(sealing, "MOST_IN_A_SEAL", 2)
    for _ in range(5):
        write()
    assert sealer.seal_pending() == 5
    assert [len(seal.entries) for seal in AccessSeal.objects.order_by("number")] == [2, 2, 1]


@pytest.mark.django_db
def test_a_second_sealer_does_not_wait_for_the_first(monkeypatch):
    write()
    monkeypatch.setattr(sealing, "_is_alone", lambda: False)
    assert sealer.seal_pending() == 0
    assert AccessPending.objects.count() == 1


@pytest.mark.parametrize(
    ("logged", "ago", "due"),
    [(0, 5.0, False), (1, 5.0, True), (1, 0.5, False), (99, 0.5, False), (100, 0.5, True)],
)
def test_it_is_time_after_a_second_or_a_hundred_entries(pace, logged, ago, due):
    pace.logged, pace.last = logged, time.monotonic() - ago
    assert pace.is_due() is due


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("logged", "ago", "times"), [(0, 5.0, 0), (1, 0.1, 0), (1, 5.0, 1), (100, 0.1, 1)]
)
def test_the_middleware_seals_when_the_response_is_closed(pace, sealed, logged, ago, times):
    pace.logged, pace.last = logged, time.monotonic() - ago
    response = SealMiddleware(lambda _request: HttpResponse("klart"))(None)
    assert sealed == []
    response.close()
    assert len(sealed) == times


@pytest.mark.django_db
def test_nothing_is_sealed_within_somebody_elses_transaction(pace, sealed):
    pace.logged = 100
    with transaction.atomic():
        sealer.seal_after_response()
    assert sealed == []


@pytest.mark.django_db(transaction=True)
def test_a_failure_to_seal_breaks_no_response(pace, monkeypatch, caplog):
    def fail():
        raise DatabaseError("gone")

    monkeypatch.setattr(sealer, "seal_pending", fail)
    pace.logged = 100
    response = SealMiddleware(lambda _request: HttpResponse("klart"))(None)
    response.close()
    assert response.content == b"klart"
    assert "access_log_not_sealed" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_the_last_entry_before_a_quiet_spell_is_sealed_within_seconds(pace, settings, monkeypatch):
    settings.SEAL_IN_BACKGROUND = True
    monkeypatch.setattr(sealer, "SECONDS_BETWEEN", 0.05)
    monkeypatch.setattr(sealer.connections, "close_all", lambda: None)
    done = []
    monkeypatch.setattr(sealer, "seal_pending", lambda: done.append(1))
    pace.logged, pace.last = 1, time.monotonic() + 60
    sealer.seal_after_response()
    timer = pace.timer
    sealer.seal_after_response()
    assert pace.timer is timer
    timer.join(5)
    assert done == [1]
    assert pace.timer is None


@pytest.mark.parametrize("background", [True, False])
def test_a_process_seals_when_it_ends(settings, monkeypatch, background):
    at_exit = []
    monkeypatch.setattr(sealer, "Finalize", lambda _of, act, **_when: at_exit.append(act))
    settings.SEAL_IN_BACKGROUND = background
    sealer.seal_at_exit()
    assert at_exit == ([sealer.seal_quietly] if background else [])


@pytest.mark.django_db
def test_the_anchor_has_each_seal_once_and_makes_up_for_what_was_missed(settings):
    write()
    sealer.seal_pending()
    kept = settings.ANCHOR_FILE.read_bytes()
    write()
    sealer.seal_pending()
    settings.ANCHOR_FILE.write_bytes(kept + b"2 0123456789")  # the power went here
    anchor.append_new()
    anchor.append_new()
    digests = list(AccessSeal.objects.order_by("number").values_list("number", "digest"))
    lines = anchor.lines(until=anchor.size())
    assert [(line.number, line.digest) for line in lines] == digests
    assert settings.ANCHOR_FILE.stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_only_one_sealer_has_the_lock():
    assert sealing._is_alone()
    if connection.vendor == "postgresql":
        other = connection.copy()
        try:
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [sealing._ADVISORY_LOCK])
                assert cursor.fetchone() == (False,)
        finally:
            other.close()
