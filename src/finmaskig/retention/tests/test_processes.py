"""Real processes on a real database: runs that are killed in the middle, or meet each other."""

from django.db import connection

from finmaskig.retention.tests import many_processes
from finmaskig.vault.tests.surroundings import environment, run


def test_everything_goes_once_whatever_happens_in_the_middle(transactional_db, tmp_path):
    if connection.vendor != "postgresql":
        run(many_processes, "killed,crowd,restored", environment(tmp_path))
        return
    connection.close()
    run(
        many_processes,
        "killed,crowd",
        environment(tmp_path, database=connection.settings_dict["NAME"]),
    )
