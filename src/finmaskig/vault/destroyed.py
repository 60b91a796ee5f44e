"""The destroyed list: a file in the folder of the keys that remembers what must stay destroyed.

It only grows. Each line is the random id of a record and when its key was destroyed; a restored
copy of the database loses those keys again before anybody can read it.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from http import HTTPStatus
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from finmaskig.accounts import keyfiles
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

NAME = "destroyed.jsonl"


class NotNoted(DomainError):
    """The list could not be written, so nothing was destroyed."""

    status = HTTPStatus.SERVICE_UNAVAILABLE


class ListDamaged(DomainError):
    """A line of the list cannot be read: a record could come back unseen."""

    status = HTTPStatus.SERVICE_UNAVAILABLE


def place() -> Path:
    """Return where the list is; it need not exist before something was destroyed."""
    return keyfiles.folder() / NAME


def note(records: Collection[UUID]) -> None:
    """Write records to the list and wait for the disk; raises ``NotNoted`` when it cannot."""
    at = now().isoformat()
    lines = [json.dumps({"record": str(record), "at": at}) for record in sorted(set(records))]
    try:
        with _opened_alone() as handle:
            _append(handle, "".join(f"{line}\n" for line in lines).encode())
    except OSError as error:
        raise NotNoted(
            _(
                "Listan över förstörda poster gick inte att skriva, så ingenting är förstört. "
                "Be driften att se till nycklarnas mapp och disken."
            )
        ) from error


def noted() -> set[UUID]:
    """Return every record on the list; raises ``ListDamaged`` when a line cannot be read.

    A last line without its end was never finished: that record was not destroyed.
    """
    try:
        lines = place().read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return set()
    return {_parsed(line, number) for number, line in enumerate(lines, start=1)}


def _parsed(line: bytes, number: int) -> UUID:
    try:
        return UUID(json.loads(line)["record"])
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ListDamaged(
            _("Listan över förstörda poster går inte att läsa på rad %(number)s. Rätta %(place)s.")
            % {"number": number, "place": place()}
        ) from error


@contextmanager
def _opened_alone() -> Iterator[int]:
    """Open the list for one process at a time, and make a new file's name last."""
    with keyfiles.locked():
        handle = os.open(place(), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            keyfiles.belong_to_the_folder(handle)
            keyfiles.sync_folder()
            yield handle
        finally:
            os.close(handle)


def _append(handle: int, lines: bytes) -> None:
    """Append whole lines or nothing, and remove half a line that a power cut left before."""
    end = place().read_bytes().rfind(b"\n") + 1
    os.ftruncate(handle, end)
    os.lseek(handle, end, os.SEEK_SET)
    try:
        while lines:
            lines = lines[os.write(handle, lines) :]
        os.fsync(handle)
    except OSError:
        with suppress(OSError):
            os.ftruncate(handle, end)
        raise
