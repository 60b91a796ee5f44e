"""What the pages of one track show, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from finmaskig.cases import track_data, track_rules
from finmaskig.cases.models.track.choices import Stage, StageState
from finmaskig.cases.queries.pages import case_page
from finmaskig.cases.queries.track import events_of, way_home
from finmaskig.cases.queries.track_queue import stage_text
from finmaskig.organisations.queries import label
from finmaskig.shared.clock import local
from finmaskig.ui.wording import Due, day_text, due_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case, Event, Housing, Permit, Track
    from finmaskig.guidance.queries import Line

STATE_TAGS = {
    track_rules.WAITING: "plain",
    track_rules.RUNNING: "today",
    track_rules.DONE: "ok",
    track_rules.NOT_RELEVANT: "plain",
}


@dataclass(frozen=True)
class StageLine:
    """One of the six steps and how far it has come."""

    number: int
    name: str
    state: str
    tag: str
    is_current: bool


@dataclass(frozen=True)
class RowLine:
    """One row of a part: what, when, and where it is changed."""

    title: str
    meta: str
    url: str
    tag: Due | None = None


@dataclass(frozen=True)
class Moment:
    """One event of the timeline."""

    day: date
    title: str
    meta: str
    url: str
    tag: Due | None
    finish_url: str


@dataclass(frozen=True)
class TrackPage:
    """A track on one page: the line of the person, what is next, then its parts."""

    headline: list[str]
    steps: Sequence[Line]
    more_steps: Sequence[Line]
    stages: list[StageLine]
    events: list[Moment]
    housings: list[RowLine]
    permits: list[RowLine]
    way_home: list[str]
    short_permit: bool
    has_way_home: bool
    in_reflection: bool


FIRST_STEPS = 5


def track_page(actor: Actor, track: Track, at: datetime) -> TrackPage:
    """Return everything that a track's page shows."""
    on = local(at).date()
    permits = list(track.permits.all())
    steps = case_page(actor, track.case, at).steps
    return TrackPage(
        headline=_headline(track, permits, on),
        steps=steps[:FIRST_STEPS],
        more_steps=steps[FIRST_STEPS:],
        stages=_stages(track),
        events=[_moment(event, at) for event in events_of(track)],
        housings=[_housing(housing, on) for housing in track.housings.all()],
        permits=[_permit(permit, on) for permit in permits],
        way_home=_way_home(track, on),
        short_permit=any(is_short(permit) for permit in permits),
        has_way_home=way_home(track) is not None,
        in_reflection=any(permit.is_reflection for permit in permits),
    )


def _headline(track: Track, permits: list[Permit], on: date) -> list[str]:
    """Return the person's line: queue, step, who answers, the permit that holds."""
    place = track.municipality.name if track.municipality else ""
    board = label("track_board", track.board) if track.board else ""
    held = next((permit for permit in permits if permit.holds(on)), None)
    permit = _until(held, on) if held else ""
    parts = [track.get_queue_display(), stage_text(track.stage), board, place, permit]
    return [part for part in parts if part]


def _until(permit: Permit, on: date) -> str:
    assert permit.until is not None
    return _("%(kind)s till %(day)s") % {
        "kind": permit.get_kind_display(),
        "day": day_text(permit.until, on),
    }


def _stages(track: Track) -> list[StageLine]:
    return [
        StageLine(
            number=number,
            name=str(name),
            state=str(StageState(track.state_of(code)).label),
            tag=STATE_TAGS[track.state_of(code)],
            is_current=code == track.stage,
        )
        for number, (code, name) in enumerate(Stage.choices, start=1)
    ]


