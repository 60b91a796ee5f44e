"""Reads of voluntary answers: one person's change over time, and a unit's rows to evaluate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from finmaskig.cases import rules
from finmaskig.cases.chart import Chart, chart_of
from finmaskig.cases.choices import Occasion
from finmaskig.cases.evaluation import Answered
from finmaskig.cases.models import Measurement
from finmaskig.cases.queries.cases import current_period
from finmaskig.cases.questions import set_for, set_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.cases.questions import Question

SKIPPED = "–"


@dataclass(frozen=True)
class Time:
    """One time of asking."""

    occasion: str
    label: str
    asked_on: date
    declined: bool


@dataclass(frozen=True)
class AnswerRow:
    """One question, with an answer for each time."""

    label: str
    answers: list[str]


@dataclass(frozen=True)
class AnswersView:
    """Everything that was answered: a table, and a chart when there is change to see."""

    times: list[Time]
    rows: list[AnswerRow]
    chart: Chart | None
    next_occasion: str


def answers_view(case: Case) -> AnswersView:
    """Return what somebody has answered over time, in one query."""
    found = sorted(Measurement.objects.filter(case=case), key=_in_time)
    answered = [row for row in found if not row.declined]
    labels = _labels(answered)
    times = [
        Time(row.occasion, row.get_occasion_display(), row.asked_on, row.declined) for row in found
    ]
    return AnswersView(
        times=times,
        rows=[AnswerRow(label, _texts(found, code)) for code, label in labels.items()],
        chart=_chart(answered, labels),
        next_occasion=rules.next_occasion([row.occasion for row in found]),
    )


def _in_time(row: Measurement) -> tuple[date, int]:
    return (row.asked_on, rules.OCCASIONS.index(row.occasion))


def _labels(answered: Sequence[Measurement]) -> dict[str, str]:
    """Return the questions that were answered, in the order they are asked."""
    codes = {code for row in answered for code in row.answers}
    sets = {row.question_set: set_of(row.question_set) for row in answered}
    questions = [one for found in sets.values() for one in found.questions]
    return {one.code: one.short for one in questions if one.code in codes}


def _texts(found: Sequence[Measurement], code: str) -> list[str]:
    return [str(row.answers.get(code, SKIPPED)) for row in found]


def _chart(answered: Sequence[Measurement], labels: dict[str, str]) -> Chart | None:
    if len(answered) < 2:
        return None
    columns = [row.get_occasion_display() for row in answered]
    return chart_of(
        columns,
        {label: [row.answers.get(code) for row in answered] for code, label in labels.items()},
    )


@dataclass(frozen=True)
class AnswersPage:
    """What the page of the questions asks, and what has been answered already."""

    occasion: str
    label: str
    occasions: list[tuple[str, str]]
    questions: Sequence[Question]
    kept: Mapping[str, int]
    said_no: bool


def answers_page(case: Case, occasion: str, on: date) -> AnswersPage:
    """Return the questions of an occasion, or of the one that comes next."""
    rows = {row.occasion: row for row in Measurement.objects.filter(period=current_period(case))}
    asked = occasion or rules.next_occasion(rows)
    kept = rows.get(asked)
    questions = set_for(case.kind)
    return AnswersPage(
        occasion=asked,
        label=str(Occasion(asked).label),
        occasions=[(code, str(word)) for code, word in Occasion.choices],
        questions=questions.asked(asked, on) if questions else (),
        kept=kept.answers if kept else {},
        said_no=kept is not None and kept.declined,
    )


def unit_answers(actor: Actor) -> list[Answered]:
    """Return the answers of the actor's own unit as plain values, to be made safe."""
    rows = Measurement.objects.filter(
        Q(case__unit_id=actor.unit_id),
        case__board_id=actor.board_id,
        case__side=actor.side,
        declined=False,
    ).values_list("case_id", "case__kind", "question_set", "occasion", "asked_on", "answers")
    return [
        Answered(
            person=person,
            kind=kind,
            question_set=questions,
            occasion=occasion,
            asked_on=day,
            answers=answers,
        )
        for person, kind, questions, occasion, day, answers in rows
    ]
