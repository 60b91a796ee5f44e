"""What is written to the log, and when it is safe."""

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from finmaskig.accounts.access_log import sealer
from finmaskig.accounts.access_log.tests.factories import BOARD, UNIT, WORKER, write
from finmaskig.accounts.log import log_access, log_export
from finmaskig.accounts.models import AccessEntry, AccessPending, AccessSeal, AccessSegment
from finmaskig.accounts.tests.triggers import triggers_off

REFUSED = (IntegrityError, InternalError)


@pytest.mark.django_db
def test_an_entry_says_who_where_what_and_why(clock):
    at = clock("2026-06-15 21:40")
    entry = write(ids=["a", "b"], reason="Rättelse på begäran")
    assert (entry.at, entry.user_id, entry.user_name) == (at, WORKER.user_id, "Sara")
    assert (entry.unit_id, entry.board_id, entry.role) == (UNIT, BOARD, "worker")
    assert (entry.event, entry.subject) == ("outreach.encounter_seen", "encounter")
    assert (entry.ids, entry.reason) == (["a", "b"], "Rättelse på begäran")
    assert AccessPending.objects.get().entry_id == entry.pk
    assert str(AccessPending.objects.get()) == str(entry.pk)
    assert str(entry) == "outreach.encounter_seen 2026-06-15T19:40:00+00:00"


@pytest.mark.django_db(transaction=True)
def test_a_look_is_committed_before_the_page_is_rendered():
    log_access(actor=WORKER, event="outreach.encounter_seen", subject="encounter")
    connection.close()
    assert AccessEntry.objects.count() == AccessPending.objects.count() == 1


@pytest.mark.django_db
def test_an_entry_dies_with_the_change_that_it_tells_of():
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not AccessEntry.objects.exists()
    assert not AccessPending.objects.exists()


@pytest.mark.django_db
def test_nothing_is_exported_without_a_reason():
    values = {"actor": WORKER, "event": "reports.exported", "subject": "report", "ids": ["1"]}
    with pytest.raises(ValueError, match="reason"):
        log_export(**values, reason=" ")
    log_export(**values, reason="OSL 10:2, nationell uppföljning")
    assert AccessEntry.objects.get().reason == "OSL 10:2, nationell uppföljning"


CHANGES = [
    "UPDATE accounts_accessentry SET user_name = 'Ingen'",
    "UPDATE accounts_accessentry SET mac = ''",
    "DELETE FROM accounts_accessentry",
    "UPDATE accounts_accessseal SET digest = ''",
    "DELETE FROM accounts_accessseal",
]


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES)
def test_the_database_refuses_to_change_what_is_logged(change):
    write()
    AccessSeal.objects.create(
        number=1, month="2026-06", at="2026-06-15T00:00Z", entries=[], digest="x"
    )
    AccessPending.objects.all().delete()
    with pytest.raises(REFUSED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["accounts_accessentry", "accounts_accessseal"])
def test_the_database_refuses_to_empty_the_log(table):
    write()
    sealer.seal_pending()
    connection.check_constraints()
    empty = "TRUNCATE {} CASCADE" if connection.vendor == "postgresql" else "DELETE FROM {}"
    with pytest.raises(REFUSED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(empty.format(table))


@pytest.mark.django_db
def test_only_the_month_that_two_persons_decided_on_can_be_deleted(clock):
    clock("2020-06-15 12:00")
    old = write()
    clock("2020-07-15 12:00")
    newer = write()
    AccessPending.objects.all().delete()
    make_segment(state="confirmed", confirmed_by=WORKER.board_id, confirmed_at=old.at)
    assert AccessEntry.objects.filter(pk=old.pk).delete()[0] == 1
    with pytest.raises(REFUSED), transaction.atomic():
        AccessEntry.objects.filter(pk=newer.pk).delete()


@pytest.mark.django_db
def test_a_proposal_alone_deletes_nothing(clock):
    clock("2020-06-15 12:00")
    old = write()
    AccessPending.objects.all().delete()
    make_segment(state="proposed")
    with pytest.raises(REFUSED), transaction.atomic():
        AccessEntry.objects.filter(pk=old.pk).delete()


@pytest.mark.django_db
def test_one_person_cannot_be_both():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_segment(state="confirmed", confirmed_by=WORKER.user_id)


@pytest.mark.django_db
def test_what_two_persons_had_destroyed_cannot_be_undone():
    segment = make_segment(
        state="destroyed", confirmed_by=WORKER.board_id, destroyed_at="2026-01-01T00:00Z"
    )
    with pytest.raises(REFUSED), transaction.atomic():
        segment.save()
    with pytest.raises(REFUSED), transaction.atomic():
        segment.delete()
    with triggers_off():
        segment.delete()
    assert not AccessSegment.objects.exists()


def make_segment(**values):
    return AccessSegment.objects.create(
        month="2020-06",
        proposed_by=WORKER.user_id,
        proposed_by_name="Sara",
        proposed_at="2026-01-01T00:00Z",
        **values,
    )
