"""Copies of a PostgreSQL database, by PostgreSQL's own programs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from finmaskig.vault.backups.errors import BackupRefused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finmaskig.vault.backups.forgetting import Forgetting

_DEBIAN = Path("/usr/lib/postgresql")
_BEGIN = r"""
BEGIN;
SET lock_timeout = '30s';
DO $$
DECLARE one record;
BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE format('DROP TABLE %I CASCADE', one.tablename);
    END LOOP;
    FOR one IN
        SELECT oid::regprocedure AS name FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace AND NOT EXISTS (
            SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e'
        )
    LOOP
        EXECUTE format('DROP ROUTINE %s CASCADE', one.name);
    END LOOP;
END $$;
"""
"""Empty the schema in the transaction of the restore; what an extension brought stays."""

_COUNT = "WITH gone AS ({} RETURNING 1) SELECT 'destroyed ' || count(*) FROM gone;\n"
_SAID = re.compile(r"^destroyed (\d+)$", re.MULTILINE)


@dataclass(frozen=True)
class Server:
    """Where the database is. All goes by the environment: a command line can be read by others."""

    environment: Mapping[str, str]

    @classmethod
    def of(cls, settings: Mapping[str, object]) -> Server:
        """Return the server of a database in Django's settings."""
        names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
        said = {pg: str(settings.get(name) or "") for name, pg in names.items()}
        said |= {"PGDATABASE": str(settings["NAME"]), "PGCONNECT_TIMEOUT": "10"}
        return cls({name: value for name, value in said.items() if value})

    def start(
        self, words: list[str], *, read: IO[bytes] | int | None, write: IO[bytes] | int
    ) -> tuple[subprocess.Popen[bytes], IO[bytes]]:
        """Start one of PostgreSQL's programs; return it and what it will complain of."""
        program = _program(words[0])
        complaints = TemporaryFile()  # noqa: SIM115 -- closed by whoever reads it
        running = subprocess.Popen(  # noqa: S603 -- our own words
            [program, *words[1:]],
            stdin=read,
            stdout=write,
            stderr=complaints,
            env=os.environ | dict(self.environment),
        )
        return running, complaints


@contextmanager
def dump(server: Server) -> Iterator[IO[bytes]]:
    """Give the bytes of a copy as ``pg_dump`` writes them; raises when it does not end well."""
    words = ["pg_dump", "--format=custom", "--no-owner", "--no-password"]
    running, complaints = server.start(words, read=subprocess.DEVNULL, write=subprocess.PIPE)
    assert running.stdout is not None
    with complaints, running:
        try:
            yield running.stdout
        except BaseException:
            running.kill()
            raise
        if running.wait() != 0:
            raise _failed("pg_dump", complaints)


def restore(server: Server, data: IO[bytes], forgetting: Forgetting) -> int:
    """Replace everything by a copy in one transaction; return how many keys it lost.

    Nobody ever sees the copy with what it must lose. A process that is killed before the last
    word has changed nothing: without COMMIT the server takes all of it back.
    """
    words = ["psql", "--no-psqlrc", "--no-password", "--quiet", "--tuples-only", "--no-align"]
    words += ["--set=ON_ERROR_STOP=1", "--file=-"]
    with TemporaryFile() as answers:
        writing, complaints = server.start(words, read=subprocess.PIPE, write=answers)
        assert writing.stdin is not None
        with complaints:
            try:
                with suppress(BrokenPipeError):  # psql has stopped at an error, and says which
                    _pour_all(server, data, writing.stdin, forgetting)
            except BaseException:
                writing.kill()
                raise
            finally:
                with suppress(BrokenPipeError):
                    writing.stdin.close()
                writing.wait()
            if writing.returncode != 0:
                raise _failed("psql", complaints)
        answers.seek(0)
        return sum(int(count) for count in _SAID.findall(answers.read().decode()))


def _pour_all(server: Server, data: IO[bytes], script: IO[bytes], forgetting: Forgetting) -> None:
    """Write the whole script: empty, restore, forget, commit."""
    script.write(_BEGIN.encode())
    words = ["pg_restore", "--no-owner", "--file=-"]
    reading, complaints = server.start(words, read=subprocess.PIPE, write=subprocess.PIPE)
    assert reading.stdin is not None
    assert reading.stdout is not None
    pouring = Thread(target=_pour, args=(data, reading.stdin))
    with complaints, reading:
        pouring.start()
        try:
            shutil.copyfileobj(reading.stdout, script)
        except BaseException:
            reading.kill()
            raise
        finally:
            pouring.join()
        if reading.wait() != 0:
            raise _failed("pg_restore", complaints)
    script.write(b"RESET search_path;\n")
    for one in forgetting.record_keys():
        script.write(_COUNT.format(one).encode())
    for one in forgetting.logins():
        script.write(f"{one};\n".encode())
    script.write(b"COMMIT;\n")
    script.flush()


def _pour(data: IO[bytes], into: IO[bytes]) -> None:
    """Copy until the end, or until nobody reads any more."""
    with suppress(BrokenPipeError), into:
        shutil.copyfileobj(data, into)


def _program(name: str) -> str:
    """Find a program; Debian keeps the newest outside the path."""
    debian = sorted(_DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    found = str(debian[-1]) if debian else shutil.which(name)
    if not found:
        raise BackupRefused(
            _("Programmet %s saknas. Installera PostgreSQL:s klient (Debian: postgresql-client).")
            % name
        )
    return found


def _failed(name: str, complaints: IO[bytes]) -> BackupRefused:
    """Say what a program complained of first; that line names tables, never what is in them."""
    complaints.seek(0)
    lines = complaints.read().decode(errors="replace").splitlines()
    first = next((line for line in lines if "error" in line.lower()), "".join(lines[-1:]))
    return BackupRefused(_("%(name)s gick inte: %(line)s") % {"name": name, "line": first})
