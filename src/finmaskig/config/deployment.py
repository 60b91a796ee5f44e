"""What `finmaskig check` looks at before people rely on an installation."""

import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.checks import run_checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from finmaskig.shared.clock import local, now, today
from finmaskig.shared.errors import DomainError

MIN_SECRET = 50
"""Characters a secret key needs; Django's own check asks for the same."""


def findings() -> list[str]:
    """Return one Swedish sentence for each thing to put right; an empty list means ready."""
    looks: list[Callable[[], list[str]]] = [
        _settings,
        _folders,
        _keys,
        _database,
        _copies,
        _django,
    ]
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
    for name, folder, closed_to in (
        ("Nycklarnas mapp", Path(settings.KEY_DIR), 0o077),
        ("Mappen för läsloggens ankare", Path(settings.ANCHOR_FILE).parent, 0o007),
    ):
        if not folder.is_dir():
            found.append(f"{name} finns inte. Skapa den och ge bara programmet rätt att läsa.")
        elif folder.stat().st_mode & closed_to:
            found.append(f"{name} kan läsas av andra på datorn. Ändra rättigheterna till 0700.")
    return found


def _keys() -> list[str]:
    """Look at the ring and the destroyed list in it; both are read, nothing is made."""
    if settings.SIDE != "staff" or not Path(settings.KEY_DIR).is_dir():
        return []
    from finmaskig.accounts import keyring
    from finmaskig.vault import destroyed

    try:
        damaged = keyring.damaged_files()
        destroyed.noted()
    except DomainError as error:
        return [str(error)]
    except OSError:
        return ["Nycklarnas mapp går inte att läsa. Kör som den användare som kör programmet."]
    found = [
        f"Nyckelfilen {name} går inte att läsa. Lägg tillbaka den ur nycklarnas kopia."
        for name in damaged
    ]
    if not os.access(settings.KEY_DIR, os.W_OK):
        found.append("Nycklarnas mapp går inte att skriva i. Då går inget att förstöra.")
    return found


def _database() -> list[str]:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return ["Databasen svarar inte. Kontrollera DATABASE_URL och att servern är igång."]
    if waiting:
        return [f"{len(waiting)} ändringar av databasen väntar. Kör finmaskig serve en gång."]
    return [*_directory(), *_texts(), *_retention(), *_rights()]


def _directory() -> list[str]:
    from finmaskig.organisations.queries import directory

    if not directory().offices:
        return ["Katalogen är tom. Kör finmaskig nightly, som läser in den."]
    return []


def _rights() -> list[str]:
    """Look whether the public side can reach more of the database than it needs."""
    if settings.SIDE != "public" or connection.vendor != "postgresql":
        return []
    from finmaskig.config.public_role import too_wide

    count = len(too_wide())
    sentence = (
        f"Allmänhetens sida når {count} tabeller som den inte behöver. "
        "Ge den en egen databasanvändare, se finmaskig public-role."
    )
    return [sentence] if count else []


def _texts() -> list[str]:
    """Look whether every text can be read that shall be, and none that shall not."""
    if settings.SIDE != "staff":
        return []
    from finmaskig.accounts import keyring
    from finmaskig.vault.backups.restoring import still_readable
    from finmaskig.vault.queries import named_keys

    ring = {key.id for key in keyring.all_keys()}
    missing = {key_id for named in named_keys().values() for key_id in named} - ring
    found = [
        f"Nyckeln {key_id} behövs av text men saknas. Lägg tillbaka den ur nycklarnas kopia."
        for key_id in sorted(missing)
    ]
    if revived := still_readable():
        found.append(f"{len(revived)} förstörda poster går att läsa igen. Kör finmaskig nightly.")
    return found


def _retention() -> list[str]:
    """Look whether the nights were missed, and whether each record has a day to go."""
    if settings.SIDE != "staff":
        return []
    from finmaskig.retention.queries.nights import missed_since
    from finmaskig.retention.queries.preview import boards_with_records, error_rows

    found = []
    if (since := missed_since(now())) is not None:
        day = local(since).date().isoformat()
        found.append(f"finmaskig nightly har inte körts sedan {day}. Kör det varje natt.")
    errors = sum(len(error_rows(board, today())) for board in boards_with_records())
    if errors:
        found.append(f"{errors} poster saknar dag för gallring. Kör finmaskig retention preview.")
    return found


def _copies() -> list[str]:
    from finmaskig.vault.backups.watching import worries

    return worries(at=now())


def _django() -> list[str]:
    messages = run_checks(include_deployment_checks=not settings.INSECURE)
    return [f"{message.id}: {message.msg}" for message in messages if message.is_serious()]
