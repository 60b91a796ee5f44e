"""Where records stand on a day: the rules, the board's decisions and the holds, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finmaskig.retention import rules
from finmaskig.retention.models import DestructionDecision, Hold
from finmaskig.retention.rulebook import all_rules
from finmaskig.retention.values import Judged
from finmaskig.vault import fading
from finmaskig.vault.fading import Window

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from finmaskig.retention.rules import Rule
    from finmaskig.vault.fading import Kind, Row


@dataclass(frozen=True)
class Judge:
    """What is needed to judge the records of one board on one day."""

    on: date
    decisions: Mapping[str, DestructionDecision]
    held: frozenset[UUID]

    def judged(self, kind: str, row: Row) -> Judged:
        """Return where a record stands."""
        rule = rules.rule_on(all_rules(), kind, self.on)
        decision = self.decisions.get(kind)
        facts = rules.Facts(
            began_on=row.began_on,
            last_on=row.last_on,
            rule=rule,
            decided_years=None if decision is None or rule is None else decision.years_for(rule),
            is_held=row.id in self.held,
        )
        found = rules.standing(facts, on=self.on)
        return Judged(
            row=row,
            kind=kind,
            code=found.code,
            period=found.period,
            rule=rule,
            decision=decision,
            is_held=facts.is_held,
        )

    def window(self, kind: str) -> Window:
        """Return which records of a kind can have run out; without a rule all are looked at."""
        rule = rules.rule_on(all_rules(), kind, self.on)
        if rule is None:
            return Window(self.on, self.on)
        return Window(rules.years_before(self.on, self.years_of(rule)), self.on)

    def next_on(self, unit_id: UUID) -> date | None:
        """Return the first day after this one on which a time of a unit's records may run out."""
        found = [self._next_of(kind, unit_id) for kind in fading.all_kinds()]
        return min((day for day in found if day is not None), default=None)

    def _next_of(self, kind: Kind, unit_id: UUID) -> date | None:
        rule = rules.rule_on(all_rules(), kind.code, self.on)
        if rule is None:
            return None
        began = kind.next_day(unit_id, self.window(kind.code).until)
        if began is None:
            return None
        return rules.period_of(began, rule, self.years_of(rule)).earliest_on

    def years_of(self, rule: Rule) -> int:
        """Return the years that count for the kind of a rule."""
        decision = self.decisions.get(rule.kind)
        return rule.years if decision is None else decision.years_for(rule)


def judge_of(board_id: UUID, on: date) -> Judge:
    """Return the judge of a board's records on a day."""
    held = Hold.objects.filter(board_id=board_id, lifted_at__isnull=True)
    return Judge(
        on=on,
        decisions=decisions_in_force(board_id, on),
        held=frozenset(held.values_list("record", flat=True)),
    )


def decisions_in_force(board_id: UUID, on: date) -> dict[str, DestructionDecision]:
    """Return the decision that holds for each kind of record on a day."""
    found: dict[str, DestructionDecision] = {}
    rows = DestructionDecision.objects.filter(board_id=board_id, valid_from__lte=on)
    for row in rows.order_by("valid_from", "recorded_at"):
        if row.holds(on):
            found |= dict.fromkeys(row.kinds, row)
    return found


def judged_of_board(board_id: UUID, on: date) -> list[Judged]:
    """Return the records of a board whose time may have run out, or cannot be told.

    By kind and day; those whose time has certainly not run out are left out.
    """
    judge = judge_of(board_id, on)
    found = [
        judge.judged(kind.code, row)
        for kind in fading.all_kinds()
        for row in fading.counted_from(kind.code, kind.of_board(board_id, judge.window(kind.code)))
    ]
    return sorted(
        found, key=lambda one: (one.kind, one.row.last_on or one.row.began_on, one.row.id)
    )


def judged_by_ids(board_id: UUID, kind: str, ids: Sequence[UUID], on: date) -> dict[UUID, Judged]:
    """Return where the records that still exist stand."""
    judge = judge_of(board_id, on)
    rows = fading.counted_from(kind, fading.kind_of(kind).by_ids(ids))
    return {row.id: judge.judged(kind, row) for row in rows}
