"""Invented figures: a family of meetings by sex and age, and one of shifts."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from finmaskig.counting import registry
from finmaskig.counting.registry import Axis, Family, Grid, Measure, Row
from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.policy import Policy
from finmaskig.reports.models import CountPeriod, Publication
from finmaskig.reports.queries import pattern
from finmaskig.reports.queries.pattern import Published
from finmaskig.reports.queries.policies import written_policy
from finmaskig.reports.rules import kind_of
from finmaskig.shared.clock import now

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from finmaskig.reports.rules import Span

SEX = Axis(code="sex", name="kön", words={"girl": "flicka", "boy": "pojke"})
AGE = Axis(
    code="age",
    name="ålder",
    words={"child": "barn", "young": "12–14", "old": "15–17", "adult": "vuxen"},
    parents={"young": "child", "old": "child"},
)
Counts = dict[tuple[str, date, tuple[str, ...]], int]
"""For a unit's code, a month and codes: how many."""


@contextmanager
def registered(
    *families: Family, measures: tuple[Measure, ...] = (), equations=(), flows=()
) -> Iterator[None]:
    """Let only these families be known."""
    stores = (registry._families, registry._measures, registry._flows)
    kept, equal = [dict(store) for store in stores], list(registry._equations)
    try:
        for store in (*stores, registry._equations):
            store.clear()
        for family in families:
            own = [one for one in measures if one.family == family.code]
            registry.register(family, own, equations)
        for flow in flows:
            registry.bind(flow)
        yield
    finally:
        for store, before in zip(stores, kept, strict=True):
            store.clear()
            store.update(before)
        registry._equations[:] = equal


def measure(code: str, family: str, **at: tuple[str, ...]) -> Measure:
    return Measure(code=code, name=code, definition=code, family=family, at=at, sources=("prov",))


def family(
    code: str,
    counts: Mapping[tuple[UUID, date, tuple[str, ...]], int],
    axes: tuple[Axis, ...] = (SEX, AGE),
    *,
    about_people: bool = True,
    is_stock: bool = False,
) -> Family:
    """Make a family that counts what it is given; the counts may change afterwards."""

    def count(_board: UUID, first: date, last: date) -> Iterator[Row]:
        for (unit, month, codes), number in counts.items():
            if first <= month <= last:
                yield Row(unit, month, codes, number)

    grid = Grid(code="main", axes=axes, count=count)
    return Family(
        code=code,
        name=code,
        counted="encounters",
        period_rule="dagen för mötet",
        grids=(grid,),
        about_people=about_people,
        is_stock=is_stock,
    )


def publish(board_id: UUID, months: Span, *tables: Published, component: str = "people", version=1):
    """Write a publication of invented tables past the services."""
    period, _made = CountPeriod.objects.get_or_create(
        board_id=board_id,
        code=months.code,
        defaults={
            "kind": kind_of(months),
            "first": months.first,
            "last": months.last,
            "closed_as": "utredare, prov",
            "closed_at": now(),
        },
    )
    number = Publication.objects.filter(board_id=board_id, component=component).count() + 1
    cells = [value for one in tables for value in one.cells.values()]
    return Publication.objects.create(
        board_id=board_id,
        component=component,
        number=number,
        period=period,
        version=version,
        pattern=pattern.written(list(tables)),
        policy=written_policy(Policy()),
        cell_count=len(cells),
        hidden_count=cells.count(None),
        hash=f"{number:064d}",
        published_as="utredare, prov",
        published_at=now(),
    )


def met(cells: Mapping[tuple[str, str, str], int | None]) -> Published:
    """Make a table of meetings by unit, sex and child or adult."""
    dimensions = (
        Dimension.flat("unit", ["test-unit"]),
        Dimension.flat("sex", ["girl", "boy", "not_recorded"]),
        Dimension.flat("age", ["child", "adult"]),
    )
    return Published("met", "main", dimensions, cells)
