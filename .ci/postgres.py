"""Run a command against a PostgreSQL: the one given, the one that answers, or one of our own."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

LOCAL = ["postgres:///postgres?host=/var/run/postgresql", "postgres://127.0.0.1:5432/postgres"]


def may_create(url: str) -> bool:
    """Tell whether a server answers and lets us create databases."""
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute(
                "select rolcreatedb or rolsuper from pg_roles where rolname = current_user"
            ).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


def program(name: str) -> str:
    """Find a PostgreSQL program; Debian keeps them outside PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    found = str(debian[0]) if debian else shutil.which(name)
    if not found:
        sys.exit("PostgreSQL is missing. On Debian: apt-get install postgresql")
    return found


def quietly(command: list[str]) -> None:
    """Run a command without its chatter; what it complains of is still shown."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def own_cluster() -> Iterator[str]:
    """Start a cluster in a temporary folder on a free port, and stop it afterwards."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        as_user: list[str] = []
        if os.geteuid() == 0:  # initdb refuses root
            as_user = ["runuser", "-u", "postgres", "--"]
            shutil.chown(folder, "postgres")
        data = f"{folder}/data"
        quietly([*as_user, program("initdb"), "-D", data, "-A", "trust"])
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        control = [*as_user, program("pg_ctl"), "-D", data]
        quietly([*control, "-w", "-o", options, "-l", f"{folder}/log", "start"])
        try:
            user = "postgres" if as_user else os.environ.get("USER", "postgres")
            yield f"postgres://{user}@127.0.0.1:{port}/postgres"
        finally:
            quietly([*control, "-m", "immediate", "stop"])


@contextmanager
def server() -> Iterator[str]:
    """Give the address of a server to test on."""
    if given := os.environ.get("DATABASE_URL"):
        yield given
        return
    for url in LOCAL:
        if may_create(url):
            yield url
            return
    with own_cluster() as url:
        yield url


if __name__ == "__main__":
    with server() as address:
        # What a test wrote need not survive a power cut.
        fast = {"PGOPTIONS": "-c synchronous_commit=off"}
        environment = fast | os.environ | {"DATABASE_URL": address}
        sys.exit(subprocess.run(sys.argv[1:], env=environment, check=False).returncode)
