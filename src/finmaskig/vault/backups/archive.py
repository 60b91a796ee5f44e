"""One copy is one zip file: the database as its own tool writes it, and a manifest."""

from __future__ import annotations

import hashlib
import json
import os
import struct
import zlib
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from django.utils.translation import gettext_lazy as _

from finmaskig.vault.backups.errors import BackupRefused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

_FORM = 1
_DATA, _MANIFEST = "database", "manifest.json"
_CHUNK = 1 << 20
_DAMAGE = (
    *(OSError, EOFError, BadZipFile, zlib.error, struct.error, ArithmeticError),
    *(LookupError, ValueError, TypeError, AttributeError, RuntimeError),
)
"""What reading a file that is no copy, or no longer one, can end with."""


@dataclass(frozen=True)
class About:
    """What a copy is a copy of. Never a key, and nothing about anybody."""

    version: str
    at: str
    engine: str
    demo: bool
    migrations: tuple[str, ...]

    @property
    def made_at(self) -> datetime:
        """Return when the copy was made."""
        return datetime.fromisoformat(self.at)


def save(target: Path, dump: AbstractContextManager[IO[bytes]], about: About) -> int:
    """Write a copy whole or not at all, readable by its owner only; return its size in bytes."""
    part = target.with_name(f"{target.name}.part")
    with _written_whole(part, target) as stream, ZipFile(stream, "w") as archive:
        # PostgreSQL's own form is compressed already.
        archive.compression = ZIP_DEFLATED if about.engine == "sqlite" else ZIP_STORED
        digest = hashlib.sha256()
        with dump as data, archive.open(_DATA, "w", force_zip64=True) as entry:
            while chunk := data.read(_CHUNK):
                digest.update(chunk)
                entry.write(chunk)
        said = asdict(about) | {"form": _FORM, "sha256": digest.hexdigest()}
        archive.writestr(_MANIFEST, json.dumps(said, indent=1))
    return target.stat().st_size


def read(source: Path) -> About:
    """Return what a copy is, once every byte is found to be as it was written."""
    try:
        with ZipFile(source) as archive:
            said = json.loads(archive.read(_MANIFEST))
            form, sha256 = said.pop("form"), said.pop("sha256")
            about = About(**said | {"migrations": tuple(said["migrations"])})
            about.made_at  # noqa: B018 -- a time that cannot be read is damage, too
            is_whole = form == _FORM and _digest(archive) == sha256
    except FileNotFoundError as error:
        raise BackupRefused(_("Säkerhetskopian %s finns inte.") % source) from error
    except _DAMAGE as error:
        raise _damaged(source) from error
    if not is_whole:
        raise _damaged(source)
    return about


@contextmanager
def data_of(source: Path) -> Iterator[IO[bytes]]:
    """Give the database as it was written."""
    with ZipFile(source) as archive, archive.open(_DATA) as stream:
        yield stream


def _digest(archive: ZipFile) -> str:
    digest = hashlib.sha256()
    with archive.open(_DATA) as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _damaged(source: Path) -> BackupRefused:
    return BackupRefused(
        _("%s är skadad eller är ingen säkerhetskopia från Finmaskig. Välj en annan.") % source
    )


@contextmanager
def _written_whole(part: Path, target: Path) -> Iterator[IO[bytes]]:
    """Give a new file that gets its name when all is on disk, and goes when anything fails."""
    if target.exists():
        raise BackupRefused(_("%s finns redan. Vänta en sekund och kör om.") % target)
    handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(handle)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
