"""What services take and queries give: plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.retention import rules
from finmaskig.vault import fading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.retention.models import DestructionDecision, DestructionList
    from finmaskig.retention.rules import Period, Rule
    from finmaskig.vault.fading import Row


@dataclass(frozen=True, kw_only=True)
class NewDestructionDecision:
    """A board's decision as it was made. ``years`` only for kinds whose time the board sets."""

    decided_on: date
    reference_number: str
    kinds: tuple[str, ...]
    valid_from: date
    valid_to: date | None = None
    years: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One record, and where it stands on a day."""

    row: Row
    kind: str
    code: str
    period: Period | None
    rule: Rule | None
    decision: DestructionDecision | None
    is_held: bool

    @property
    def kind_name(self) -> str:
        """Return what the kind of record is called."""
        return str(fading.names()[self.kind])

    @property
    def is_ripe(self) -> bool:
        """Tell whether it can be listed now."""
        return self.code in rules.RIPE

    @property
    def is_late(self) -> bool:
        """Tell whether it should be gone already."""
        return self.code == rules.LATE

    @property
    def is_error(self) -> bool:
        """Tell whether its day cannot be computed."""
        return self.code in rules.ERRORS

    def has_run_out(self, on: date) -> bool:
        """Tell whether its time has run out, decided or not, held or not."""
        return self.period is not None and self.period.earliest_on <= on

    def label_for(self, unit_id: UUID | None) -> str:
        """Return its alias for its own unit; nothing for anybody else."""
        return self.row.label if unit_id == self.row.unit_id else ""


@dataclass(frozen=True)
class KindCount:
    """How many records of a kind, and between which days: all that a deputy sees."""

    kind: str
    count: int
    first_on: date
    last_on: date

    @property
    def kind_name(self) -> str:
        """Return what the kind of record is called."""
        return str(fading.names()[self.kind])


@dataclass(frozen=True)
class Ran:
    """What one run did."""

    destroyed: int = 0
    dropped: int = 0
    lists: int = 0

    def __add__(self, other: Ran) -> Ran:
        """Return both together."""
        return Ran(
            self.destroyed + other.destroyed,
            self.dropped + other.dropped,
            self.lists + other.lists,
        )


def person_of(actor: Actor) -> rules.Person:
    """Return an actor as the rules see her."""
    return rules.Person(
        user=str(actor.user_id),
        role=actor.role,
        unit=str(actor.unit_id),
        board=str(actor.board_id),
        side=actor.side,
    )


def place_of(row: DestructionList) -> rules.Place:
    """Return where a list's records are, as the rules see it."""
    return rules.Place(unit=str(row.unit_id), board=str(row.board_id), side=row.side)


def function_of(actor: Actor) -> str:
    """Return who acts as a function, never as a name: it stands in the proof."""
    words = {"lead": _("enhetschef"), "worker": _("medarbetare")}
    return f"{words.get(actor.role, actor.role)}, {actor.unit_name}"[:120]
