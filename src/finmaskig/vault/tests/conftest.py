"""Each test of the vault has its own key ring; the table of notes is made once."""

from uuid import uuid4

import pytest

from finmaskig.vault.tests import notes


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Add the table of notes to the test database."""
    with django_db_blocker.unblock():
        notes.make_table()


@pytest.fixture(autouse=True)
def own_keys(_own_state, settings, tmp_path):
    """Start each test with an empty ring."""
    settings.KEY_DIR = tmp_path / "keys"
    settings.ANCHOR_FILE = tmp_path / "access-log.anchors"
    return settings.KEY_DIR


@pytest.fixture(autouse=True)
def known_notes():
    """Register the table of notes."""
    with notes.registered():
        yield


@pytest.fixture
def unit_id():
    """Return the id of a unit that no other test uses."""
    return uuid4()
