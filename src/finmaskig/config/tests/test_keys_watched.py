"""What `check` and `nightly` say of keys, destroyed records and copies."""

import os
from uuid import uuid4

import pytest

from finmaskig.accounts import keyfiles, keyring
from finmaskig.config import deployment
from finmaskig.config.cli import nightly, serve
from finmaskig.config.cli.wrong_use import WrongUse
from finmaskig.shared.clock import now
from finmaskig.vault import destroyed, queries, services
from finmaskig.vault.models import RecordKey
from finmaskig.vault.tests.factories import ACTOR, later, make_boxes, unit_key

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ring(_own_state, settings, tmp_path):
    settings.KEY_DIR, settings.ANCHOR_FILE = tmp_path / "keys", tmp_path / "anchors"
    settings.KEY_DIR.mkdir(mode=0o700)
    return settings.KEY_DIR


def texts(unit_id):
    """Return what check finds of keys and of texts."""
    keyfiles._cache.clear()
    return [*deployment._keys(), *deployment._texts()]


def test_all_well_is_nothing_found():
    unit_id = uuid4()
    one, _two = make_boxes(unit_id, 2)
    services.destroy([one.record])
    assert texts(unit_id) == []
    assert not [found for found in deployment._folders() if "Nycklarnas" in found]


@pytest.mark.parametrize("mode", [0o750, 0o701, 0o777])
def test_a_folder_that_others_can_open_is_found(ring, mode):
    ring.chmod(mode)
    assert any("0700" in found for found in deployment._folders())


def test_a_lost_key_and_a_damaged_file_are_found(ring):
    unit_id = uuid4()
    make_boxes(unit_id, 2)
    lost = unit_key(unit_id).id
    (ring / f"{lost}.json").write_text("half")
    assert texts(unit_id) == [
        f"Nyckelfilen {lost}.json går inte att läsa. Lägg tillbaka den ur nycklarnas kopia.",
        f"Nyckeln {lost} behövs av text men saknas. Lägg tillbaka den ur nycklarnas kopia.",
    ]


def test_revived_records_and_a_damaged_list_are_found():
    unit_id = uuid4()
    (box,) = make_boxes(unit_id, 1)
    destroyed.note([box.record])
    assert texts(unit_id) == ["1 förstörda poster går att läsa igen. Kör finmaskig nightly."]
    with destroyed.place().open("a") as stream:
        stream.write("?\n")
    assert "rad 2" in deployment._keys()[0]


def test_a_folder_that_this_user_cannot_use_is_found(monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert deployment._keys() == [
        "Nycklarnas mapp går inte att skriva i. Då går inget att förstöra."
    ]

    def refuse():
        raise PermissionError

    monkeypatch.setattr(keyring, "damaged_files", refuse)
    assert "Kör som den användare" in deployment._keys()[0]


def test_the_public_process_looks_at_no_key(settings, ring):
    settings.SIDE = "public"
    assert [*deployment._keys(), *deployment._texts()] == []


def test_copies_are_watched_when_their_folder_is_named(settings, tmp_path):
    assert deployment._copies() == []
    assert nightly._copies(now()) == (
        "Säkerhetskopior: ingen mapp är vald (FINMASKIG_BACKUP_DIR).",
        True,
    )
    settings.BACKUP_DIR = str(tmp_path)
    assert "ingen säkerhetskopia" in deployment._copies()[0]
    sentence, ok = nightly._copies(now())
    assert ("0 gamla togs bort. Det finns ingen" in sentence, ok) == (True, False)


def test_the_night_finishes_what_was_interrupted_and_says_so():
    unit_id = uuid4()
    one, two, gone = make_boxes(unit_id, 3)
    assert nightly._keys(now()) == ("Nycklar: 0 gamla togs bort.", True)
    keyring.rotate(keyring.Purpose.UNIT, unit=str(unit_id))  # and then the power went
    services.renew_records(records=[one.record], actor=ACTOR)
    destroyed.note([gone.record])
    sentence, ok = nightly._keys(later(hours=2))
    assert ok
    assert "1 till poster som redan är förstörda" in sentence
    assert "Ett avbrutet byte är klart: 1 poster" in sentence
    assert "Den förra nyckeln för 1 poster" in sentence
    assert queries.with_key([one.record, two.record, gone.record]) == {one.record, two.record}
    assert "1 gamla togs bort" in nightly._keys(later(days=40))[0]


def test_the_night_tells_of_what_does_not_open():
    unit_id = uuid4()
    make_boxes(unit_id, 1)
    keyring.rotate(keyring.Purpose.UNIT, unit=str(unit_id))
    RecordKey.objects.update(wrapped=b"broken")
    sentence, ok = nightly._keys(now())
    assert ("1 poster går inte att öppna" in sentence, ok) == (True, False)


def test_a_refusal_is_told_by_the_night_and_the_next_job_runs(ring):
    destroyed.note([uuid4()])
    with destroyed.place().open("a") as stream:
        stream.write("?\n")
    done = nightly._tried("Nycklar", nightly._keys, now())
    assert ("Nycklar: Listan över förstörda poster" in done.sentence, done.ok) == (True, False)


def test_the_server_starts_without_what_was_destroyed(monkeypatch):
    unit_id = uuid4()
    one, two = make_boxes(unit_id, 2)
    destroyed.note([one.record])  # somebody put an old file of the database back by hand
    serve._keep_destroyed()
    assert queries.with_key([one.record, two.record]) == {two.record}


def test_the_server_does_not_start_with_the_wrong_folder_of_keys(settings, tmp_path):
    unit_id, other = uuid4(), uuid4()
    make_boxes(unit_id, 1), make_boxes(other, 1)
    serve._refuse_another_ring()
    right, settings.KEY_DIR = settings.KEY_DIR, tmp_path / "not-mounted"
    with pytest.raises(WrongUse, match="Är rätt mapp på plats"):
        serve._refuse_another_ring()
    settings.KEY_DIR = right
    (right / f"{unit_key(unit_id).id}.json").unlink()
    keyfiles._cache.clear()
    serve._refuse_another_ring()  # one that is missing stops its unit, not everybody


def test_the_server_does_not_start_on_a_list_it_cannot_read(ring, capsys):
    destroyed.place().write_text("?\n")
    with pytest.raises(serve.typer.Exit) as ended:
        serve._keep_destroyed()
    assert ended.value.exit_code == 2
    assert "rad 1" in capsys.readouterr().err
