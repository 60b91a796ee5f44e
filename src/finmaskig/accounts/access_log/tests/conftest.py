"""Each test of the log has its own key ring and its own anchor."""

import pytest


@pytest.fixture(autouse=True)
def own_keys_and_anchor(_own_state, settings, tmp_path):
    settings.KEY_DIR = tmp_path / "keys"
    settings.ANCHOR_FILE = tmp_path / "outside" / "access-log.anchors"
