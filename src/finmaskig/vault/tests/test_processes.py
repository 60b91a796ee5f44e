"""Real processes on a real database: many at once, and some that are killed in the middle."""

import pytest
from django.db import connection

from finmaskig.vault.tests import many_processes
from finmaskig.vault.tests.surroundings import environment, run


@pytest.fixture
def surroundings(transactional_db, tmp_path):
    """Return the environment: this test's database on PostgreSQL, else a file of its own."""
    if connection.vendor != "postgresql":
        return environment(tmp_path)
    connection.close()
    return environment(tmp_path, database=connection.settings_dict["NAME"])


@pytest.mark.parametrize("story", many_processes.STORIES)
def test_every_text_opens_whatever_happened_in_the_middle(surroundings, story):
    run(many_processes, story, surroundings)
