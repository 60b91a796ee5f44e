"""Which kinds of record fade, and how each domain finds, forgets and counts its own.

A domain registers its kinds from its ``retention.py``; the law's times stand in the retention
domain, which decides. Nothing here destroys anything by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, kw_only=True)
class Row:
    """One record as retention sees it: whose it is, when its time began, what it looked like."""

    id: UUID
    board_id: UUID
    unit_id: UUID
    side: str
    began_on: date
    last_on: date | None
    """The day from which the time runs; None as long as it cannot be told."""
    mark: str
    """Differs when anything of the record has changed."""
    label: str = ""
    """What its own unit calls it; nobody else may see it."""
    is_open: bool = False


@dataclass(frozen=True)
class Window:
    """Which records somebody asks about on a day: those whose time began until another day.

    Those whose day cannot be told, or has not been yet, belong too. More than these is no harm.
    """

    until: date
    on: date


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of record. All functions can be called again after a crash without harm."""

    code: str
    name: StrOrPromise
    of_board: Callable[[UUID, Window], Collection[Row]]
    """The records of a board in a window."""
    by_ids: Callable[[Collection[UUID]], Collection[Row]]
    """The records that still exist."""
    lock: Callable[[Collection[UUID]], None]
    """Let nobody change the records until the transaction ends."""
    condemn: Callable[[Collection[UUID]], None]
    """From now on nobody writes in the records; called within the transaction of ``lock``."""
    forget: Callable[[Collection[UUID]], None]
    """Keep the counts and delete the rows and what hangs on them, in the caller's transaction."""
    boards: Callable[[], Collection[UUID]]
    """The boards that answer for such records."""
    next_day: Callable[[UUID, date], date | None]
    """The first day after another from which a time of the unit's records can run."""
    part_of: str = ""
    """Another kind, when only something of its records fades: no key goes."""
    page: str = ""
    """The name of the URL that shows one."""
    subject_kinds: tuple[str, ...] = ()
    """The kinds of subject whose steps go with the record."""


@dataclass(frozen=True, kw_only=True)
class Follower:
    """What a higher domain keeps of a lower one's records, and which goes when they go."""

    kinds: Collection[str]
    keys: Callable[[Collection[UUID]], Collection[UUID]]
    """The records with keys of their own that go at the same time."""
    last_days: Callable[[Collection[UUID]], Mapping[UUID, date]]
    """The last day of it for each record, which keeps the record as a note of its own would."""
    forget: Callable[[Collection[UUID]], None]
    """Delete its rows, in the caller's transaction, before the records themselves."""


_kinds: dict[str, Kind] = {}
_followers: dict[str, Follower] = {}


def register(kind: Kind) -> None:
    """Say that a kind of record fades; call it from ``ready`` in ``apps.py``."""
    _kinds[kind.code] = kind


def register_follower(name: str, follower: Follower) -> None:
    """Say that something goes with another domain's records; the same name replaces it."""
    _followers[name] = follower


def all_kinds() -> list[Kind]:
    """Return every kind, in the order of their codes."""
    return [_kinds[code] for code in sorted(_kinds)]


def kind_of(code: str) -> Kind:
    """Return a kind by its code."""
    return _kinds[code]


def whole(code: str) -> str:
    """Return the kind whose whole records go, of a kind that may be a part of it."""
    return _kinds[code].part_of or code


def names() -> Mapping[str, StrOrPromise]:
    """Return what each kind is called."""
    return {kind.code: kind.name for kind in all_kinds()}


def keys_that_follow(code: str, ids: Collection[UUID]) -> set[UUID]:
    """Return the records with keys of their own that go with some records of a kind."""
    return {key for one in _following(code) for key in one.keys(ids)}


def counted_from(code: str, rows: Collection[Row]) -> list[Row]:
    """Return records with the day that their time runs from, also by what follows them."""
    ids = [row.id for row in rows]
    noted = [one.last_days(ids) for one in _following(code)]
    return [_later(row, [days[row.id] for days in noted if row.id in days]) for row in rows]


def _later(row: Row, days: Collection[date]) -> Row:
    return row if row.last_on is None else replace(row, last_on=max([row.last_on, *days]))


def forget(code: str, ids: Collection[UUID]) -> None:
    """Delete what follows some records, and then the records, in the caller's transaction."""
    for one in _following(code):
        one.forget(ids)
    _kinds[code].forget(ids)


def _following(code: str) -> list[Follower]:
    return [_followers[name] for name in sorted(_followers) if code in _followers[name].kinds]
