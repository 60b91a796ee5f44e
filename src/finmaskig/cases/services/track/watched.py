"""One date of a track: the step it calls for, and whether it has been answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finmaskig.cases import track_data
from finmaskig.guidance.services import DatedStep

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID


@dataclass(frozen=True)
class Watched:
    """A step, and whether its date has been answered by another."""

    step: DatedStep
    is_answered: bool


@dataclass(frozen=True, kw_only=True)
class Words:
    """What kind of step it is, and what it says."""

    code: str
    title: str
    why: str
    say: str = ""
    source: str = ""


def counted(length: str, day: date, *, watch: str, words: Words, worker: UUID) -> DatedStep:
    """Return the step that a length of time leads to, with its section as the source."""
    return DatedStep(
        watch=watch,
        code=words.code,
        title=words.title,
        say=words.say,
        why=words.why,
        source=track_data.section(length, day),
        due_on=track_data.due(length, day),
        for_user=worker,
    )


def on_the_day(day: date, *, watch: str, words: Words, worker: UUID) -> DatedStep:
    """Return the step of a day that somebody has agreed on."""
    return DatedStep(
        watch=watch,
        code=words.code,
        title=words.title,
        say=words.say,
        why=words.why,
        source=words.source,
        due_on=day,
        for_user=worker,
    )
