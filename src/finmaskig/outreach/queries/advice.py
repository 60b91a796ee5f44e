"""A meeting's next steps as cards, with what can be tapped on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.guidance import rules as step_rules
from finmaskig.guidance.queries import due_tag, steps_of_subject

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from finmaskig.guidance.models import Step
    from finmaskig.guidance.rules import Subject


@dataclass(frozen=True)
class Button:
    """One tap: what it posts and what it says."""

    name: str
    value: str
    label: str
    quiet: bool


@dataclass(frozen=True)
class Card:
    """One step of a meeting, open or answered."""

    id: UUID
    level: str
    title: str
    reason: str
    say: str
    source: str
    receiver: str
    phone: str
    due: str
    is_open: bool
    result: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True)
class Group:
    """The cards of one level."""

    level: str
    cards: tuple[Card, ...]


def steps_of_meeting(subject: Subject) -> list[Step]:
    """Return the steps of a meeting where they lie, the most binding first."""
    return steps_of_subject(subject.kind, subject.id, subject.unit_id)


def groups_of(steps: list[Step], at: datetime) -> list[Group]:
    """Return must, offer and may apart, without the empty ones."""
    cards = [card_of(step, at) for step in steps]
    by_level = {
        level: tuple(card for card in cards if card.level == level) for level in step_rules.LEVELS
    }
    return [Group(level, found) for level, found in by_level.items() if found]


def card_of(step: Step, at: datetime) -> Card:
    """Return one step as a card."""
    unit = step.receiver_unit
    return Card(
        id=step.pk,
        level=step.level,
        title=step.title,
        reason=_closed_now(step) or step.why,
        say=step.say,
        source=step.source,
        receiver=step.receiver_text or (unit.name if unit else ""),
        phone=unit.phone if unit else "",
        due=due_tag(step, at).text if step.is_open and step.due_at else "",
        is_open=step.is_open,
        result=step.get_result_display(),
        buttons=buttons_of(step) if step.is_open else (),
    )


def _closed_now(step: Step) -> str:
    """Say who receives instead of an office that is closed."""
    if not step.stands_in_for:
        return ""
    return _("%(closed)s har stängt. %(receiver)s tar emot nu.") % {
        "closed": step.stands_in_for,
        "receiver": step.receiver_text,
    }


def buttons_of(step: Step) -> tuple[Button, ...]:
    """Return what can be tapped: an answer to an offer, done, or understood."""
    words = {
        step_rules.FULFILLED: _("Klart"),
        step_rules.UNDERSTOOD: _("Jag förstår"),
        step_rules.YES: _("Ja tack"),
        step_rules.NO: _("Nej tack"),
        step_rules.LATER: _("Senare"),
    }
    answers = [
        answer
        for answer in step_rules.results_of(step.code, step.level)
        if answer in words and answer in step_rules.ANSWERS[step.level]
    ]
    return tuple(
        Button("tick", f"{step.pk}:{answer}", words[answer], quiet=place > 0)
        for place, answer in enumerate(answers)
    )
