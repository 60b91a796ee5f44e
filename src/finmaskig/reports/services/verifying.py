"""Proving the ledger: every hash is made anew, and each chain is walked from its first row.

What was cut off at the end cannot be seen in the chain itself. A period that has lost a
publication can, since each is published in both components and in every later version.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.reports.models import CountPeriod, Publication, Snapshot
from finmaskig.reports.queries.frozen import FIRST, publications
from finmaskig.reports.queries.pattern import digest, read
from finmaskig.reports.rules import COMPONENTS
from finmaskig.reports.services.freezing import digest_of
from finmaskig.reports.services.ledger import hash_of, snapshot_hash

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was published."""

    board: str
    component: str
    number: int
    """The row where it breaks; 0 where it is no row of a chain."""
    sentence: str


@dataclass(frozen=True)
class Proof:
    """What was gone through, and what was found."""

    boards: int
    publications: int
    snapshots: int
    faults: tuple[Fault, ...]


def verify() -> Proof:
    """Walk the chains of every board, and make every hash anew."""
    boards = dict(
        CountPeriod.objects.order_by("board__code").values_list("board_id", "board__code")
    )
    faults = [fault for board_id, code in boards.items() for fault in _faults(board_id, code)]
    return Proof(
        boards=len(boards),
        publications=Publication.objects.count(),
        snapshots=Snapshot.objects.count(),
        faults=tuple(faults),
    )


def _faults(board_id: UUID, board: str) -> Iterator[Fault]:
    for counts in Snapshot.objects.filter(board_id=board_id).iterator():
        if digest_of(counts) != counts.digest:
            said = _("De frusna antalen för %(what)s är ändrade.") % {"what": counts}
            yield Fault(board, "", 0, said)
    for component in COMPONENTS:
        before = None
        for row in publications(board_id, component):
            for said in _wrong(row, before):
                yield Fault(board, component, row.number, said)
            before = row
    yield from _missing(board_id, board)


def _wrong(row: Publication, before: Publication | None) -> Iterator[str]:
    """Yield what is wrong with a row, beside the one before it."""
    if row.number != (before.number + 1 if before else 1):
        yield _("Raden före saknas.")
    elif row.previous_hash != (before.hash if before else ""):
        yield _("Kedjan är bruten: raden före är en annan än när den här skrevs.")
    if row.hash != hash_of(row):
        yield _("Raden är ändrad.")
    if row.pattern_hash != digest(row.pattern):
        yield _("Mönstret är ändrat: det som visas är inte det som publicerades.")
    if row.policy_hash != digest(row.policy):
        yield _("Reglerna är ändrade.")
    if row.snapshot_hash != snapshot_hash(row.period, row.version, row.published_at):
        yield _("De frusna antalen bakom är ändrade, eller så saknas några.")
    cells = [value for table in read(row.pattern) for value in table.cells.values()]
    if (row.cell_count, row.hidden_count) != (len(cells), cells.count(None)):
        yield _("Antalet celler stämmer inte med mönstret.")


def _missing(board_id: UUID, board: str) -> Iterator[Fault]:
    """Yield the periods that are not published in every component and version."""
    rows = Publication.objects.filter(board_id=board_id)
    known = set(rows.values_list("period_id", "component", "version"))
    for period in CountPeriod.objects.filter(board_id=board_id):
        versions = {version for one, _part, version in known if one == period.pk} or {FIRST}
        for component in COMPONENTS:
            for version in range(min(versions), max(versions) + 1):
                if (period.pk, component, version) not in known:
                    said = _("Version %(version)s av perioden %(period)s saknas.")
                    values = {"version": version, "period": period.code}
                    yield Fault(board, component, 0, said % values)
