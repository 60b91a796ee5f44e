"""Putting a copy back: what does not fit is refused before anything is changed."""

from datetime import UTC, datetime
from io import BytesIO
from types import SimpleNamespace
from uuid import uuid4

import pytest

from finmaskig.accounts.access_log import anchor, sealer
from finmaskig.accounts.log import log_access
from finmaskig.accounts.models import AccessEntry
from finmaskig.vault import destroyed, services
from finmaskig.vault.backups import archive, making, restoring
from finmaskig.vault.backups.errors import BackupRefused
from finmaskig.vault.tests.factories import ACTOR, make_boxes, unit_key

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 3, tzinfo=UTC)


class Dump(BytesIO):
    """Bytes in the place of a database."""


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Return a copy, and stand in for the step that replaces the database."""
    monkeypatch.setattr(restoring.connection, "close", lambda: None)
    monkeypatch.setattr(restoring, "call_command", lambda *_, **__: None)
    about = making.about_now(AT)
    archive.save(tmp_path / "copy.zip", Dump(b"rows"), about)
    return tmp_path / "copy.zip"


@pytest.fixture
def put_back(monkeypatch):
    calls = []

    def stand_in(_source, forgetting):
        calls.append(forgetting)
        return len(forgetting.records)

    monkeypatch.setattr(restoring, "_put_back", stand_in)
    return calls


def restore(source, *, replace=True):
    return restoring.restore_copy(source=source, replace=replace, at=AT, actor=ACTOR)


def of_another(monkeypatch, copy, tmp_path, **changed):
    from dataclasses import replace

    about = replace(archive.read(copy), **changed)
    archive.save(tmp_path / "other.zip", Dump(b"rows"), about)
    return tmp_path / "other.zip"


def test_the_destroyed_list_goes_with_the_copy_and_it_is_logged(copy, put_back, unit_id):
    (box,) = make_boxes(unit_id, 1)
    services.destroy([box.record])
    done = restore(copy)
    assert (done.made_at, done.destroyed, done.missing_keys) == (AT, 1, ())
    assert put_back[0].records == {box.record}
    entry = AccessEntry.objects.get()
    assert (entry.event, entry.reason) == ("vault.restored", f"Kopia från {AT.isoformat()}")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"engine": "other"}, "Kopian är från other"),
        ({"demo": True}, "Demons kopior"),
        ({"migrations": ("vault.0002_from_the_future",)}, "nyare Finmaskig"),
    ],
)
def test_a_copy_that_does_not_fit_is_refused(copy, put_back, monkeypatch, tmp_path, changed, why):
    with pytest.raises(BackupRefused, match=why):
        restore(of_another(monkeypatch, copy, tmp_path, **changed))
    assert put_back == []


def test_an_older_copy_is_welcome(copy, put_back, monkeypatch, tmp_path):
    older = of_another(monkeypatch, copy, tmp_path, migrations=("accounts.0001_initial",))
    restore(older)
    assert len(put_back) == 1


def test_a_database_with_tables_is_replaced_only_when_told(copy, put_back):
    with pytest.raises(BackupRefused, match="--replace"):
        restore(copy, replace=False)
    assert put_back == []


def test_a_damaged_list_stops_the_restore(copy, put_back):
    destroyed.note([uuid4()])
    with destroyed.place().open("a") as stream:
        stream.write("not a line\n")
    with pytest.raises(destroyed.ListDamaged):
        restore(copy)
    assert put_back == []


def test_keys_that_the_ring_lacks_are_named(copy, put_back, unit_id, own_keys):
    make_boxes(unit_id, 1)
    lost = unit_key(unit_id).id
    (own_keys / f"{lost}.json").unlink()
    assert restore(copy).missing_keys == (lost,)


def test_an_anchor_that_is_ahead_is_set_aside_and_kept(copy, put_back, settings):
    settings.ANCHOR_FILE.write_text(f"7 {'0' * 64} 2026-11-25T00:00:00+00:00\n8 torn")
    done = restore(copy)
    assert done.set_aside.read_text().startswith("7 0")
    lines = list(anchor.lines(until=anchor.size()))
    assert [line.number for line in lines] == [1]


def test_an_anchor_that_fits_stays(copy, put_back, settings):
    log_access(actor=ACTOR, event="vault.restored", subject="database")
    sealer.seal_pending()
    assert restore(copy).set_aside is None
    assert anchor.exists()


def test_revived_records_are_counted(unit_id):
    one, _two = make_boxes(unit_id, 2)
    destroyed.note([one.record, uuid4()])
    assert restoring.still_readable() == {one.record}


def test_each_database_is_put_back_by_its_own_tool(copy, monkeypatch):
    asked = []
    monkeypatch.setattr(restoring.postgresql, "restore", lambda *how: asked.append(how) or 1)
    monkeypatch.setattr(restoring.sqlite, "restore", lambda *how: asked.append(how) or 2)
    for vendor, count in (("postgresql", 1), ("sqlite", 2)):
        stand_in = SimpleNamespace(vendor=vendor, settings_dict={"NAME": "fin"})
        monkeypatch.setattr(restoring, "connection", stand_in)
        assert restoring._put_back(copy, forgetting=None) == count
    assert len(asked) == 2
