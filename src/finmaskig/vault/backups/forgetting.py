"""What a copy must lose before anybody reads it: destroyed records and old logins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finmaskig.vault.queries import portions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from uuid import UUID

    from finmaskig.vault.backups.archive import About


@dataclass(frozen=True)
class Forgetting:
    """The statements that are run on the copy, before it is where the program looks."""

    about: About
    records: Collection[UUID]

    def record_keys(self) -> Iterator[str]:
        """Return statements that delete the keys of destroyed records."""
        if not self._has("vault"):
            return
        for portion in portions(self.records):
            ids = ", ".join(f"'{self._plain(record)}'" for record in portion)
            yield f"DELETE FROM vault_recordkey WHERE record IN ({ids})"  # noqa: S608 -- ids only

    def logins(self) -> Iterator[str]:
        """Return statements that end every login of that time."""
        if self._has("sessions"):
            yield "DELETE FROM django_session"

    def _has(self, app: str) -> bool:
        return any(name.startswith(f"{app}.") for name in self.about.migrations)

    def _plain(self, record: UUID) -> str:
        """Return an id as the database writes it."""
        return record.hex if self.about.engine == "sqlite" else str(record)
