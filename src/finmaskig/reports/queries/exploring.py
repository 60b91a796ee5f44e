"""What can be asked of the published figures, and an answer put in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from finmaskig.counting import registry
from finmaskig.organisations.queries import staffed_units
from finmaskig.reports.content import Cited, KeyFigures, Line, TableBlock
from finmaskig.reports.queries.citing import definition_of, labels_of, words_of
from finmaskig.reports.queries.pattern import UNIT
from finmaskig.reports.queries.published import (
    Answer,
    NotPublished,
    Question,
    answer,
    closed_periods,
)
from finmaskig.reports.rules import REPORT

if TYPE_CHECKING:
    from uuid import UUID

Choice = tuple[str, str]
UP_TO_TWELVE = (
    gettext_lazy("Noll"),
    gettext_lazy("En"),
    gettext_lazy("Två"),
    gettext_lazy("Tre"),
    gettext_lazy("Fyra"),
    gettext_lazy("Fem"),
    gettext_lazy("Sex"),
    gettext_lazy("Sju"),
    gettext_lazy("Åtta"),
    gettext_lazy("Nio"),
    gettext_lazy("Tio"),
    gettext_lazy("Elva"),
    gettext_lazy("Tolv"),
)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a reader can choose among, by what is chosen already."""

    measures: tuple[tuple[str, tuple[Choice, ...]], ...]
    """By the name of the family."""
    periods: tuple[Choice, ...]
    axes: Mapping[str, registry.Axis]
    """All by which the measure is divided."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """The answer to a question, in words."""

    question: Question
    answer: Answer
    block: TableBlock | KeyFigures
    narrowed: str
    """Which single codes the table stands at, in words."""

    @property
    def permanent(self) -> Question:
        """Return the question that always has this answer, also when figures are revised."""
        return replace(self.question, version=self.answer.publication.version)


@dataclass(frozen=True)
class Refused:
    """A question that has no answer, and what to do."""

    question: Question
    why: str


def choices(board_id: UUID, measure: str) -> Choices:
    """Return what can be chosen; without a known measure the first one is meant."""
    families = {one.code: one for one in registry.families()}
    grouped: dict[str, list[Choice]] = {}
    for one in registry.measures():
        grouped.setdefault(str(families[one.family].name), []).append((one.code, str(one.name)))
    return Choices(
        measures=tuple((name, tuple(of_it)) for name, of_it in grouped.items()),
        periods=tuple((one.code, one.name) for one in closed_periods(board_id)),
        axes=axes_of(board_id, measure),
    )


def axes_of(board_id: UUID, measure: str) -> dict[str, registry.Axis]:
    """Return by what a measure is divided: the axes of its family, and the units of the board."""
    found = {one.code: one for one in registry.measures()}.get(measure)
    if found is None:
        return {}
    family = registry.family(found.family)
    axes = {axis.code: axis for grid in family.grids for axis in grid.axes}
    words = {unit.code: unit.name for unit in staffed_units(board_id)}
    if not family.about_people:
        words[registry.BOARD] = _("Nämnden själv")
    return {**axes, UNIT: registry.Axis(code=UNIT, name=_("enhet"), words=words)}


def first_question(board_id: UUID) -> Question | None:
    """Return what the page shows before anything is chosen; nothing where there is no figure.

    The measure is the first of what can be divided in most ways.
    """
    measures, periods = registry.measures(), closed_periods(board_id)
    if not measures or not periods:
        return None
    period = next((one for one in periods if one.kind == REPORT), periods[0])
    measure = max(measures, key=lambda one: len(registry.family(one.family).grids))
    rows = next(iter(axes_of(board_id, measure.code)))
    return Question(measure=measure.code, period=period.code, rows=rows)


def look_up(board_id: UUID, question: Question) -> Found | Refused:
    """Return the answer in words, or why there is none."""
    try:
        found = answer(board_id, question)
    except NotPublished as refusal:
        return Refused(question, str(refusal))
    return in_words(board_id, question, found)


def in_words(board_id: UUID, question: Question, found: Answer) -> Found:
    """Return an answer with the words of its codes."""
    axes = axes_of(board_id, question.measure)
    shown = [axes[code] for code in (question.rows, question.columns) if code]
    fixed = [(axes[axis], code) for axis, code in question.at.items() if axis in axes]
    narrowed = ", ".join(
        f"{str(axis.name).capitalize()}: {words_of(axis).get(code, code)}" for axis, code in fixed
    )
    return Found(
        question=question, answer=found, block=_block(question, found, shown), narrowed=narrowed
    )


def title_of(measure: registry.Measure, axes: list[registry.Axis]) -> str:
    """Return what a table is called: the measure, and by what it is divided."""
    names = [str(axis.name).lower() for axis in axes]
    if not names:
        return str(measure.name)
    return _("%(measure)s, efter %(axes)s") % {
        "measure": measure.name,
        "axes": _(" och ").join(names),
    }


def _block(
    question: Question, found: Answer, shown: list[registry.Axis]
) -> TableBlock | KeyFigures:
    at = {axis: codes for axis, codes in found.measure.at.items() if axis not in _names(shown)}
    at |= {axis: (code,) for axis, code in question.at.items()}
    now = Cited(table=found.table, measure=question.measure, period=question.period, at=at)
    definition, note = definition_of(question.measure), hidden_note(len(found.table.hidden))
    caption = title_of(found.measure, shown)
    if not shown:
        line = Line(name=str(found.measure.name), now=now, definition=definition)
        return KeyFigures(caption=caption, lines=(line,), now_name=found.period.name, note=note)
    return TableBlock(
        caption=caption,
        now=now,
        names=tuple(str(axis.name).capitalize() for axis in shown),
        words=tuple(labels_of(axis) for axis in shown),
        total=_("Alla"),
        now_name=_("Antal"),
        definition=definition,
        note=note,
    )


def _names(axes: list[registry.Axis]) -> set[str]:
    return {axis.code for axis in axes}


def hidden_note(hidden: int) -> str:
    """Say how many cells are hidden, and that nobody can work them out; nothing for none."""
    if not hidden:
        return ""
    number = UP_TO_TWELVE[hidden] if hidden < len(UP_TO_TWELVE) else hidden
    return ngettext(
        "%(number)s cell är skyddad. Den går inte att räkna ut från det som visas, inte heller "
        "för den som känner metoden.",
        "%(number)s celler är skyddade. Ingen av dem går att räkna ut från det som visas, inte "
        "heller för den som känner metoden.",
        hidden,
    ) % {"number": number}
