"""How a row is recognised when it comes again: keyed digests, from which nothing can be read."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SIZE: Final = 16
ROW: Final = "row"
"""The field that holds a row's own number, where the file has one."""


@dataclass(frozen=True)
class Digests:
    """What a row is recognised by."""

    digest: str
    """Its own number, or all that is read of it and which one of several alike it is."""
    content: str
    """All that is read of it."""
    whole: str
    """Every cell, also those that are not read, and which one of several alike it is."""


class Maker:
    """Makes the digests of one file's rows, in order."""

    def __init__(self, secret: bytes, unit: str, kind: str, columns: Mapping[str, int]) -> None:
        self._hash = hashlib.blake2b(f"{unit}|{kind}|".encode(), key=secret, digest_size=SIZE)
        self._columns = sorted(columns.items())
        self._seen: Counter[str] = Counter()

    def of_row(self, cells: Sequence[str]) -> Digests:
        """Return the digests of the next row.

        Several rows may be alike, for two people can be: each is counted, so the second of them is
        another row than the first, and the same file read again has the same ones.
        """
        read = [(code, cells[index]) for code, index in self._columns if index < len(cells)]
        content = self._digest("content", [pair for pair in read if pair[1]])
        whole = self._digest("whole", list(cells))
        own = dict(read).get(ROW, "")
        digest = self._digest("own", [own]) if own else self._nth("content", content)
        return Digests(digest, content, self._nth("whole", whole))

    def _nth(self, what: str, digest: str) -> str:
        self._seen[digest] += 1
        return self._digest(what, [digest, self._seen[digest]])

    def _digest(self, what: str, values: Sequence[object]) -> str:
        made = self._hash.copy()
        made.update(json.dumps([what, values], ensure_ascii=True).encode())
        return made.hexdigest()


def of_name(secret: bytes, unit: str, name: Sequence[object]) -> str:
    """Return the digest of what a shift is found by."""
    text = json.dumps([unit, "shift", [str(one) for one in name]], ensure_ascii=True)
    return hashlib.blake2b(text.encode(), key=secret, digest_size=SIZE).hexdigest()
