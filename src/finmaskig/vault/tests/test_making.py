"""Making a copy: logged, refused in the wrong place, and old ones go only after a new one."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from finmaskig.accounts.models import AccessEntry, AccessPending
from finmaskig.vault.backups import archive, folder, making
from finmaskig.vault.backups.errors import BackupRefused
from finmaskig.vault.tests.factories import ACTOR

pytestmark = pytest.mark.django_db
AT = datetime(2026, 12, 30, 3, tzinfo=UTC)


@pytest.fixture
def saved(monkeypatch):
    """Stand in for the database's own tool, and keep the test's connection open."""
    saved = []

    def save(path, _dump, about):
        saved.append(about)
        path.write_bytes(b"copy")
        return 4

    monkeypatch.setattr(archive, "save", save)
    monkeypatch.setattr(making.connection, "close", lambda: None)
    return saved


def lay_old(place):
    place.mkdir(parents=True, exist_ok=True)
    old = place / folder.name_of(datetime(2026, 11, 1, tzinfo=UTC))
    old.touch()
    return old


def make(to):
    return making.make_copy(to=to, at=AT, actor=ACTOR)


def test_a_copy_is_logged_and_sealed_first(saved, tmp_path):
    made = make(tmp_path / "copies")
    assert made == making.Made(tmp_path / "copies" / folder.name_of(AT), 4, ())
    entry = AccessEntry.objects.get()
    assert (entry.event, entry.reason) == ("vault.backed_up", "Säkerhetskopia")
    assert not AccessPending.objects.exists()
    assert "vault.0001_initial" in saved[0].migrations
    assert (saved[0].at, saved[0].demo) == (AT.isoformat(), False)


def test_old_copies_go_after_a_new_one(saved, tmp_path):
    old = lay_old(tmp_path)
    assert make(tmp_path).pruned == (old,)
    assert not old.exists()


def test_old_copies_stay_when_no_new_one_could_be_made(saved, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "save", full)
    old = lay_old(tmp_path)
    with pytest.raises(BackupRefused, match="No space left"):
        make(tmp_path)
    assert old.exists()


def test_keys_and_copies_never_share_a_folder(saved, settings):
    Path(settings.KEY_DIR).mkdir()
    with pytest.raises(BackupRefused, match="samma mapp"):
        make(settings.KEY_DIR)


def test_a_folder_that_cannot_be_made_is_told(saved, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(BackupRefused, match="går inte att använda"):
        make(tmp_path / "file")


def test_each_database_is_copied_by_its_own_tool(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(making.postgresql, "dump", asked.append)
    monkeypatch.setattr(making.sqlite, "dump", lambda *places: asked.append(places))
    for vendor in ("postgresql", "sqlite"):
        stand_in = SimpleNamespace(vendor=vendor, settings_dict={"NAME": "fin"})
        monkeypatch.setattr(making, "connection", stand_in)
        making._dump(tmp_path / "finmaskig-x.zip")
    assert "PGDATABASE" in asked[0].environment
    assert asked[1][1].name == "finmaskig-x.database.part"
