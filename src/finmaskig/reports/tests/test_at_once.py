"""Two processes at the same moment: one decision stands, and the other is told why not."""

import pytest
from django.db import connection

from finmaskig.reports.tests import at_once
from finmaskig.vault.tests.surroundings import environment, run


@pytest.fixture
def surroundings(transactional_db, tmp_path):
    """Return the environment: this test's database on PostgreSQL, else a file of its own."""
    if connection.vendor != "postgresql":
        return environment(tmp_path)
    name = connection.settings_dict["NAME"]
    connection.close()
    return environment(tmp_path, database=name)


def test_one_stands_and_the_other_is_told(surroundings):
    run(at_once, "", surroundings)
