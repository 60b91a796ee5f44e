"""Writing in the ledger: one lock for each component, and a chain of hashes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from finmaskig import pure
from finmaskig.reports.models import ComponentLock, CountPeriod, Publication
from finmaskig.reports.queries.counted import Slot
from finmaskig.reports.queries.frozen import (
    FIRST,
    changed_versions,
    closed_spans,
    frozen,
    publications,
)
from finmaskig.reports.queries.pattern import digest, read, written
from finmaskig.reports.queries.policies import written_policy
from finmaskig.reports.rules import COMPONENTS
from finmaskig.reports.services import chain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.pure.statistics.policy import Policy
    from finmaskig.pure.statistics.table import Identity
    from finmaskig.reports.queries.pattern import Published
    from finmaskig.reports.rules import Span


@dataclass(frozen=True)
class Told:
    """What a board has published when a protection begins."""

    numbers: dict[str, int]
    """For each component, the number of its last publication."""
    spans: tuple[Span, ...]
    fixed: dict[Identity, bool]
    most: int
    """The version of the last revision."""

    def revised(self) -> Told:
        """Return the same, with one revision more."""
        return replace(self, most=self.most + 1)


@dataclass(frozen=True, kw_only=True)
class NewPublication:
    """One component of one period in one version."""

    component: str
    period: CountPeriod
    version: int
    tables: list[Published]
    policy: Policy


def lock(board_id: UUID) -> None:
    """Hold the figures of a board until the transaction ends; call it in one.

    On SQLite the transaction itself is the lock (IMMEDIATE).
    """
    for component in COMPONENTS:
        ComponentLock.objects.get_or_create(board_id=board_id, component=component)
    rows = ComponentLock.objects.select_for_update().filter(board_id=board_id)
    list(rows.order_by("component"))


def numbers(board_id: UUID) -> dict[str, int]:
    """Return the number of the last publication of each component."""
    return {component: len(publications(board_id, component)) for component in COMPONENTS}


def told(board_id: UUID) -> Told:
    """Return what a board has published so far."""
    rows = {component: publications(board_id, component) for component in COMPONENTS}
    everything = [row for each in rows.values() for row in each]
    fixed: dict[Identity, bool] = {}
    versions = changed_versions(board_id)
    for row in everything:
        for table in read(row.pattern):
            measure = _measure_of(table, row.version, versions)
            for cell, value in table.identities(measure, row.period.code):
                fixed[cell] = value is not None
    return Told(
        numbers={component: len(each) for component, each in rows.items()},
        spans=tuple(closed_spans(board_id)),
        fixed=fixed,
        most=max((row.version for row in everything), default=FIRST),
    )


def publish(*, actor: Actor, function: str, new: NewPublication, at: datetime) -> Publication:
    """Add a publication to the chain of its component; the lock is held."""
    board_id = new.period.board_id
    cells = [value for one in new.tables for value in one.cells.values()]
    pattern, policy = written(new.tables), written_policy(new.policy)
    row = Publication(
        board_id=board_id,
        component=new.component,
        period=new.period,
        version=new.version,
        pattern=pattern,
        policy=policy,
        cell_count=len(cells),
        hidden_count=cells.count(None),
        pattern_hash=digest(pattern),
        snapshot_hash=snapshot_hash(new.period, new.version, at),
        policy_hash=digest(policy),
        code_version=code_version(),
        published_by_id=actor.login_id,
        published_as=function,
        published_at=at,
    )
    before = publications(board_id, new.component)
    chain.link(actor=actor, row=row, before=before[-1] if before else None)
    return row


def snapshot_hash(period: CountPeriod, most: int, at: datetime) -> str:
    """Return the hash over every frozen count that a publication of a moment rests on."""
    counts = frozen(period.board_id, period.span.months, most=most, at=at)
    return digest([*counts.digests])


@cache
def code_version() -> str:
    """Return the program's version and the first half of the SHA-256 of what protects."""
    code = hashlib.sha256()
    folder = Path(pure.__file__).parent / "statistics"
    for path in sorted(folder.rglob("*.py")):
        if "tests" not in path.parts:
            code.update(path.read_bytes())
    return f"{version('finmaskig')} {code.hexdigest()[:32]}"


def _measure_of(table: Published, number: int, versions: Mapping[str, tuple[int, ...]]) -> str:
    """Return the name that a published table has in a protection (``counted.Slot.measure``).

    A family that did not change in a revision is told as it was known before it.
    """
    if "/" in table.family:
        return table.family
    known = max(one for one in versions[table.family] if one <= number)
    return Slot(table.family, table.grid, known).measure
