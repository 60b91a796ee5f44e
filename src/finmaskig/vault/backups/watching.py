"""Whether copies are made, and go in time, in the folder that the settings name."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from finmaskig.shared.clock import local
from finmaskig.vault.backups import KEPT_DAYS, folder

if TYPE_CHECKING:
    from datetime import datetime

NEW_ENOUGH = timedelta(days=2)


def prune_configured(*, at: datetime) -> int:
    """Delete what is too old, on the nights when no new copy is made; return how many."""
    if not settings.BACKUP_DIR:
        return 0
    today = local(at).date()
    return len(folder.prune(Path(settings.BACKUP_DIR), today=today, keep_days=KEPT_DAYS))


def worries(*, at: datetime) -> list[str]:
    """Return a sentence when the newest copy is old, or there is none."""
    if not settings.BACKUP_DIR:
        return []
    copies = folder.copies(Path(settings.BACKUP_DIR))
    if not copies:
        return [
            _("Det finns ingen säkerhetskopia i %s. Kör finmaskig backup.") % settings.BACKUP_DIR
        ]
    if at - copies[-1].at > NEW_ENOUGH:
        return [
            _("Den senaste säkerhetskopian är från %s. Kör finmaskig backup varje natt.")
            % copies[-1].on.isoformat()
        ]
    return []
