"""Turn a unit into the offices that guidance knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from finmaskig.organisations import rules
from finmaskig.pure.guidance.directory import Hours, Office
from finmaskig.pure.guidance.facts import OLDEST

PROFESSIONAL = "professional"

Days = tuple[date | None, date | None]
OPEN: Days = (None, None)


@dataclass(frozen=True)
class Dated:
    """A word that holds between two days."""

    word: str
    days: Days = OPEN


@dataclass(frozen=True)
class Source:
    """A unit, from the tables or from the files."""

    code: str
    name: str
    days: Days
    side: str
    phone: str
    function_address: str
    min_age: int | None
    max_age: int | None
    serves: Sequence[str]
    serves_sex: str
    anonymous: bool
    kinds: Sequence[Dated]
    areas: Sequence[Dated]
    hours: Sequence[Hours]


def offices(sources: Iterable[Source]) -> tuple[Office, ...]:
    """Return the offices in the order of their names."""
    found = [office for source in sources for office in _offices(source)]
    return tuple(sorted(found, key=lambda office: (office.name.casefold(), office.code)))


def _offices(source: Source) -> Iterator[Office]:
    """Yield one office for each span of days in which its kinds and areas stay the same.

    A unit without any kind is one too: the gap map knows it by its code or by whom it is for.
    """
    by_kind = _by_days(source.kinds) or {OPEN: ()}
    for kind_days, kinds in by_kind.items():
        for area_days, areas in _by_days(source.areas).items():
            days = _overlap(source.days, kind_days, area_days)
            if days is not None:
                yield _office(source, kinds, areas, days)


def _by_days(words: Iterable[Dated]) -> Mapping[Days, tuple[str, ...]]:
    grouped: dict[Days, list[str]] = defaultdict(list)
    for entry in words:
        grouped[entry.days].append(entry.word)
    return {days: tuple(sorted(found)) for days, found in grouped.items()}


def _overlap(*spans: Days) -> Days | None:
    first = max((begin for begin, _ in spans if begin is not None), default=None)
    last = min((end for _, end in spans if end is not None), default=None)
    return None if first is not None and last is not None and last < first else (first, last)


def _office(source: Source, kinds: tuple[str, ...], areas: tuple[str, ...], days: Days) -> Office:
    return Office(
        code=source.code,
        name=source.name,
        kinds=kinds,
        areas=areas,
        side=source.side,
        phone=source.phone,
        function_address=source.function_address,
        always_open=_is_always(source.hours),
        hours=() if _is_always(source.hours) else tuple(source.hours),
        min_age=source.min_age or 0,
        max_age=OLDEST if source.max_age is None else source.max_age,
        serves=tuple(kind for kind in source.serves if kind != PROFESSIONAL),
        sexes=(source.serves_sex,) if source.serves_sex else (),
        anonymous=source.anonymous,
        valid_from=days[0],
        valid_to=days[1],
    )


def _is_always(hours: Iterable[Hours]) -> bool:
    """Tell whether somebody answers every minute of every week, for ever."""
    lasting = {
        rules.Span(row.weekday, row.opens, row.closes)
        for row in hours
        if row.valid_from is None and row.valid_to is None
    }
    return rules.is_always(lasting)
