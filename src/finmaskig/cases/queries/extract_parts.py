"""The parts of a person's own extract beyond the contact itself: all that hangs on it, in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.cases.queries import track_parts
from finmaskig.cases.queries.linking import link_lines
from finmaskig.cases.queries.measures import answers_view
from finmaskig.cases.queries.plan import PlanView, plan_history, plan_view
from finmaskig.cases.queries.planning import plan_shown
from finmaskig.cases.queries.situation import Said
from finmaskig.cases.queries.stages import stage_view
from finmaskig.cases.queries.subjects import KINDS
from finmaskig.cases.queries.track import events_of, rights_of, track_of
from finmaskig.cases.queries.track_pages import track_page
from finmaskig.guidance.queries import steps_of_subject, words_of_result
from finmaskig.shared.clock import local, now
from finmaskig.ui.wording import day_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case, Track
    from finmaskig.cases.queries.track_pages import Moment, RowLine


@dataclass(frozen=True)
class Section:
    """A heading and what is kept under it; empty ones are not shown."""

    title: str
    lines: list[Said] = field(default_factory=list)


def sections_of(actor: Actor, case: Case, on: date) -> list[Section]:
    """Return everything that hangs on a contact: nothing that is kept of her is left out."""
    makers: tuple[tuple[str, Callable[[Case, date], Iterable[Said]]], ...] = (
        (_("Planen"), _plans),
        (_("Var i förändringen"), _stages),
        (_("Svar på frivilliga frågor"), _answers),
        (_("Länkningar"), _linkings),
        (_("Samordningen"), partial(_coordination, actor)),
        (_("Det vi har att göra och har gjort"), _steps),
    )
    found = [Section(title, list(make(case, on))) for title, make in makers]
    return [section for section in found if section.lines]


def _plans(case: Case, on: date) -> Iterator[Said]:
    for view in (plan_view(case), *plan_history(case)):
        if view.at is not None:
            yield Said(day_text(local(view.at).date(), on), _plan(view, on))


def _plan(view: PlanView, on: date) -> str:
    plan = plan_shown(view.text)
    lines = [*plan.strength_lines, plan.helps_text]
    for goal in plan.goals:
        done = [_("klart %(day)s") % {"day": goal.done}] if goal.done else []
        lines.append(" · ".join([goal.text, *done]))
        for step in goal.steps:
            done = [_("klart %(day)s") % {"day": step.done}] if step.done else []
            lines.append(" · ".join(["– " + step.text, *filter(None, [step.meta]), *done]))
    if plan.review_on:
        lines.append(_("Går igenom planen %(day)s") % {"day": day_text(plan.review_on, on)})
    return "\n".join(filter(None, lines))


def _stages(case: Case, on: date) -> Iterator[Said]:
    for noted in stage_view(case).history:
        yield Said(day_text(noted.from_on, on), noted.label)


def _answers(case: Case, on: date) -> Iterator[Said]:
    view = answers_view(case)
    for number, time in enumerate(view.times):
        answers = [f"{row.label}: {row.answers[number]}" for row in view.rows]
        text = _("Avböjde") if time.declined else "\n".join(answers)
        yield Said(f"{time.label}, {day_text(time.asked_on, on)}", text)


def _linkings(case: Case, on: date) -> Iterator[Said]:
    for line in link_lines(case):
        facts = (line.title, line.meta, line.ended)
        yield Said(day_text(line.linked_on, on), " · ".join(filter(None, facts)))


def _steps(case: Case, on: date) -> Iterator[Said]:
    for kind in KINDS:
        for step in steps_of_subject(kind, case.pk, case.unit_id):
            facts = (step.title, step.get_status_display(), words_of_result(step))
            yield Said(day_text(local(step.created_at).date(), on), " · ".join(filter(None, facts)))


def _coordination(actor: Actor, case: Case, on: date) -> Iterator[Said]:
    track = track_of(case)
    if track is None:
        return
    page = track_page(actor, track, now())
    yield Said(_("Kö och steg"), " · ".join(page.headline))
    yield Said(_("Stegen"), "\n".join(f"{one.name}: {one.state}" for one in page.stages))
    yield from _events(track, page.events, on)
    yield from map(_row, (*page.housings, *page.permits))
    if page.way_home:
        yield Said(_("Vägen hem"), "\n".join(page.way_home))
    yield from _rights(track, on)
    money = track_parts.money_page(track, now(), on)
    yield from map(_row, money.costs)
    for quarter in money.quarters:
        yield Said(quarter.title, f"{quarter.meta} · {quarter.tag.text}")


def _events(track: Track, moments: Iterable[Moment], on: date) -> Iterator[Said]:
    for event, moment in zip(events_of(track), moments, strict=True):
        facts = (moment.title, moment.meta, track_parts.note_of(event))
        yield Said(day_text(moment.day, on), " · ".join(filter(None, facts)))


def _rights(track: Track, on: date) -> Iterator[Said]:
    yield from map(_row, track_parts.right_lines(track, on))
    for item in rights_of(track):
        if item.why:
            yield Said(track_parts.right_of(item).what, track_parts.why_of(item))


def _row(line: RowLine) -> Said:
    tag = [line.tag.text] if line.tag else []
    return Said(line.title, " · ".join(filter(None, [line.meta, *tag])))
