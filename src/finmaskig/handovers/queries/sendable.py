"""The parts of a contact in words: what the sender chooses among, and what is then frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.cases.queries.plan import plan_view
from finmaskig.cases.queries.planning import plan_shown
from finmaskig.cases.queries.reach import reach_of
from finmaskig.cases.queries.situation import NAMES, value_text
from finmaskig.cases.queries.subjects import CHILD_KIND, SUBJECT_KIND
from finmaskig.cases.queries.talks import every_talk, help_of, meta_without_name
from finmaskig.cases.queries.track import planned_events, track_of
from finmaskig.guidance.queries import steps_of_subject
from finmaskig.handovers import parts
from finmaskig.handovers.choices_grounds import Part
from finmaskig.handovers.packages import SentLine, SentPart
from finmaskig.organisations.queries import label
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date

    from finmaskig.cases.models import Case
    from finmaskig.vault.box import Box

SAFETY = ("risk_factors", "protective_factors")
NEEDS = ("need_areas", "needs_text")


def sendable_parts(case: Case) -> tuple[SentPart, ...]:
    """Return each part of a contact that has something in it, in the order of the list."""
    box = box_of(case.pk, case.unit_id)
    words = dict(Part.choices)
    found = [
        SentPart(code, str(words[code]), tuple(make(case, box))) for code, make in _MAKERS.items()
    ]
    return tuple(part for part in found if part.lines)


def chosen_parts(case: Case, codes: Collection[str]) -> tuple[SentPart, ...]:
    """Return the chosen parts of a contact as they are now."""
    return tuple(part for part in sendable_parts(case) if part.code in codes)


def _lines(*pairs: tuple[str, str]) -> list[SentLine]:
    return [SentLine(name, text) for name, text in pairs if text]


def _contact(case: Case, _box: Box) -> Iterable[SentLine]:
    return _lines(
        (_("Vem"), f"{case.get_kind_display()}, {case.get_form_display().lower()}"),
        (_("Kontakt sedan"), _day(case.opened_on)),
        (_("Alias hos oss"), case.alias),
    )


def _reach(case: Case, box: Box) -> Iterable[SentLine]:
    found = reach_of(case, box)
    return _lines(
        (_("Så"), found.ways),
        (_("Trygga dagar"), found.days),
        (_("Trygga tider"), found.hours),
        (_("Tänk på"), found.text),
        (_("Meddelande"), _("Lämna aldrig meddelande") if found.never_leave_message else ""),
    )


def _answers(case: Case, box: Box, names: Iterable[str]) -> Iterable[SentLine]:
    return _lines(*((str(NAMES[name]), value_text(case, box, name)) for name in names))


def _situation(case: Case, box: Box) -> Iterable[SentLine]:
    return _answers(case, box, [name for name in NAMES if name not in (*SAFETY, *NEEDS)])


def _needs(case: Case, box: Box) -> Iterable[SentLine]:
    return _answers(case, box, NEEDS)


def _safety(case: Case, box: Box) -> Iterable[SentLine]:
    return _answers(case, box, SAFETY)


def _plan(case: Case, _box: Box) -> Iterable[SentLine]:
    if not case.is_support:
        return []
    plan = plan_shown(plan_view(case).text)
    goals = [
        (_("Mål"), " – ".join([goal.text, *(step.text for step in goal.steps)]))
        for goal in plan.goals
    ]
    return _lines(
        *goals,
        *((_("Styrkor"), line) for line in plan.strength_lines),
        (_("Det hjälper"), plan.helps_text),
        (_("Går igenom planen"), _day(plan.review_on)),
    )


def _talk_dates(case: Case, _box: Box) -> Iterable[SentLine]:
    return [
        SentLine(
            _day(talk.held_on),
            " · ".join(word for word in (meta_without_name(talk), help_of(talk)) if word),
        )
        for talk in every_talk(case)
    ]


def _talk_texts(case: Case, box: Box) -> Iterable[SentLine]:
    return _lines(*((_day(talk.held_on), box.text(talk, "text")) for talk in every_talk(case)))


def _net(case: Case, _box: Box) -> Iterable[SentLine]:
    steps = [
        step
        for kind in (SUBJECT_KIND, CHILD_KIND)
        for step in steps_of_subject(kind, case.pk, case.unit_id)
    ]
    return _lines(
        *(
            (step.title, step.get_result_display() or step.get_status_display())
            for step in steps
            if step.code != "hand-over"
        )
    )


def _track(case: Case, _box: Box) -> Iterable[SentLine]:
    """Tell of the authorities; a reference number leads to a name, so it goes only here."""
    reference = _lines((_("Diarienummer"), case.external_reference))
    track = track_of(case) if case.is_coordination else None
    if track is None:
        return reference
    municipality = track.municipality.name if track.municipality else ""
    planned = [
        (_("Planerat"), f"{label('track_event', event.what)}, {_day(event.on)}")
        for event in planned_events([case.pk])
    ]
    return reference + _lines(
        (_("Steg i manualen"), str(track.get_stage_display())),
        (_("Ansvarig kommun"), municipality),
        (_("Ansvarig nämnd"), label("track_board", track.board) if track.board else ""),
        *planned,
    )


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


_MAKERS: dict[str, Callable[[Case, Box], Iterable[SentLine]]] = {
    parts.CONTACT: _contact,
    parts.REACH: _reach,
    parts.SITUATION: _situation,
    parts.NEEDS: _needs,
    parts.PLAN: _plan,
    parts.TALK_DATES: _talk_dates,
    parts.TALK_TEXTS: _talk_texts,
    parts.NET: _net,
    parts.SAFETY: _safety,
    parts.TRACK: _track,
}
