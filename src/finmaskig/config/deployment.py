"""What `finmaskig check` looks at before people rely on an installation."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.checks import run_checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

MIN_SECRET = 50
"""Characters a secret key needs; Django's own check asks for the same."""


def findings() -> list[str]:
    """Return one Swedish sentence for each thing to put right; an empty list means ready."""
    looks: list[Callable[[], list[str]]] = [_settings, _folders, _database, _django]
    return [finding for look in looks for finding in look()]


def _settings() -> list[str]:
    found = []
    if settings.DEMO:
        found.append("FINMASKIG_DEMO är på: vem som helst kan logga in. Stäng av den.")
    elif settings.INSECURE:
        found.append("FINMASKIG_INSECURE_HTTP är på. Använd https och stäng av den.")
    if len(settings.SECRET_KEY) < MIN_SECRET:
        found.append(f"FINMASKIG_SECRET_KEY är kort. Använd minst {MIN_SECRET} tecken.")
    if not settings.DATABASE_URL:
        found.append("Databasen är SQLite. Sätt DATABASE_URL till PostgreSQL inför drift.")
    return found


def _folders() -> list[str]:
    found = []
    for name, folder in (
        ("Nycklarnas mapp", Path(settings.KEY_DIR)),
        ("Mappen för läsloggens ankare", Path(settings.ANCHOR_FILE).parent),
    ):
        if not folder.is_dir():
            found.append(f"{name} finns inte. Skapa den och ge bara programmet rätt att läsa.")
        elif folder.stat().st_mode & 0o007:
            found.append(f"{name} kan läsas av alla på datorn. Ändra rättigheterna till 0700.")
    return found


def _database() -> list[str]:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return ["Databasen svarar inte. Kontrollera DATABASE_URL och att servern är igång."]
    if waiting:
        return [f"{len(waiting)} ändringar av databasen väntar. Kör finmaskig serve en gång."]
    return _directory()


def _directory() -> list[str]:
    from finmaskig.organisations.queries import directory

    if not directory().offices:
        return ["Katalogen är tom. Kör finmaskig nightly, som läser in den."]
    return []


def _django() -> list[str]:
    messages = run_checks(include_deployment_checks=not settings.INSECURE)
    return [f"{message.id}: {message.msg}" for message in messages if message.is_serious()]
