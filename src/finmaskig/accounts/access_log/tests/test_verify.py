"""Verification names every sort of tampering by an owner of the database, and nothing else."""

import json

import pytest
from django.db import DataError, connection, transaction

from finmaskig.accounts import keyring
from finmaskig.accounts.access_log import sealer, verify
from finmaskig.accounts.access_log.findings import Fault, Finding
from finmaskig.accounts.access_log.macs import sign_entry, sign_seal
from finmaskig.accounts.access_log.queries import proof
from finmaskig.accounts.access_log.tests.factories import WORKER, write
from finmaskig.accounts.models import AccessEntry, AccessPending, AccessSeal, AccessSegment
from finmaskig.accounts.tests.triggers import triggers_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(clock):
    """Three seals with three entries each, and one entry that waits."""
    rows = []
    for seal in range(3):
        for entry in range(3):
            clock(f"2026-06-1{seal} 12:0{entry}")
            rows.append(write())
        sealer.seal_pending()
    return [*rows, write()]


def found():
    """Return what verification finds, in short."""
    return {(finding.fault, finding.id) for finding in verify.verify().findings}


def change(table, where, **values):
    """Change rows past the program, as an owner of the database can."""
    columns = ", ".join(f"{name} = %s" for name in values)
    with triggers_off(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE accounts_{table} SET {columns} WHERE {where}", [*values.values()])


def delete(*rows):
    with triggers_off():
        for row in rows:
            AccessPending.objects.filter(pk=row.pk).delete()
            AccessEntry.objects.filter(pk=row.pk).delete()


def key_of(entry):
    """Return an id as the database writes it."""
    return f"id = '{entry.pk if connection.vendor == 'postgresql' else entry.pk.hex}'"


def test_an_untouched_log_is_whole(log):
    report = verify.verify()
    assert report.findings == []
    assert (report.entries, report.pending, report.seals, report.anchored) == (10, 1, 3, 3)


def test_a_log_read_in_small_portions_gives_the_same_answer(log, monkeypatch):
    monkeypatch.setattr(proof, "PORTION", 2)
    report = verify.verify()
    assert report.findings == []
    assert (report.entries, report.pending, report.seals, report.anchored) == (10, 1, 3, 3)


@pytest.mark.django_db(transaction=True)
def test_verification_sees_one_moment_and_leaves_no_trace():
    write()
    sealer.seal_pending()
    assert verify.verify().findings == []
    write()
    assert verify.verify().pending == 1


def test_an_empty_log_is_whole():
    assert verify.verify().findings == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("user_name", "Någon annan"),
        ("at", "2026-01-01 00:00:00"),
        ("role", "lead"),
        ("ids", '["borta"]'),
        ("reason", "Tillagd"),
        ("event", "outreach.shift_seen"),
        ("key_id", "okänd"),
        ("mac", "0" * 64),
    ],
)
def test_an_altered_row_is_named(log, column, value):
    change("accessentry", key_of(log[4]), **{column: value})
    assert found() == {(Fault.ENTRY_ALTERED, str(log[4].pk))}


def test_a_row_altered_before_its_seal_is_named(log):
    change("accessentry", key_of(log[9]), user_name="Ingen")
    assert found() == {(Fault.ENTRY_ALTERED, str(log[9].pk))}


@pytest.mark.parametrize(("column", "value"), [("at", "en dag"), ("user_id", "ingen")])
def test_a_row_with_nonsense_in_it_is_named_and_stops_nothing(log, column, value):
    try:
        with transaction.atomic():
            change("accessentry", key_of(log[4]), **{column: value})
    except DataError:  # PostgreSQL takes no nonsense
        assert found() == set()
    else:
        assert found() == {(Fault.ENTRY_ALTERED, str(log[4].pk))}


def test_two_rows_that_changed_places_are_both_named(log):
    one, two = log[3], log[4]
    for here, there in ((one, two), (two, one)):
        change("accessentry", key_of(here), user_name=there.user_name, ids=json.dumps(there.ids))
    assert found() == {(Fault.ENTRY_ALTERED, str(one.pk)), (Fault.ENTRY_ALTERED, str(two.pk))}


def test_removed_rows_are_named(log):
    delete(log[0], log[5])
    assert found() == {(Fault.ENTRY_REMOVED, str(log[0].pk)), (Fault.ENTRY_REMOVED, str(log[5].pk))}


def test_a_row_written_past_the_program_is_named(log):
    forged = AccessEntry.objects.get(pk=log[2].pk)
    forged.pk = WORKER.user_id
    forged.save(force_insert=True)
    assert found() == {(Fault.ENTRY_ADDED, str(forged.pk))}


def test_a_forged_row_is_named_also_when_it_was_sealed(log):
    forged = AccessEntry.objects.get(pk=log[9].pk)
    forged.pk = WORKER.user_id
    forged.save(force_insert=True)
    AccessPending.objects.create(entry=forged)
    sealer.seal_pending()
    assert found() == {(Fault.ENTRY_ALTERED, str(forged.pk))}


def test_a_row_cut_out_of_the_queue_is_named(log):
    AccessPending.objects.all().delete()
    assert found() == {(Fault.ENTRY_CUT_OUT, str(log[9].pk))}


def test_a_row_put_back_in_the_queue_is_named(log):
    AccessPending.objects.create(entry=log[4])
    assert found() == {(Fault.ENTRY_TWICE, str(log[4].pk))}


def test_strays_are_named_in_parts_that_fit_in_memory(log, monkeypatch):
    monkeypatch.setattr(verify, "_IN_MEMORY", 3)
    AccessPending.objects.create(entry=log[4])
    AccessPending.objects.filter(pk=log[9].pk).delete()
    expected = {(Fault.ENTRY_TWICE, str(log[4].pk)), (Fault.ENTRY_CUT_OUT, str(log[9].pk))}
    assert found() == expected


