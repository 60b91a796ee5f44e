"""What all tests share: the clock, the browser's absence, Hypothesis's profile."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, settings

from finmaskig.shared.clock import STOCKHOLM

settings.register_profile(
    "check",
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile("fuzz", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "check"))

WITH_OWN_SQL = ("accounts/access_log/", "/vault/", "/config/")
"""Where the code asks which database it speaks to."""

MUST_RUN = os.environ.get("FINMASKIG_NOTHING_SKIPPED") == "1"


def pytest_xdist_auto_num_workers() -> int:
    """Use more workers than cores: a third of the time they wait for browsers and databases."""
    return ((os.cpu_count() or 1) * 3 + 1) // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the browser tests, with a sentence, where there is no browser; never in CI."""
    if shutil.which("chromium") or MUST_RUN:
        return
    reason = "Chromium is not installed (Debian: apt-get install chromium)"
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Turn a skip into a failure where nothing may be skipped."""
    report = yield
    if MUST_RUN and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and nothing may be skipped here."
    return report


@contextmanager
def untraced() -> Iterator[None]:
    """Run at full speed; what is run here counts nothing towards coverage."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)


def is_measured(item: pytest.Item) -> bool:
    """Tell whether a test counts towards coverage.

    On PostgreSQL only those do that can run other lines there than on SQLite, where all have run.
    """
    if item.get_closest_marker("unmeasured"):
        return False
    if not os.environ.get("DATABASE_URL") or any(one in item.nodeid for one in WITH_OWN_SQL):
        return True
    database = item.get_closest_marker("django_db")
    commits = database is not None and database.kwargs.get("transaction", False)
    return commits or "transactional_db" in item.fixturenames


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item):
    """Let no tracer slow a test that tries everything; what it runs is covered by smaller ones."""
    if is_measured(item):
        return (yield)
    with untraced():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup():
    """Set the scene at full speed: what only a fixture runs is not tried by it."""
    with untraced():
        return (yield)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Load the shipped directory once; a test that commits leaves the tables as they were then."""
    from django.test import TransactionTestCase

    from finmaskig.organisations.services import load_directory
    from tests.first_rows import put_back, rows_now

    with django_db_blocker.unblock():
        load_directory()
        rows = rows_now()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: put_back(rows))
        yield


@pytest.fixture(autouse=True)
def _own_state(settings, tmp_path_factory, worker_id):
    """Give each worker its own keys and anchors, outside the checkout."""
    folder = tmp_path_factory.getbasetemp() / f"state-{worker_id}"
    folder.mkdir(exist_ok=True)
    settings.DATA_DIR = folder
    settings.KEY_DIR = folder / "keys"
    settings.ANCHOR_FILE = folder / "access-log.anchors"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], datetime]:
    """Return a function that stops the clock: ``clock("2026-06-15 02:00")``, Swedish time."""

    def stop(moment: str) -> datetime:
        stopped = datetime.fromisoformat(moment).replace(tzinfo=STOCKHOLM)
        monkeypatch.setattr("django.utils.timezone.now", lambda: stopped.astimezone(UTC))
        return stopped

    return stop
