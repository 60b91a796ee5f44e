"""Real processes on a real database: two at once, and some that are killed in the middle."""

import pytest
from django.db import connection

from finmaskig.handovers.tests import many_handovers
from finmaskig.vault.tests.surroundings import environment, run


@pytest.fixture
def surroundings(transactional_db, tmp_path):
    """Return the environment: this test's database on PostgreSQL, else a file of its own."""
    if connection.vendor != "postgresql":
        return environment(tmp_path)
    connection.close()
    return environment(tmp_path, database=connection.settings_dict["NAME"])


@pytest.mark.parametrize("story", many_handovers.STORIES)
def test_the_person_always_has_one_who_is_responsible(surroundings, story):
    run(many_handovers, story, surroundings)
