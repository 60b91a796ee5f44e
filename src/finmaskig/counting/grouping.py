"""Counting by the database: one GROUP BY for each grid, whatever the rows are."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Case, Count, DateField, F, Q, TextField, Value, When
from django.db.models.functions import Cast, TruncMonth
from django.db.models.lookups import Contains, Exact

from finmaskig.counting.registry import NOT_RECORDED, Row, together
from finmaskig.shared.clock import STOCKHOLM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from uuid import UUID

    from django.db.models import Model, QuerySet
    from django.db.models.aggregates import Aggregate
    from django.db.models.expressions import Combinable

    M = TypeVar("M", bound="Model")


@dataclass(frozen=True)
class Column:
    """What one axis is read from: a field or an expression; a list when it may be several."""

    value: str | Combinable
    several: bool = False
    read: Callable[[str], str] = str
    """From what stands in the row to the code on the axis."""


@dataclass(frozen=True)
class Place:
    """Where and when a row counts: the field of its unit, and its month."""

    unit: str
    month: Combinable


def month_of_day(field: str) -> Combinable:
    """Return the first day of the month of a date."""
    return TruncMonth(field, output_field=DateField())


def month_of_moment(moment: str | Combinable) -> Combinable:
    """Return the first day of the month that a moment lies in, by the wall clock in Sweden."""
    return TruncMonth(moment, tzinfo=STOCKHOLM, output_field=DateField())


def holds(field: str, code: str) -> Combinable:
    """Return yes or no by whether a list holds a code; an empty list is not recorded."""
    return Case(
        When(Exact(_text(field), "[]"), then=Value("")),
        When(Contains(_text(field), f'"{code}"'), then=Value("yes")),
        default=Value("no"),
        output_field=TextField(),
    )


def told(conditions: Mapping[str, Q], otherwise: str | F = "") -> Combinable:
    """Return the code of the first condition that holds, or else a code or a field."""
    cases = [When(condition, then=Value(code)) for code, condition in conditions.items()]
    default = Value(otherwise) if isinstance(otherwise, str) else otherwise
    return Case(*cases, default=default, output_field=TextField())


def starts(day: date) -> datetime:
    """Return the moment that a day begins in Sweden."""
    return datetime.combine(day, time(), tzinfo=STOCKHOLM)


def ends(day: date) -> datetime:
    """Return the moment that a day is over in Sweden: the beginning of the next one."""
    return starts(day + timedelta(days=1))


def month_ends(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield each month from one day to another: its first day, and its last.

    >>> list(month_ends(date(2023, 12, 5), date(2024, 2, 1)))[-1]
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    month = first.replace(day=1)
    while month <= last:
        after = (month + timedelta(days=32)).replace(day=1)
        yield month, after - timedelta(days=1)
        month = after


def in_month(month: date) -> Combinable:
    """Return a month that is the same for every row."""
    return Value(month, output_field=DateField())


def grouped(
    rows: QuerySet[M],
    place: Place,
    columns: Sequence[Column],
    number: Aggregate | None = None,
) -> Iterator[Row]:
    """Yield how many rows there are in each month at each unit, for each set of codes."""
    names = {f"code_{at}": _expression(one) for at, one in enumerate(columns)}
    found = (
        rows.order_by()
        .annotate(place_unit=F(place.unit), place_month=place.month, **names)
        .values_list("place_unit", "place_month", *names)
        .annotate(number_of=Count("pk") if number is None else number)
    )
    sums: Counter[tuple[UUID, date, tuple[str, ...]]] = Counter()
    for unit_id, month, *raw, count in found:
        pairs = zip(columns, raw, strict=True)
        sums[unit_id, month, tuple(_code(column, value) for column, value in pairs)] += count
    for (unit_id, month, codes), count in sums.items():
        if count:
            yield Row(unit_id, month, codes, count)


def _expression(column: Column) -> Combinable:
    if isinstance(column.value, str):
        return _text(column.value) if column.several else F(column.value)
    return column.value


def _text(field: str) -> Cast:
    return Cast(field, TextField())


def _code(column: Column, value: str | None) -> str:
    if not column.several:
        return column.read(value or "") or NOT_RECORDED
    return together(json.loads(value or "[]")) or NOT_RECORDED
