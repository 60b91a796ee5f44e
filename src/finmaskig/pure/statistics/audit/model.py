"""What an attacker writes down first: what she knows, what she does not, what must add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.table import Identity, Key, SafeTable, TableError, identity

Terms = Sequence[tuple[Identity, int]]
Equality = tuple[tuple[tuple[int, int], ...], int]


class Contradiction(TableError):
    """What is published cannot all be true; the message says where."""


@dataclass(frozen=True)
class Unknowns:
    """Cells that hang together: the least that each can be, and the sums that bind them."""

    cells: tuple[Identity, ...]
    floors: tuple[int, ...]
    equalities: tuple[Equality, ...]
    """Pairs of cell number and factor, and what they sum to."""


@dataclass
class Notebook:
    """Everything published, cell by cell."""

    open: dict[Identity, int] = field(default_factory=dict)
    hidden: dict[Identity, int] = field(default_factory=dict)
    """The hidden and the never shown cells, with the least that each can be."""
    printed: set[Identity] = field(default_factory=set)
    """The hidden cells that stand in a table, with a mark instead of a count."""
    equalities: list[dict[Identity, int]] = field(default_factory=list)
    widest: Dimension = field(default_factory=lambda: Dimension("", ("",)))
    """The dimension with most codes."""


def write_down(
    tables: Sequence[SafeTable],
    equations: Sequence[Terms],
    *,
    zeros_shown: bool,
    sensitive: frozenset[str],
) -> Notebook:
    """Note every cell and equality of published tables.

    Raises `Contradiction` when one cell has two counts.
    """
    every = [one for table in tables for one in table.dimensions]
    notes = Notebook(widest=max(every, key=lambda one: len(one.codes)))
    for table in tables:
        for key, count in table.cells.items():
            _note(notes, identity(table.measure, table.dimensions, key), count)
    notes.printed -= notes.open.keys()
    for cell in notes.printed:
        notes.hidden[cell] = 1 if zeros_shown else 0
    for table in tables:
        _note_sums(notes, table)
        for cell in _hidden_lines(notes, table, sensitive):
            notes.hidden[cell] = 0
    notes.equalities += [dict(terms) for terms in equations]
    _note_zeros(notes)
    return notes


def _note(notes: Notebook, cell: Identity, count: int | None) -> None:
    if count is None:
        notes.printed.add(cell)
    elif notes.open.setdefault(cell, count) != count:
        raise Contradiction(
            f"{_name(cell)} är {notes.open[cell]} i en tabell och {count} i en annan."
        )


def _note_sums(notes: Notebook, table: SafeTable) -> None:
    """Note that each whole is its parts; a cell that is never shown becomes an unknown."""
    codes = [one.codes for one in table.dimensions]
    for axis, dimension in enumerate(table.dimensions):
        others = [each if at != axis else ("",) for at, each in enumerate(codes)]
        for place in product(*others):
            for one in dimension.sums:
                terms: dict[Identity, int] = defaultdict(int)
                for code, factor in ((one.whole, -1), *((part, 1) for part in one.parts)):
                    key = (*place[:axis], code, *place[axis + 1 :])
                    terms[identity(table.measure, table.dimensions, key)] += factor
                for cell in terms:
                    if cell not in notes.open:
                        notes.hidden.setdefault(cell, 0)
                notes.equalities.append(terms)


def _note_zeros(notes: Notebook) -> None:
    """Note the cells never shown that must be 0: what they sum to is, and none is less than 0."""
    found = True
    while found:
        waiting, notes.equalities, found = notes.equalities, [], False
        for equality in waiting:
            terms, total = _reduced(notes, equality)
            if total == 0 and len({factor > 0 for factor in terms.values()}) == 1:
                for cell in terms.keys() - notes.printed:
                    notes.open[cell], found = 0, True
                    del notes.hidden[cell]
            if not terms.keys() <= notes.open.keys():
                notes.equalities.append(equality)


def _hidden_lines(
    notes: Notebook, table: SafeTable, sensitive: frozenset[str]
) -> Iterator[Identity]:
    """Yield the cells of lines of a sensitive dimension that are hidden from end to end."""
    for axis, dimension in enumerate(table.dimensions):
        if dimension.name not in sensitive:
            continue
        for place in {(*k[:axis], "", *k[axis + 1 :]) for k in table.cells}:
            line = [_at(table.dimensions, place, axis, leaf, table) for leaf in dimension.leaves]
            if all(cell in notes.printed for cell in line):
                yield from line


def _at(
    dimensions: Sequence[Dimension], place: Key, axis: int, code: str, table: SafeTable
) -> Identity:
    return identity(table.measure, dimensions, (*place[:axis], code, *place[axis + 1 :]))


def unknowns(notes: Notebook, known: Mapping[Identity, int]) -> Iterator[Unknowns]:
    """Yield the unknown cells, those that hang together at a time.

    `known` raises the least that a cell can be: somebody's own rows.
    Raises `Contradiction` when open cells do not add up.
    """
    reduced = [_reduced(notes, equality) for equality in notes.equalities]
    groups = _Groups(notes.hidden)
    for terms, _ in reduced:
        groups.join(list(terms))
    rows: dict[Identity, list[tuple[dict[Identity, int], int]]] = defaultdict(list)
    seen: set[tuple[frozenset[tuple[Identity, int]], int]] = set()
    for terms, total in reduced:
        mark = (frozenset(terms.items()), total)
        if terms and mark not in seen:
            seen.add(mark)
            rows[groups.of(next(iter(terms)))].append((terms, total))
    for first, cells in groups.all():
        at = {cell: number for number, cell in enumerate(cells)}
        floors = tuple(max(notes.hidden[cell], known.get(cell, 0)) for cell in cells)
        yield Unknowns(
            tuple(cells),
            floors,
            tuple(
                (tuple((at[cell], factor) for cell, factor in terms.items()), total)
                for terms, total in rows[first]
            ),
        )


def _reduced(notes: Notebook, equality: Mapping[Identity, int]) -> tuple[dict[Identity, int], int]:
    """Return what is unknown in an equality, and what it must sum to."""
    terms, total = {}, 0
    for cell, factor in equality.items():
        if cell in notes.open:
            total -= factor * notes.open[cell]
        else:
            terms[cell] = factor
            notes.hidden.setdefault(cell, 0)
    if not terms and total:
        raise Contradiction(f"Tabellen går inte ihop vid {_name(next(iter(equality)))}.")
    return terms, total


class _Groups:
    """Cells joined by the equalities they share."""

    def __init__(self, cells: Mapping[Identity, int]) -> None:
        self._head = {cell: cell for cell in cells}

    def of(self, cell: Identity) -> Identity:
        """Return the cell that stands for the group."""
        while self._head[cell] != cell:
            self._head[cell] = self._head[self._head[cell]]
            cell = self._head[cell]
        return cell

    def join(self, cells: Sequence[Identity]) -> None:
        """Put the groups of some cells together."""
        for cell in cells[1:]:
            self._head[self.of(cell)] = self.of(cells[0])

    def all(self) -> Iterator[tuple[Identity, list[Identity]]]:
        """Yield each group with its cells."""
        members: dict[Identity, list[Identity]] = defaultdict(list)
        for cell in self._head:
            members[self.of(cell)].append(cell)
        yield from members.items()


def _name(cell: Identity) -> str:
    measure, codes = cell
    return (
        " × ".join([*([measure] if measure else []), *sorted(code for _, code in codes)])
        or "summan"
    )
