"""The words a user sees for a code. Loaded once for a request; never stale across processes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.translation import get_language

from finmaskig.organisations.models import Arena, Municipality, Revision, Word
from finmaskig.organisations.queries.kept import mark_of
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

ARENA = "arena"
RESIDENCE = "residence"


@dataclass(frozen=True)
class Entry:
    """One label of a code, and the days it holds."""

    code: str
    label: str
    label_en: str
    valid_from: date | None
    valid_to: date | None

    def holds(self, on: date) -> bool:
        """Tell whether the label holds on a day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)

    def text(self) -> str:
        """Return the label in the language of the reader."""
        english = (get_language() or "").startswith("en")
        return self.label_en if english and self.label_en else self.label


@dataclass(frozen=True)
class Words:
    """Every list, each with its entries in order."""

    lists: Mapping[str, tuple[Entry, ...]]
    places: Mapping[str, str]

    def label(self, words: str, code: str, on: date) -> str:
        """Return the word of a code on a day; a code without words stands for itself."""
        if words == RESIDENCE and code in self.places:
            return self.places[code]
        entries = [entry for entry in self.lists.get(words, ()) if entry.code == code]
        valid = [entry for entry in entries if entry.holds(on)]
        return (valid or entries or [Entry(code, code, "", None, None)])[-1].text()

    def choices(self, words: str, on: date) -> list[tuple[str, str]]:
        """Return the codes that can be chosen on a day, with their words."""
        entries = self.lists.get(words, ())
        return [(entry.code, entry.text()) for entry in entries if entry.holds(on)]


OLDEST_FIRST = F("valid_from").asc(nulls_first=True)
_read: dict[UUID, Words] = {}
"""The words last read, by the mark of their revision: a copy, never the truth."""


def label(words: str, code: str, on: date | None = None) -> str:
    """Return the word a user sees for a code of a list."""
    return _current().label(words, code, on or today())


def word_choices(words: str, on: date | None = None) -> list[tuple[str, str]]:
    """Return the codes of a list that can be chosen, with their words."""
    return _current().choices(words, on or today())


def every_word(words: str) -> dict[str, str]:
    """Return every code that a list has ever had, in order, with its latest word."""
    return {entry.code: entry.text() for entry in _current().lists.get(words, ())}


def every_label(words: str) -> list[tuple[str, str]]:
    """Return each word that a code of a list has ever had, in both languages, with its code."""
    return [
        (text, entry.code)
        for entry in _current().lists.get(words, ())
        for text in (entry.label, entry.label_en)
        if text
    ]


def word_lists() -> list[str]:
    """Return the names of all lists."""
    return sorted(_current().lists)


def _current() -> Words:
    mark = mark_of(Revision.WORDS)
    if mark is None:
        return _from_tables()
    if mark not in _read:
        found = _from_tables()
        _read.clear()
        _read[mark] = found
    return _read[mark]


def _from_tables() -> Words:
    lists: dict[str, list[Entry]] = defaultdict(list)
    for word in Word.objects.order_by("list", "position", OLDEST_FIRST):
        lists[word.list].append(
            Entry(word.code, word.label, word.label_en, word.valid_from, word.valid_to)
        )
    for arena in Arena.objects.order_by("position", "code"):
        lists[ARENA].append(
            Entry(arena.code, arena.label, arena.label_en, arena.valid_from, arena.valid_to)
        )
    places = dict(Municipality.objects.values_list("code", "name"))
    return Words({name: tuple(entries) for name, entries in lists.items()}, places)
