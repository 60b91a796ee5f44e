"""What a thief would have with the database's files: every byte, and what to look for in them."""

from pathlib import Path

from django.db import connection


def raw_bytes() -> bytes:
    """Return all that the test's database holds, as bytes that no tool has prettified.

    On SQLite the file with its log, on PostgreSQL every table in its binary form, which keeps
    text as it is stored. What the running test has not committed is in it, too.
    """
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        return _postgresql()
    inside: bytes = connection.connection.serialize()
    return inside + _files(str(connection.settings_dict["NAME"]))


def planted(count: int) -> list[str]:
    """Return sentences that occur nowhere else, in letters that every form keeps as they are."""
    return [
        f"Planted sentence number {n:05} about {_token(n)} and what was said." for n in range(count)
    ]


def traces(sentences: list[str]) -> list[str]:
    """Return the sentences of which a telling part lies open in the database."""
    held = raw_bytes()
    return [s for s in sentences if s.split()[5].encode() in held or s.encode() in held]


def _token(number: int) -> str:
    """Return a word that is short enough never to be cut by the edge of a page."""
    return f"zq{number * 7919 + 104729:07x}qz"


def _postgresql() -> bytes:
    held = b""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            with cursor.cursor.copy(f"COPY {name} TO STDOUT (FORMAT binary)") as copy:
                held += b"".join(bytes(part) for part in copy)
    return held


def _files(name: str) -> bytes:
    """Return the file and its log as they lie on disk; a database in memory has none."""
    places = [Path(f"{name}{ending}") for ending in ("", "-wal")]
    return b"".join(place.read_bytes() for place in places if place.is_file())
