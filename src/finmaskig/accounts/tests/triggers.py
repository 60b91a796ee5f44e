"""Set the triggers of the log and the ledger aside, as only the owner of the database can."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

TABLES = (
    "accounts_accessentry",
    "accounts_accessseal",
    "accounts_accesssegment",
    "reports_countassessment",
    "reports_countdecision",
    "reports_countperiod",
    "reports_countpolicy",
    "reports_countrequest",
    "reports_nationalsheet",
    "reports_publication",
    "reports_reportedition",
    "reports_snapshot",
)


@contextmanager
def triggers_off() -> Iterator[None]:
    """Switch the triggers off, and on again afterwards."""
    off = _off_postgresql if connection.vendor == "postgresql" else _off_sqlite
    with off():
        yield


@contextmanager
def _off_postgresql() -> Iterator[None]:
    connection.check_constraints()
    _run([f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in TABLES])
    yield  # after an error the transaction is rolled back, and the switch with it
    connection.check_constraints()  # PostgreSQL alters no table with checks outstanding
    _run([f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in TABLES])


@contextmanager
def _off_sqlite() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    _run([f"DROP TRIGGER {name}" for name, _sql in triggers])
    try:
        yield
    finally:
        _run([sql for _name, sql in triggers])


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
