"""What the database user of the public process may do: read the directory, answer receipts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from django.apps import apps
from django.conf import settings
from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterator

READS: Final = (
    "organisations.Agreement",
    "organisations.AgreementParty",
    "organisations.Arena",
    "organisations.Municipality",
    "organisations.OpeningHours",
    "organisations.Organisation",
    "organisations.Revision",
    "organisations.Unit",
    "organisations.UnitArea",
    "organisations.UnitKind",
    "handovers.ReceiptCode",
    "handovers.Receipt",
)
"""The directory, and the codes and receipts of papers: nothing that says who anybody is."""

MIGRATIONS: Final = "django_migrations"
"""Read by `finmaskig check`."""

CHANGES: Final = {"handovers.Receipt": ("answer", "answered_at", "meeting")}
"""The only columns of Finmaskig that the public process writes."""

NAME: Final = re.compile(r"[a-z_][a-z0-9_]{0,62}")


def statements(role: str) -> list[str]:
    """Return the SQL that gives a role these rights and takes all others."""
    if not NAME.fullmatch(role):
        raise ValueError(role)
    return [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role};",
        f"GRANT USAGE ON SCHEMA public TO {role};",
        *(f"GRANT SELECT ON {table} TO {role};" for table in _read_tables()),
        *(f"GRANT UPDATE ({', '.join(c)}) ON {_table(m)} TO {role};" for m, c in CHANGES.items()),
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {settings.PUBLIC_CACHE_TABLE} TO {role};",
    ]


def too_wide() -> list[str]:
    """Return the tables that the current user can read or write without needing to."""
    needed = {*_read_tables(), settings.PUBLIC_CACHE_TABLE}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
            "AND relkind IN ('r', 'p') "
            "AND has_table_privilege(oid, 'SELECT, INSERT, UPDATE, DELETE')"
        )
        found = {str(row[0]) for row in cursor.fetchall()}
    return sorted(found - needed)


def _read_tables() -> Iterator[str]:
    yield from (_table(model) for model in READS)
    yield MIGRATIONS


def _table(model: str) -> str:
    return str(apps.get_model(model)._meta.db_table)  # noqa: SLF001 -- Django's public name
