"""Published figures as a document cites them: with the words of their codes, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.counting import registry
from finmaskig.reports.content import Cited
from finmaskig.reports.queries.published import NotPublished, Question, answer

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is cited, whatever the period."""

    measure: str
    at: Mapping[str, str] = field(default_factory=dict)
    rows: str = ""
    columns: str = ""


def cited(board_id: UUID, period: str, asked: Asked) -> Cited | None:
    """Return a published table or number, or nothing when it is not among those published."""
    question = Question(
        measure=asked.measure, period=period, rows=asked.rows, columns=asked.columns, at=asked.at
    )
    try:
        found = answer(board_id, question)
    except NotPublished:
        return None
    shown = {asked.rows, asked.columns}
    narrowed = {axis: codes for axis, codes in found.measure.at.items() if axis not in shown}
    narrowed |= {axis: (code,) for axis, code in asked.at.items()}
    return Cited(table=found.table, measure=asked.measure, period=period, at=narrowed)


def definition_of(measure: str) -> str:
    """Return what a measure counts and what decides its period."""
    found = registry.measure(measure)
    rule = registry.family(found.family).period_rule
    return _("%(definition)s Perioden avgörs av: %(rule)s.") % {
        "definition": found.definition,
        "rule": rule,
    }


def axis_of(measure: str, code: str) -> registry.Axis:
    """Return an axis by which a measure is divided."""
    grids = registry.family(registry.measure(measure).family).grids
    axes = (axis for grid in grids for axis in grid.axes if axis.code == code)
    return next(axes)


def words_of(axis: registry.Axis) -> Mapping[str, str]:
    """Return the codes of an axis in the order to show, with their words."""
    words = axis.named()
    told = {code: str(word) for code, word in words.items()}
    return {**told, registry.NOT_RECORDED: told.get(registry.NOT_RECORDED, _("ej noterat"))}


def labels_of(axis: registry.Axis) -> dict[str, str]:
    """Return the words of an axis as they stand first in a row."""
    return {code: word[:1].upper() + word[1:] for code, word in words_of(axis).items()}
