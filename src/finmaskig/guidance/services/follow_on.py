"""What follows when a step has ended: the link after a yes, the question after a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.guidance import queries, rules
from finmaskig.guidance.models import Step
from finmaskig.guidance.rules import Due
from finmaskig.guidance.services.rows import save
from finmaskig.pure.guidance.receivers import OWN
from finmaskig.pure.guidance.workdays import add_working_days, end_of
from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.guidance.models import ReportOfConcern
    from finmaskig.pure.guidance.rules import Rule

FROZEN_IN = "sv"
"""A step's words are frozen in Swedish, whoever made it: others in the unit will read them."""

DAYS_TO_ASK_AGAIN = 7
WORKING_DAYS_TO_LINK = 5
TITLE_MAX = 200


@dataclass(frozen=True)
class Words:
    """What a step says."""

    title: str
    say: str
    why: str
    source: str


@dataclass(frozen=True)
class Kind:
    """What a step is."""

    rule_code: str
    code: str
    level: str


def open_follow_on(
    step: Step, report: ReportOfConcern | None, *, actor: Actor, at: datetime
) -> Step | None:
    """Open the step that the end of another one calls for, if it calls for any."""
    with override(FROZEN_IN):
        following = _following(step, report, actor=actor, at=at)
    if following is None:
        return None
    following.assigned_to_id = step.assigned_to_id
    following.created_at = at
    save(following)
    return following


def _following(
    step: Step, report: ReportOfConcern | None, *, actor: Actor, at: datetime
) -> Step | None:
    if report is not None:
        rule = queries.rule_of_step(actor.municipality, local(at).date(), rules.CODE_OF_QUESTION)
        return _question(step, report, rule)
    if step.result == rules.NO_ANSWER:
        return _same_question(step, at)
    if step.result == rules.YES and step.receiver_kind not in OWN:
        return _link(step, at)
    return None


def _question(step: Step, report: ReportOfConcern, rule: Rule) -> Step:
    """Ask the board whether the report has arrived, with the words to use on the phone."""
    values = {
        "board": report.to_board,
        "day": date_format(local(report.sent_at), "j F"),
        "number": report.reference_number,
    }
    number = _(" Vårt diarienummer är %(number)s.") % values if report.reference_number else ""
    due = Due(rule.within.due(report.sent_at), rules.DAY)
    return _after(
        step,
        Words(
            title=_("Fråga %(board)s om orosanmälan är mottagen") % values,
            say=_(
                "”Hej, jag ringer från socialtjänsten. Vi skickade en orosanmälan till er den "
                "%(day)s.%(number)s Har den kommit fram? Har ni inlett en utredning?”"
            )
            % {**values, "number": number},
            why=rule.why,
            source=rule.source,
        ),
        Kind(rule.code, rule.step, rule.level),
        due,
    )


def _same_question(step: Step, at: datetime) -> Step:
    """Ask again in a week."""
    day = end_of(local(at).date() + timedelta(days=DAYS_TO_ASK_AGAIN))
    words = Words(step.title, step.say, step.why, step.source)
    kind = Kind(step.rule_code, step.code, step.level)
    return _after(step, words, kind, Due(day, rules.DAY))


def _link(step: Step, at: datetime) -> Step:
    """Help the person all the way to the one she said yes to, also if it was closed that night."""
    own = (step.closed_unit_id or step.receiver_unit_id) == step.owner_unit_id
    title = _("Boka en första tid") if own else _("Länka till %(receiver)s")
    words = Words(
        title=title % {"receiver": step.answering_name},
        say=_("”Vill du att jag ringer dit tillsammans med dig, eller att jag följer med?”"),
        why=_("Personen tackade ja. Det är lättare att komma när någon ringer eller följer med."),
        source=step.source,
    )
    day = end_of(add_working_days(local(at).date(), WORKING_DAYS_TO_LINK))
    kind = Kind(step.rule_code, rules.CODE_OF_LINK, step.level)
    return _after(step, words, kind, Due(day, rules.DAY))


def _after(step: Step, words: Words, kind: Kind, due: Due) -> Step:
    return Step(
        rule_code=kind.rule_code,
        code=kind.code,
        level=kind.level,
        title=words.title[:TITLE_MAX],
        say=words.say,
        why=words.why,
        source=words.source,
        receiver_kind=step.closed_kind or step.receiver_kind,
        receiver_unit_id=step.closed_unit_id or step.receiver_unit_id,
        receiver_text=step.answering_name,
        home=step.home,
        owner_unit_id=step.owner_unit_id,
        side=step.side,
        board_id=step.board_id,
        for_role=step.for_role,
        subject_kind=step.subject_kind,
        subject_id=step.subject_id,
        context=step.context,
        due_at=due.at,
        due_precision=due.precision,
        late_at=rules.late_from(due),
        no_ends_offers=step.no_ends_offers,
        previous=step,
    )
