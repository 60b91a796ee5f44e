"""Proving the ledgers: every hash is made anew, and each chain is walked from its first row.

What was cut off at the end cannot be seen in the chain itself. The access log can tell: it has an
entry for each row that was written. That the log itself is whole, `access-log verify` proves.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.accounts.access_log.macs import month_of
from finmaskig.accounts.access_log.queries.proof import destroyed_months
from finmaskig.reports.models import (
    CountDecision,
    CountPeriod,
    NationalSheet,
    Publication,
    ReportEdition,
    Snapshot,
)
from finmaskig.reports.queries.frozen import FIRST, publications
from finmaskig.reports.queries.pattern import digest, read
from finmaskig.reports.rules import COMPONENTS
from finmaskig.reports.services import chain
from finmaskig.reports.services.freezing import digest_of
from finmaskig.reports.services.ledger import snapshot_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from uuid import UUID

    from finmaskig.reports.services.chain import Anchor, Link

    Anchors = Mapping[UUID | None, list[Anchor]]


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was written."""

    board: str
    component: str
    number: int
    """The row where it breaks; 0 where it is no row of a chain."""
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What was gone through, and what was found."""

    boards: int
    publications: int
    snapshots: int
    decisions: int = 0
    sheets: int = 0
    editions: int = 0
    anchored: int = 0
    """Rows that the access log knows."""
    faults: tuple[Fault, ...]


def verify() -> Proof:
    """Walk the chains of every board, make every hash anew, and ask the access log."""
    anchors: defaultdict[UUID | None, list[Anchor]] = defaultdict(list)
    for one in chain.anchors():
        anchors[one.board_id].append(one)
    boards = _boards(anchors)
    faults = [
        fault
        for board_id, code in boards.items()
        for fault in _faults(board_id, code, anchors.get(board_id, []))
    ]
    return Proof(
        boards=len(boards),
        publications=Publication.objects.count(),
        snapshots=Snapshot.objects.count(),
        decisions=CountDecision.objects.count(),
        sheets=NationalSheet.objects.count(),
        editions=ReportEdition.objects.count(),
        anchored=sum(len(each) for each in anchors.values()),
        faults=tuple(faults),
    )


def _boards(anchors: Anchors) -> dict[UUID, str]:
    """Return the board of every row, and of every entry of the log whose rows are all gone."""
    codes: dict[UUID, str] = {each: str(each) for each in anchors if each is not None}
    for model in (CountPeriod, Publication, CountDecision, NationalSheet):
        codes |= dict(model.objects.order_by().values_list("board_id", "board__code").distinct())
    of_reports = ReportEdition.objects.order_by()
    codes |= dict(of_reports.values_list("report__board_id", "report__board__code").distinct())
    return dict(sorted(codes.items(), key=lambda pair: pair[1]))


def _faults(board_id: UUID, board: str, anchors: list[Anchor]) -> Iterator[Fault]:
    for counts in Snapshot.objects.filter(board_id=board_id).iterator():
        if digest_of(counts) != counts.digest:
            said = _("De frusna antalen för %(what)s är ändrade.") % {"what": counts}
            yield Fault(board, "", 0, said)
    links: list[Link] = []
    for rows in _chains(board_id):
        links += rows
        before = None
        for row in rows:
            for said in _wrong(row, before):
                yield Fault(board, chain.chain_of(row), row.number, said)
            before = row
    yield from _missing(board_id, board)
    editions = list(ReportEdition.objects.filter(report__board_id=board_id))
    for edition in editions:
        if edition.digest != digest(edition.content):
            said = _("Den godkända rapporten är ändrad.")
            yield Fault(board, chain.EDITIONS, edition.number, said)
    yield from _unlike_the_log(board, [*links, *editions], anchors)


def _chains(board_id: UUID) -> Iterator[list[Link]]:
    for component in COMPONENTS:
        yield [*publications(board_id, component)]
    decisions = CountDecision.objects.filter(board_id=board_id).order_by("number")
    yield [*decisions.select_related("request", "assessment")]
    yield [*NationalSheet.objects.filter(board_id=board_id).order_by("number")]


def _wrong(row: Link, before: Link | None) -> Iterator[str]:
    """Yield what is wrong with a row, beside the one before it."""
    if row.number != (before.number + 1 if before else 1):
        yield _("Raden före saknas.")
    elif row.previous_hash != (before.hash if before else ""):
        yield _("Kedjan är bruten: raden före är en annan än när den här skrevs.")
    if row.hash != chain.hash_of(row):
        yield _("Raden är ändrad.")
    if isinstance(row, Publication):
        yield from _wrong_publication(row)


def _wrong_publication(row: Publication) -> Iterator[str]:
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


def _unlike_the_log(
    board: str, rows: Iterable[Link | ReportEdition], anchors: Iterable[Anchor]
) -> Iterator[Fault]:
    """Yield where the rows and the access log do not say the same."""
    unknown = {str(row.pk): row for row in rows}
    known = dict(unknown)
    for anchor in anchors:
        row = known.get(anchor.row)
        unknown.pop(anchor.row, None)
        if not anchor.is_genuine:
            said = _("Läsloggens rad om den är ändrad. Kör finmaskig access-log verify.")
        elif row is None:
            said = _("Raden är borttagen. Läsloggen säger att den har skrivits.")
        elif anchor.hash != chain.hash_of(row) or anchor.chain != chain.chain_of(row):
            said = _("Raden är en annan än den som läsloggen säger.")
        else:
            continue
        yield Fault(board, anchor.chain, anchor.number, said)
    destroyed = destroyed_months()
    for row in unknown.values():
        if month_of(chain.signed(row)[1]) not in destroyed:
            said = _("Läsloggen har ingen rad om den: den är skriven utanför Finmaskig.")
            yield Fault(board, chain.chain_of(row), row.number, said)
