"""Why a copy could not be made or put back: one sentence, and nothing was changed."""

from __future__ import annotations

from finmaskig.shared.errors import DomainError


class BackupRefused(DomainError):
    """What was asked would lose something, or cannot be done on this computer."""
