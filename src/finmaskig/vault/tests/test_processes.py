"""Real processes on a real database: many at once, and some that are killed in the middle."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.db import connection

from finmaskig.vault.tests import many_processes


@pytest.fixture
def surroundings(transactional_db, tmp_path):
    """Return the environment: this test's database on PostgreSQL, else a file of its own."""
    own = {
        "FINMASKIG_DATA_DIR": str(tmp_path),
        "FINMASKIG_KEY_DIR": str(tmp_path / "keys"),
        "FINMASKIG_ANCHOR_FILE": str(tmp_path / "access-log.anchors"),
        "DJANGO_SETTINGS_MODULE": "finmaskig.config.settings",
        "DATABASE_URL": "",
    }
    if connection.vendor == "postgresql":
        server = urlsplit(os.environ["DATABASE_URL"])
        own["DATABASE_URL"] = server._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
        connection.close()
    return os.environ | own


@pytest.mark.parametrize("story", many_processes.STORIES)
def test_every_text_opens_whatever_happened_in_the_middle(surroundings, story):
    start = [sys.executable, "-m", many_processes.__name__, story]
    done = subprocess.run(start, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