def _moment(event: Event, at: datetime) -> Moment:
    on = local(at).date()
    people = [label("track_function", code) for code in event.participants]
    who = label("track_function", event.responsible) if event.responsible else ""
    note = _("Anteckning finns") if event.note else ""
    facts = [label("track_authority", event.authority), *people, who, event.reference_number, note]
    tag = None
    if event.waits:
        tag = due_text(event.on, at) if event.on <= on else Due("plain", _("Planerat"))
    elif event.done_on is not None:
        tag = Due("ok", _("Gjort %(day)s") % {"day": day_text(event.done_on, on)})
    finish = reverse("cases:track_event_finish", args=[event.pk]) if event.waits else ""
    return Moment(
        day=event.on,
        title=label("track_event", event.what),
        meta=" · ".join(fact for fact in facts if fact),
        url=reverse("cases:track_event_change", args=[event.pk]),
        tag=tag,
        finish_url=finish,
    )


def _span(first: date | None, last: date | None, on: date) -> str:
    if first is None:
        return ""
    words = day_text(first, on)
    return f"{words} – {day_text(last, on)}" if last else _("från %(day)s") % {"day": words}


def _housing(housing: Housing, on: date) -> RowLine:
    who = label("track_function", housing.responsible) if housing.responsible else ""
    children = housing.get_children_display() if housing.children else ""
    facts = [_span(housing.from_on, housing.to_on, on), who, children, housing.reference_number]
    if housing.from_on is None:
        tag = Due("late", _("Behövs"))
    elif housing.to_on is None or housing.to_on >= on:
        tag = Due("ok", _("Pågår"))
    else:
        tag = Due("plain", _("Avslutat"))
    return RowLine(
        title=label("track_housing", housing.kind),
        meta=" · ".join(fact for fact in facts if fact),
        url=reverse("cases:track_housing_change", args=[housing.pk]),
        tag=tag,
    )


def _permit(permit: Permit, on: date) -> RowLine:
    asked = _("ansökt %(day)s av %(who)s") % {
        "day": day_text(permit.applied_on, on),
        "who": str(permit.get_applicant_display()).lower(),
    }
    span = _span(permit.from_on, permit.until, on)
    return RowLine(
        title=str(permit.get_kind_display()),
        meta=" · ".join(part for part in (span, asked, permit.reference_number) if part),
        url=reverse("cases:track_permit_change", args=[permit.pk]),
        tag=_permit_tag(permit, on),
    )


def _permit_tag(permit: Permit, on: date) -> Due:
    if not permit.outcome:
        return Due("today", _("Väntar på beslut"))
    if not permit.is_granted:
        return Due("late", str(permit.get_outcome_display()))
    if permit.holds(on):
        assert permit.until is not None
        left = (permit.until - on).days
        return Due("ok", _("%(days)s dagar kvar") % {"days": left})
    begins = permit.from_on is not None and permit.from_on > on
    return Due("plain", str(permit.get_outcome_display()) if begins else _("Har gått ut"))


def is_short(permit: Permit) -> bool:
    """Tell whether a permit for the proceedings is shorter than the law's least time."""
    if permit.kind != track_rules.FOR_PROCEEDINGS or permit.from_on is None:
        return False
    least = track_data.due("permit-least", permit.from_on)
    return permit.until is not None and permit.until < least


def _way_home(track: Track, on: date) -> list[str]:
    """Return how far the way home has come, a line for each day that is known."""
    home = way_home(track)
    if home is None:
        return []
    country = track_data.countries().get(home.country, "")
    days = (
        (_("Samtyckte"), home.consent_on),
        (_("Anmäld till programmet"), home.referred_on),
        (_("Reser"), home.travel_on),
        (_("Kom fram"), home.arrived_on),
        (_("Ersättning till och med"), home.allowance_to_on),
        (_("Följdes upp efter tre månader"), home.first_follow_up_on),
        (_("Följdes upp efter sex månader"), home.last_follow_up_on),
        (_("Avbröts"), home.broken_off_on),
    )
    known = [f"{name} {day_text(day, on)}" for name, day in days if day is not None]
    return [*([country] if country else []), *known]


def panel_of(case: Case, track: Track | None) -> dict[str, object]:
    """Return the part of a track that stands on the contact's own page."""
    name = "cases:track_detail" if track else "cases:track_open"
    return {
        "url": reverse(name, args=[case.pk]),
        "stage": stage_text(track.stage) if track else "",
        "queue": track.get_queue_display() if track else "",
        "is_open": case.is_open,
    }
