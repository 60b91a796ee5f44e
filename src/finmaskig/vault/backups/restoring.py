"""Put a copy of the database back, without what has been destroyed since it was made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts import keyring
from finmaskig.accounts.access_log import anchor
from finmaskig.accounts.access_log.sealer import seal_pending
from finmaskig.accounts.log import log_access
from finmaskig.vault import destroyed, queries
from finmaskig.vault.backups import archive, postgresql, sqlite
from finmaskig.vault.backups.errors import BackupRefused
from finmaskig.vault.backups.forgetting import Forgetting

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor


@dataclass(frozen=True)
class Restored:
    """What was put back, and what it lost on the way."""

    made_at: datetime
    destroyed: int
    """How many keys the destroyed list took from the copy."""
    missing_keys: tuple[str, ...]
    """Keys that rows name and the ring does not have."""
    set_aside: Path | None
    """The anchor file that had more seals than the copy."""


def restore_copy(*, source: Path, replace: bool, at: datetime, actor: Actor) -> Restored:
    """Replace the database by a copy; raises ``BackupRefused`` before anything is changed.

    The destroyed list is read first and applied before anybody can read the copy.
    """
    about = archive.read(source)
    _refuse_what_does_not_fit(about)
    records = destroyed.noted()
    if not replace and connection.introspection.table_names():
        raise BackupRefused(
            _("Databasen är inte tom. Kör med --replace om allt i den ska ersättas av kopian.")
        )
    connection.close()
    lost = _put_back(source, Forgetting(about, records))
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    set_aside = anchor.set_aside(at)
    log_access(
        actor=actor,
        event="vault.restored",
        subject="database",
        ids=[],
        reason=f"Kopia från {about.at}",
    )
    seal_pending()
    return Restored(about.made_at, lost, tuple(_missing_keys()), set_aside)


def still_readable() -> set[UUID]:
    """Return records on the destroyed list that the database has a key for."""
    return queries.with_key(destroyed.noted())


def _refuse_what_does_not_fit(about: archive.About) -> None:
    if about.engine != connection.vendor:
        raise BackupRefused(
            _("Kopian är från %(theirs)s, databasen här är %(ours)s.")
            % {"theirs": about.engine, "ours": connection.vendor}
        )
    if about.demo != settings.DEMO:
        raise BackupRefused(_("Demons kopior hör till demon, och bara till den."))
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if set(about.migrations) - known:
        raise BackupRefused(
            _("Kopian är från en nyare Finmaskig (%s). Uppdatera programmet först.") % about.version
        )


def _put_back(source: Path, forgetting: Forgetting) -> int:
    with archive.data_of(source) as data:
        if connection.vendor == "postgresql":
            server = postgresql.Server.of(connection.settings_dict)
            return postgresql.restore(server, data, forgetting)
        return sqlite.restore(Path(connection.settings_dict["NAME"]), data, forgetting)


def _missing_keys() -> list[str]:
    """Return the keys that are named and not there; those that are there are kept from now."""
    named = {key_id for of_unit in queries.named_keys().values() for key_id in of_unit}
    keyring.keep_named(named)
    return sorted(named - {key.id for key in keyring.all_keys()})
