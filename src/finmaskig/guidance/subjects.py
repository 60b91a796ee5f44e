"""What higher domains tell guidance about their subjects, so that it need not import them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

Finder: TypeAlias = Callable[[Collection[UUID]], set[UUID]]
"""Given ids, return those that exist."""

ResidenceFinder: TypeAlias = Callable[[date, date], set[tuple[str, str]]]
"""Given two days, return where work was done with whose residents: two municipality codes."""

Listener: TypeAlias = Callable[[UUID, str, str], None]
"""Given a subject, a step's rule or watch, and its result (empty: open again), act on it."""


@dataclass
class _Registry:
    finders: dict[str, Finder] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    residences: list[ResidenceFinder] = field(default_factory=list)
    listeners: dict[str, Listener] = field(default_factory=dict)
    ways: dict[str, tuple[str, str | Promise]] = field(default_factory=dict)


_registry = _Registry()


def register_subject(kind: str, finder: Finder, *, page: str = "") -> None:
    """Let a domain say which of its subjects exist; called once, when it starts.

    ``page`` is the name of the URL that shows one; its own door decides who may open it.
    """
    _registry.finders[kind] = finder
    if page:
        _registry.pages[kind] = page


def page_of(kind: str, subject_id: UUID) -> str:
    """Return where a subject can be opened, or nothing."""
    name = _registry.pages.get(kind)
    return reverse(name, args=[subject_id]) if name else ""


@dataclass(frozen=True)
class Way:
    """Where a step is done, and the words on the button that leads there."""

    url: str
    words: str | Promise


def register_way(code: str, url_name: str, words: str | Promise) -> None:
    """Let a domain say where steps of a code are done; the URL takes the step's id."""
    _registry.ways[code] = (url_name, words)


def way_of(code: str, step_id: UUID) -> Way | None:
    """Return where a step is done, when a domain has a page for it."""
    found = _registry.ways.get(code)
    return Way(reverse(found[0], args=[step_id]), found[1]) if found else None


def register_listener(kind: str, listener: Listener) -> None:
    """Let a domain hear how a person ended a step of its subjects; called when it starts.

    It is told in the transaction that ends the step, so that both agree for ever.
    """
    _registry.listeners[kind] = listener


def tell_listener(kind: str, subject_id: UUID, watch: str, result: str) -> None:
    """Tell the domain of a subject that a step ended, or is open again."""
    listener = _registry.listeners.get(kind)
    if listener is not None:
        listener(subject_id, watch, result)


def register_residences(finder: ResidenceFinder) -> None:
    """Let a domain say which municipalities' residents were met; called when it starts."""
    if finder not in _registry.residences:
        _registry.residences.append(finder)


def existing(kind: str, ids: Collection[UUID]) -> set[UUID]:
    """Return the subjects of a kind that exist; none when no domain knows the kind."""
    finder = _registry.finders.get(kind)
    return set() if finder is None else finder(ids)


def residences_met(first: date, last: date) -> set[tuple[str, str]]:
    """Return each place of work with each municipality whose residents were met there."""
    return {pair for finder in _registry.residences for pair in finder(first, last)}
