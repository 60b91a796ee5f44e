"""Make a copy of the database while the program runs. The keys are never in it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO, TYPE_CHECKING

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.access_log.sealer import seal_pending
from finmaskig.accounts.log import log_export
from finmaskig.vault.backups import KEPT_DAYS, archive, folder, postgresql, sqlite
from finmaskig.vault.backups.errors import BackupRefused

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime

    from finmaskig.accounts.actor import Actor


@dataclass(frozen=True)
class Made:
    """A new copy, and which old ones went."""

    path: Path
    size: int
    pruned: tuple[Path, ...]


def make_copy(*, to: Path, keep_days: int = KEPT_DAYS, at: datetime, actor: Actor) -> Made:
    """Copy the database to a folder, then delete what has lain there too long.

    Raises ``BackupRefused`` when no whole copy could be made; then nothing is deleted.
    """
    _prepare(to)
    log_export(
        actor=actor, event="vault.backed_up", subject="database", ids=[], reason="Säkerhetskopia"
    )
    seal_pending()
    about = about_now(at)
    connection.close()
    path = to / folder.name_of(at)
    try:
        size = archive.save(path, _dump(path), about)
    except OSError as error:
        raise BackupRefused(
            _("Kopian gick inte att skriva till %(folder)s: %(why)s.")
            % {"folder": to, "why": error.strerror}
        ) from error
    today = folder.Copy(path, at, is_whole=True).on
    return Made(path, size, tuple(folder.prune(to, today=today, keep_days=keep_days)))


def about_now(at: datetime) -> archive.About:
    """Return what a copy made now is a copy of."""
    applied = MigrationRecorder(connection).applied_migrations()
    return archive.About(
        version=version("finmaskig"),
        at=at.isoformat(),
        engine=connection.vendor,
        demo=settings.DEMO,
        migrations=tuple(sorted(f"{app}.{name}" for app, name in applied)),
    )


def _prepare(to: Path) -> None:
    if to.resolve() == Path(settings.KEY_DIR).resolve():
        raise BackupRefused(
            _("Kopian och nycklarna får inte ligga i samma mapp. Välj en annan mapp.")
        )
    try:
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BackupRefused(_("Mappen %s går inte att använda. Välj en annan.") % to) from error


def _dump(path: Path) -> AbstractContextManager[IO[bytes]]:
    if connection.vendor == "postgresql":
        return postgresql.dump(postgresql.Server.of(connection.settings_dict))
    work = path.with_name(f"{path.stem}.database.part")
    return sqlite.dump(Path(connection.settings_dict["NAME"]), work)
