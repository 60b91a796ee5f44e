"""Verify the log: every entry, every seal and the chain, against the key ring and the anchor."""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts import keyring
from finmaskig.accounts.access_log import anchor
from finmaskig.accounts.access_log.findings import Fault, Report
from finmaskig.accounts.access_log.macs import GENESIS, seal_digest, segment_is_genuine
from finmaskig.accounts.access_log.queries import proof
from finmaskig.accounts.models import AccessSegment
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finmaskig.accounts.access_log.queries.proof import Entry, Seal

_IN_MEMORY = 200_000
"""How many ids are held at once when strays must be named."""


class KeysGone(DomainError):
    """There are entries but no key to check them with."""


def verify() -> Report:
    """Look at the whole log and report what has been altered, removed, reordered or added."""
    # The anchor first: what it names is committed, so the snapshot must have it.
    anchored_until = anchor.size()
    report = Report()
    _refuse_without_keys()
    with proof.snapshot():
        _check_segments(report)
        chain = _Chain(report, anchored_until)
        for seals in _in_portions():
            rows = proof.entries(each for seal in seals for each in chain.living(seal))
            for seal in seals:
                chain.take(seal, rows)
        chain.end()
        _check_pending(report, chain.tally)
        _check_membership(report, chain.tally)
    return report


def _check_segments(report: Report) -> None:
    """Find the months that two persons have had destroyed, and decisions that were altered."""
    for segment in proof.segments():
        if not segment_is_genuine(segment):
            report.found(Fault.SEGMENT_ALTERED, segment.month)
        elif segment.state == AccessSegment.State.DESTROYED:
            report.destroyed_months.append(segment.month)


def _in_portions() -> Iterator[list[Seal]]:
    """Yield seals together until they hold enough entries for one query."""
    portion: list[Seal] = []
    size = 0
    for seal in proof.seals():
        portion.append(seal)
        size += 1 + len(seal.entries)
        if size >= proof.PORTION:
            yield portion
            portion, size = [], 0
    yield portion


def _refuse_without_keys() -> None:
    """Say that nothing can be verified, rather than that everything is altered."""
    keys = (key for key in keyring.all_keys() if key.purpose == keyring.Purpose.LOG_MAC)
    if not any(keys) and not proof.is_empty():
        raise KeysGone(
            _("Nyckelringen har ingen nyckel till läsloggen. Återställ den ur säkerhetskopian.")
        )


class _Tally:
    """A sum that two collections of ids share only if they hold the same ids as many times.

    The key is new each time, so that nobody can choose ids that add up.
    """

    def __init__(self, key: bytes) -> None:
        """Start with nothing."""
        self.key = key
        self.count = 0
        self.sum = 0

    def add(self, each: str) -> None:
        """Count one id."""
        digest = hashlib.blake2b(each.encode(), key=self.key, digest_size=32).digest()
        self.sum = (self.sum + int.from_bytes(digest, "big")) % (1 << 256)
        self.count += 1


