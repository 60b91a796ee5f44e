"""What the pages of destruction show, as plain values. An alias never leaves its unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.organisations.access import board_of, unit_of
from finmaskig.retention import rules
from finmaskig.retention.choices import Why
from finmaskig.retention.queries.judging import decisions_in_force, judge_of, judged_of_board
from finmaskig.retention.rulebook import all_rules
from finmaskig.ui.wording import Due
from finmaskig.vault import fading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.retention.values import Judged
    from finmaskig.vault.fading import Row

SHOWN = 25
"""How many records of a kind a page shows; the list that is made holds all."""


@dataclass(frozen=True)
class RecordLine:
    """One record of the own unit: what it is called, its days, where it stands."""

    id: UUID
    title: str
    url: str
    meta: str
    tag: Due


@dataclass(frozen=True)
class KindBlock:
    """The records of one kind whose time has run out, and the rule that says so."""

    name: str
    section: str
    text: str
    count: int
    lines: list[RecordLine]

    @property
    def more(self) -> int:
        """Return how many are not shown."""
        return self.count - len(self.lines)


@dataclass(frozen=True)
class Preview:
    """What is due in one unit on a day."""

    blocks: list[KindBlock] = field(default_factory=list)
    errors: list[RecordLine] = field(default_factory=list)
    ripe_count: int = 0
    next_on: date | None = None

    @property
    def shown_ids(self) -> list[UUID]:
        """Return the records that the page names."""
        lines = [line for block in self.blocks for line in block.lines]
        return sorted({line.id for line in (*lines, *self.errors)})


@dataclass(frozen=True)
class RuleLine:
    """How long a kind of record is kept, and whether the board has decided about it."""

    name: str
    text: str
    section: str
    years: int
    is_decided: bool


def preview_of(actor: Actor, on: date) -> Preview:
    """Return what is due in the actor's unit, by kind, with the rule of each."""
    mine = [
        one
        for one in judged_of_board(board_of(actor), on)
        if (one.row.unit_id, one.row.side) == (actor.unit_id, actor.side)
    ]
    due = [one for one in mine if one.has_run_out(on)]
    kinds = sorted({one.kind for one in due})
    return Preview(
        blocks=[_block([one for one in due if one.kind == kind]) for kind in kinds],
        errors=[_line(one) for one in mine if one.is_error][:SHOWN],
        ripe_count=sum(one.is_ripe for one in mine),
        next_on=judge_of(board_of(actor), on).next_on(unit_of(actor)),
    )


def rule_lines(actor: Actor, on: date) -> list[RuleLine]:
    """Return the rules of a day, in words, and what the board has decided."""
    decided = decisions_in_force(board_of(actor), on)
    names = fading.names()
    found = [rule for rule in all_rules() if rule.kind in names and rule.holds(on)]
    return [
        RuleLine(
            name=str(names[rule.kind]),
            text=rule.text,
            section=rule.section,
            years=decided[rule.kind].years_for(rule) if rule.kind in decided else rule.years,
            is_decided=rule.kind in decided,
        )
        for rule in found
    ]


def find_record(record: UUID, *, kind: str = "") -> tuple[str, Row] | None:
    """Return the kind of a whole record and the record, if it still exists.

    ``kind`` is where to look first; a contact changes kind with its way of documenting.
    """
    whole = [one for one in fading.all_kinds() if not one.part_of]
    for one in sorted(whole, key=lambda one: one.code != kind):
        for row in one.by_ids([record]):
            return one.code, row
    return None


def title_of(kind: str, row: Row) -> str:
    """Return what a record's own unit calls it."""
    return row.label or f"{fading.names()[kind]}, {day_of(row.last_on or row.began_on)}"


def day_of(day: date) -> str:
    """Write a day with its year: times of destruction are long."""
    return date_format(day, "j F Y")


def _block(due: Sequence[Judged]) -> KindBlock:
    rule = due[0].rule
    assert rule is not None
    return KindBlock(
        name=due[0].kind_name,
        section=rule.section,
        text=rule.text,
        count=len(due),
        lines=[_line(one) for one in due[:SHOWN]],
    )


def _line(one: Judged) -> RecordLine:
    page = fading.kind_of(one.kind).page
    facts = []
    if one.row.last_on is not None:
        facts.append(_("Senast antecknat %(day)s") % {"day": day_of(one.row.last_on)})
    if one.period is not None:
        day = day_of(one.period.earliest_on)
        facts.append(_("får gallras från %(day)s") % {"day": day})
    if one.period is not None and one.period.done_by_on is not None:
        day = day_of(one.period.done_by_on)
        facts.append(_("ska vara gallrat senast %(day)s") % {"day": day})
    return RecordLine(
        id=one.row.id,
        title=title_of(one.kind, one.row),
        url=reverse(page, args=[one.row.id]) if page else "",
        meta=" · ".join(facts),
        tag=_tag(one),
    )


def _tag(one: Judged) -> Due:
    if one.code == rules.LATE:
        return Due("late", _("Försenat"))
    if one.code == rules.DUE:
        return Due("today", _("Får gallras"))
    if one.code == rules.NO_DECISION:
        return Due("plain", _("Inget beslut"))
    return Due("late" if one.is_error else "plain", str(Why(one.code).label))