def test_reordered_rows_of_a_seal_are_named(log):
    first, second, third = AccessSeal.objects.get(number=2).entries
    change("accessseal", "number = 2", entries=json.dumps([second, first, third]))
    assert found() == {
        (Fault.SEAL_ALTERED, "2"),
        (Fault.ENTRY_REORDERED, first),
        (Fault.ENTRY_REORDERED, second),
    }


@pytest.mark.parametrize("entries", ['"inget"', '["inget"]'])
def test_a_seal_with_a_nonsense_list_is_named(log, entries):
    change("accessseal", "number = 2", entries=entries)
    assert (Fault.SEAL_ALTERED, "2") in found()
    assert {id_ for fault, id_ in found() if fault == Fault.ENTRY_CUT_OUT} == {
        str(entry.pk) for entry in log[3:6]
    }


@pytest.mark.parametrize(
    ("column", "value"),
    [("at", "2026-01-01 00:00:00"), ("month", "2026-05"), ("mac", "0" * 64), ("previous", "")],
)
def test_an_altered_seal_is_named(log, column, value):
    change("accessseal", "number = 2", **{column: value})
    assert (Fault.SEAL_ALTERED, "2") in found()
    assert {id_ for _fault, id_ in found()} == {"2"}


def test_a_seal_with_nonsense_in_it_is_named_and_stops_nothing(log):
    try:
        with transaction.atomic():
            change("accessseal", "number = 2", at="en dag")
    except DataError:
        assert found() == set()
    else:
        assert (Fault.SEAL_ALTERED, "2") in found()


def test_an_altered_digest_is_not_what_the_anchor_says(log):
    change("accessseal", "number = 2", digest="0" * 64)
    assert found() == {(Fault.SEAL_ALTERED, "2"), (Fault.ANCHOR_DIFFERS, "2")}


def remove_seals(*numbers):
    with triggers_off():
        AccessSeal.objects.filter(number__in=numbers).delete()


@pytest.mark.parametrize(
    ("numbers", "named"), [([2], {"2"}), ([1, 2], {"1–2"}), ([2, 3], {"2", "3"}), ([3], {"3"})]
)
def test_removed_seals_are_named_with_the_rows_they_covered(log, numbers, named):
    remove_seals(*numbers)
    cut_out = {str(e.pk) for n in numbers for e in log[3 * n - 3 : 3 * n]}
    assert found() == {(Fault.SEAL_REMOVED, each) for each in named} | {
        (Fault.ENTRY_CUT_OUT, each) for each in cut_out
    }


def test_a_cut_tail_is_seen_by_the_anchor_alone(log):
    remove_seals(3)
    delete(*log[6:])
    assert found() == {(Fault.SEAL_REMOVED, "3")}


def test_a_rewritten_tail_is_seen_by_the_anchor(log):
    remove_seals(3)
    delete(*log[6:9])
    sealer.seal_pending()
    assert found() == {(Fault.ANCHOR_DIFFERS, "3")}


def test_a_chain_mended_with_the_key_still_differs_from_the_anchor(log):
    with triggers_off():
        entry = AccessEntry.objects.get(pk=log[0].pk)
        entry.user_name = "Ingen"
        sign_entry(entry)
        entry.save()
    assert found() == {(Fault.SEAL_DIFFERS, "1")}


def test_a_seal_that_was_signed_anew_does_not_fit_its_neighbours(log):
    with triggers_off():
        seal = AccessSeal.objects.get(number=2)
        seal.previous = "0" * 64
        sign_seal(seal)
        seal.save()
    assert {(Fault.SEAL_UNCHAINED, "2"), (Fault.SEAL_DIFFERS, "2")} <= found()


def test_a_lost_anchor_is_a_finding(log, settings):
    settings.ANCHOR_FILE.unlink()
    assert found() == {(Fault.ANCHOR_GONE, str(settings.ANCHOR_FILE))}


def test_lines_cut_out_of_the_anchor_are_named(log, settings):
    lines = settings.ANCHOR_FILE.read_text().splitlines(keepends=True)
    settings.ANCHOR_FILE.write_text("".join([lines[0], "krafs\n", lines[2]]))
    assert found() == {(Fault.ANCHOR_CUT, "2"), (Fault.ANCHOR_UNREADABLE, "krafs")}


def test_an_anchor_that_has_not_caught_up_is_no_finding(log, settings):
    kept = settings.ANCHOR_FILE.read_text().splitlines(keepends=True)[:2]
    settings.ANCHOR_FILE.write_text("".join(kept))
    report = verify.verify()
    assert (report.findings, report.anchored) == ([], 2)


def test_entries_of_several_keys_verify(log):
    keyring.rotate(keyring.Purpose.LOG_MAC)
    write()
    sealer.seal_pending()
    assert found() == set()


def test_without_keys_nothing_is_called_altered(log, settings, tmp_path):
    settings.KEY_DIR = tmp_path / "other"
    with pytest.raises(verify.KeysGone, match="ingen nyckel"):
        verify.verify()


def test_a_forged_decision_to_destroy_is_named(log):
    AccessSegment.objects.create(
        month="2026-06",
        state="destroyed",
        proposed_by=WORKER.user_id,
        proposed_at=log[0].at,
        confirmed_by=WORKER.board_id,
        confirmed_at=log[0].at,
        destroyed_at=log[0].at,
    )
    delete(log[0])
    assert found() == {(Fault.SEGMENT_ALTERED, "2026-06"), (Fault.ENTRY_REMOVED, str(log[0].pk))}


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_a_sentence_that_names_the_thing(fault):
    assert "37" in Finding(fault, "37").sentence
