"""Copies of a real database, put back: all of it, without what was destroyed, or not at all."""

import pytest
from django.db import connection

from finmaskig.vault.tests import copies
from finmaskig.vault.tests.surroundings import environment, run


def execute(statement):
    """Run a statement that no transaction may hold."""
    connection.set_autocommit(True)
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def surroundings(transactional_db, tmp_path, request):
    """Return the environment of an empty database that the program may do with as it likes.

    Each story has a database of its own: a process that outlives one is not met in the other.
    """
    if connection.vendor != "postgresql":
        yield environment(tmp_path)
        return
    name = f"{connection.settings_dict['NAME']}_{request.node.callspec.params['story']}"
    execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    execute(f'CREATE DATABASE "{name}"')
    yield environment(tmp_path, database=name)
    execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.parametrize("story", ["story", "killed"])
def test_a_copy_comes_back_without_what_was_destroyed(surroundings, story):
    run(copies, story, surroundings)
