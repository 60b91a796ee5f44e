"""Each test has its own keys: what is destroyed is remembered beside them."""

import pytest

from finmaskig.cases.tests.factories import make_house


@pytest.fixture(autouse=True)
def own_keys(_own_state, settings, tmp_path):
    """Start each test with an empty ring and no list of what is destroyed."""
    settings.KEY_DIR = tmp_path / "keys"
    settings.ANCHOR_FILE = tmp_path / "access-log.anchors"
    return settings.KEY_DIR


@pytest.fixture
def house(db):
    """Return two sides of one board."""
    return make_house()
