"""The rows that a test database begins with, put back after a test that commits."""

from itertools import chain

from django.db import connection, transaction

from finmaskig.accounts.tests.triggers import triggers_off

AT_A_TIME = 500

Row = tuple[object, ...]


def rows_now() -> dict[str, list[Row]]:
    """Return the rows of every model's table."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return {table: _rows_of(table) for table in tables}


def put_back(first: dict[str, list[Row]]) -> None:
    """Make each table as it was, past the triggers that keep the access log whole.

    References are checked when the transaction ends, so the order of the tables is free.
    """
    with triggers_off(), transaction.atomic():
        for table, rows in first.items():
            if _rows_of(table) != rows:
                _run(f"DELETE FROM {connection.ops.quote_name(table)}")
                _insert(table, rows)


def _rows_of(table: str) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return cursor.fetchall()


def _insert(table: str, rows: list[Row]) -> None:
    for start in range(0, len(rows), AT_A_TIME):
        some = rows[start : start + AT_A_TIME]
        places = ", ".join(["%s"] * len(some[0]))
        values = ", ".join([f"({places})"] * len(some))
        into = connection.ops.quote_name(table)
        _run(f"INSERT INTO {into} VALUES {values}", *chain.from_iterable(some))


def _run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