class _Chain:
    """Walks the seals in order, beside the lines of the anchor."""

    def __init__(self, report: Report, anchored_until: int) -> None:
        """Begin before the first seal."""
        self.report = report
        self.tally = _Tally(secrets.token_bytes(32))
        self.number = 0
        self.digest: str | None = GENESIS
        self.lines = self._readable(anchored_until)
        self.line = next(self.lines, None)
        self.destroyed = set(report.destroyed_months)

    def living(self, seal: Seal) -> Sequence[str]:
        """Return the ids that must be in the table."""
        return () if seal.month in self.destroyed else seal.entries

    def take(self, seal: Seal, rows: dict[str, Entry]) -> None:
        """Check one seal, its place and its entries."""
        self.report.seals += 1
        self._check_link(seal)
        self._check_anchor(seal)
        if seal.month not in self.destroyed:
            self._check_entries(seal, rows)
        self.number = seal.number
        self.digest = seal.digest if seal.is_genuine else None

    def end(self) -> None:
        """Report what the anchor knows beyond the last seal."""
        while self.line is not None:
            if self.line.number > self.number:
                self.report.found(Fault.SEAL_REMOVED, self.line.number)
            self.line = next(self.lines, None)
        if self.number and not anchor.exists():
            self.report.found(Fault.ANCHOR_GONE, settings.ANCHOR_FILE)

    def _readable(self, until: int) -> Iterator[anchor.Anchored]:
        for line in anchor.lines(until=until):
            if line.number == 0:
                self.report.found(Fault.ANCHOR_UNREADABLE, line.digest)
            else:
                yield line

    def _check_link(self, seal: Seal) -> None:
        first_missing, last_missing = self.number + 1, seal.number - 1
        if not seal.is_genuine:
            self.report.found(Fault.SEAL_ALTERED, seal.number)
        if first_missing == last_missing:
            self.report.found(Fault.SEAL_REMOVED, first_missing)
        elif first_missing < last_missing:
            self.report.found(Fault.SEAL_REMOVED, f"{first_missing}–{last_missing}")
        elif seal.is_genuine and self.digest not in {None, seal.previous}:
            self.report.found(Fault.SEAL_UNCHAINED, seal.number)

    def _check_anchor(self, seal: Seal) -> None:
        while self.line is not None and self.line.number < seal.number:
            self.line = next(self.lines, None)
        if self.line is None:
            return
        if self.line.number > seal.number:
            self.report.found(Fault.ANCHOR_CUT, seal.number)
        elif self.line.digest != seal.digest:
            self.report.found(Fault.ANCHOR_DIFFERS, seal.number)
        else:
            self.report.anchored += 1

    def _check_entries(self, seal: Seal, rows: dict[str, Entry]) -> None:
        present = [rows[each] for each in seal.entries if each in rows]
        for each in seal.entries:
            self.tally.add(each)
            if each not in rows:
                self.report.found(Fault.ENTRY_REMOVED, each)
        altered = [entry for entry in present if not entry.is_genuine]
        for entry in altered:
            self.report.found(Fault.ENTRY_ALTERED, entry.id)
        if not altered and len(present) == len(seal.entries):
            self._check_digest(seal, present)

    def _check_digest(self, seal: Seal, present: Sequence[Entry]) -> None:
        pairs = [(entry.id, entry.mac) for entry in present]
        if seal_digest(seal.number, seal.month, seal.previous, pairs) == seal.digest:
            return
        in_order = sorted(present, key=lambda entry: entry.order)
        moved = [a for a, b in zip(present, in_order, strict=True) if a is not b]
        for entry in moved:
            self.report.found(Fault.ENTRY_REORDERED, entry.id)
        if not moved and seal.is_genuine:
            self.report.found(Fault.SEAL_DIFFERS, seal.number)


def _check_pending(report: Report, tally: _Tally) -> None:
    """Check the entries that no seal covers yet."""
    for portion in proof.portions(proof.pending_ids()):
        report.pending += len(portion)
        for entry_id, entry in proof.entries(portion).items():
            tally.add(entry_id)
            if not entry.is_genuine:
                report.found(Fault.ENTRY_ALTERED, entry_id)


def _check_membership(report: Report, chain: _Tally) -> None:
    """See that each entry stands once in the chain or the queue, and nowhere else."""
    table = _Tally(chain.key)
    for each in proof.entry_ids():
        table.add(each)
    report.entries = table.count
    if (table.sum, table.count) != (chain.sum, chain.count):
        parts = 1 + max(table.count, chain.count) // _IN_MEMORY
        for part in range(parts):
            _name_strays(report, part, parts)


def _name_strays(report: Report, part: int, parts: int) -> None:
    """Name the ids, in one part of them, that stand in no seal or in several."""

    def mine(ids: Iterator[str]) -> Iterator[str]:
        return (each for each in ids if int.from_bytes(each.encode()[-4:], "big") % parts == part)

    in_chain = Counter(mine(proof.pending_ids()))
    for seal in proof.seals():
        if seal.month not in report.destroyed_months:
            in_chain.update(mine(iter(seal.entries)))
    for each, times in in_chain.items():
        if times > 1:
            report.found(Fault.ENTRY_TWICE, each)
    strays = (each for each in mine(proof.entry_ids()) if each not in in_chain)
    for portion in proof.portions(strays):
        rows = proof.entries(portion)
        for each in portion:
            genuine = each in rows and rows[each].is_genuine
            report.found(Fault.ENTRY_CUT_OUT if genuine else Fault.ENTRY_ADDED, each)
