"""Copies go in time, and nothing else does."""

from datetime import UTC, date, datetime, timedelta

import pytest

from finmaskig.vault.backups import KEPT_DAYS, folder, last_day, watching

TODAY = date(2026, 12, 30)


def lay(tmp_path, *names):
    for name in names:
        (tmp_path / name).write_bytes(b"")


def left(tmp_path):
    return sorted(path.name for path in tmp_path.iterdir())


def copy_on(day):
    return folder.name_of(datetime(day.year, day.month, day.day, 3, tzinfo=UTC))


def prune(tmp_path, today=TODAY, keep_days=KEPT_DAYS):
    return folder.prune(tmp_path, today=today, keep_days=keep_days)


def test_a_copy_goes_on_the_day_that_the_proof_names(tmp_path):
    taken = date(2026, 11, 25)
    lay(tmp_path, copy_on(taken), copy_on(TODAY))
    assert prune(tmp_path, last_day(taken) - timedelta(days=1)) == []
    assert prune(tmp_path, last_day(taken)) == [tmp_path / copy_on(taken)]
    assert left(tmp_path) == [copy_on(TODAY)]


def test_a_copy_made_just_after_midnight_counts_to_its_swedish_day(tmp_path):
    name = folder.name_of(datetime.fromisoformat("2026-11-25T00:30:00+01:00"))
    lay(tmp_path, name, copy_on(TODAY))
    assert folder.copies(tmp_path)[0].on == date(2026, 11, 25)


def test_files_of_others_are_left_alone(tmp_path):
    others = ["finmaskig-2020.zip", "finmaskig-20209999T000000Z.zip", "old.zip", "finmaskig.py"]
    lay(tmp_path, *others, copy_on(TODAY))
    assert prune(tmp_path) == []
    assert left(tmp_path) == sorted([*others, copy_on(TODAY)])


def test_what_interruptions_left_goes_the_day_after(tmp_path):
    yesterday = copy_on(TODAY - timedelta(days=1))
    stem = yesterday.removesuffix(".zip")
    torn = [f"{yesterday}.part", f"{stem}.database.part", f"{stem}.database.part-wal"]
    running = f"{copy_on(TODAY)}.part"
    lay(tmp_path, yesterday, *torn, running)
    prune(tmp_path)
    assert left(tmp_path) == [yesterday, running]
    assert [copy.path.name for copy in folder.copies(tmp_path)] == [yesterday]


def test_a_clock_that_runs_ahead_does_not_take_the_last_copy(tmp_path):
    first, last = copy_on(TODAY - timedelta(days=1)), copy_on(TODAY)
    lay(tmp_path, first, last)
    prune(tmp_path, date(2099, 1, 1))
    assert left(tmp_path) == [last]


def test_a_clock_set_back_deletes_nothing(tmp_path):
    lay(tmp_path, copy_on(TODAY - timedelta(days=40)), copy_on(TODAY))
    assert prune(tmp_path, date(2020, 1, 1)) == []


def test_fewer_days_can_be_chosen_and_an_absent_folder_is_empty(tmp_path):
    lay(tmp_path, copy_on(TODAY - timedelta(days=7)), copy_on(TODAY))
    assert len(prune(tmp_path, keep_days=7)) == 1
    assert prune(tmp_path / "nowhere") == []


@pytest.mark.parametrize(
    ("ages", "says"), [([], "ingen säkerhetskopia"), ([3, 9], "är från"), ([1, 9], None)]
)
def test_a_folder_that_is_named_is_watched(tmp_path, settings, ages, says):
    at = datetime(2026, 12, 30, 4, tzinfo=UTC)
    assert watching.worries(at=at) == []
    assert watching.prune_configured(at=at) == 0
    settings.BACKUP_DIR = str(tmp_path)
    lay(tmp_path, *(copy_on(TODAY - timedelta(days=age)) for age in ages))
    assert watching.prune_configured(at=at) == 0
    found = watching.worries(at=at)
    assert [says in one for one in found] == ([True] if says else [])
