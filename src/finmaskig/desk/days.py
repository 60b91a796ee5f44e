"""What each role's day is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from finmaskig.accounts.actor import Actor, Role
from finmaskig.desk import notices, wording
from finmaskig.guidance import access
from finmaskig.organisations.queries import label
from finmaskig.outreach.choices import Partner
from finmaskig.outreach.queries.day import shifts_of_the_day
from finmaskig.outreach.queries.shifts import month_counts_and_held
from finmaskig.shared.clock import local
from finmaskig.ui import menu
from finmaskig.ui.wording import clock_text

if TYPE_CHECKING:
    from finmaskig.desk.notices import Notice
    from finmaskig.guidance.access import Waiting
    from finmaskig.outreach.models import Shift
    from finmaskig.outreach.queries.day import DayShift
    from finmaskig.outreach.queries.shifts import MonthCounts

LINES = 8
CLIMBED_LINES = 5
TONIGHT_ENDS = timedelta(hours=18)
SHIFT_CARDS = 2
STEPS_PAGE, START_PAGE = "desk/today.html", "desk/start.html"


@dataclass(frozen=True)
class ShiftCard:
    """A shift of tonight in three lines."""

    title: str
    meta: str
    url: str


@dataclass(frozen=True)
class Stat:
    """A number with its word."""

    value: str
    label: str


@dataclass(frozen=True)
class Door:
    """A place a role without steps can go."""

    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Day:
    """Everything the page shows."""

    template: str
    greeting: str
    date: str
    summary: str = ""
    waiting: Waiting | None = None
    when_empty: str = ""
    notices: list[Notice] = field(default_factory=list)
    shifts: list[ShiftCard] = field(default_factory=list)
    month: str = ""
    stats: list[Stat] = field(default_factory=list)
    start_url: str = ""
    start_label: str = ""
    doors: list[Door] = field(default_factory=list)
    more: list[Door] = field(default_factory=list)


def day_of(actor: Actor, at: datetime) -> Day:
    """Return the day of a person as her role sees it."""
    build = BUILDERS.get(actor.role, _start)
    return build(actor, at)


def _worker(actor: Actor, at: datetime) -> Day:
    waiting = access.waiting_steps(actor, at=at, limit=LINES)
    found = _shifts(actor, at)
    return _field_day(actor, at, waiting, found, notices.handovers(found, at))


def _lead(actor: Actor, at: datetime) -> Day:
    waiting = access.waiting_steps(actor, at=at, limit=LINES, climbed_limit=CLIMBED_LINES)
    found = _shifts(actor, at)
    waiting_notices = [
        *notices.alarms(found, at),
        *notices.debriefs(found),
        *notices.handovers(found, at),
        *notices.sample(actor, at),
        *notices.missed_night(at),
        *notices.destruction(actor),
        *notices.periods(actor, at),
    ]
    return _field_day(actor, at, waiting, found, waiting_notices)


def _shifts(actor: Actor, at: datetime) -> list[DayShift]:
    return shifts_of_the_day(actor, starts=at - TONIGHT_ENDS, ends=at + TONIGHT_ENDS)


def _field_day(
    actor: Actor,
    at: datetime,
    waiting: Waiting,
    found: list[DayShift],
    waiting_notices: list[Notice],
) -> Day:
    running = next((one.shift for one in found if _is_out(actor, one)), None)
    counts, held_count = month_counts_and_held(actor, local(at).date())
    return Day(
        template=STEPS_PAGE,
        greeting=wording.greeting(at, actor.name),
        date=wording.date_line(at),
        summary=wording.count_line(waiting.counts),
        waiting=waiting,
        when_empty=_("När någon loggar ett möte hamnar nästa steg här, tills det är gjort."),
        notices=[*waiting_notices, *notices.held(held_count)],
        shifts=[_card(one) for one in found if _is_tonight(one, at)][:SHIFT_CARDS],
        month=wording.month_line(at),
        stats=_stats(counts),
        start_url=_start_url(running),
        start_label=_("Till ditt pass") if running else _("Starta ett pass"),
    )


def _is_out(actor: Actor, one: DayShift) -> bool:
    """Tell whether a person is out in a shift now."""
    return one.shift.is_running and actor.user_id in dict(one.crew)


def _is_tonight(one: DayShift, at: datetime) -> bool:
    """Tell whether a shift of the own unit runs now, or begins before the night is over."""
    near = one.shift.is_planned and abs(one.shift.planned_start_at - at) < TONIGHT_ENDS
    return one.in_own_unit and (one.shift.is_running or near)


def _coordinator(actor: Actor, at: datetime) -> Day:
    waiting = access.waiting_steps(actor, at=at, limit=LINES)
    return Day(
        template=STEPS_PAGE,
        greeting=wording.greeting(at, actor.name),
        date=wording.date_line(at),
        summary=wording.count_line(waiting.counts),
        waiting=waiting,
        when_empty=_("När ett kvartal är slut kommer beskeden till kommuner utan avtal hit."),
        doors=_doors(actor, "main"),
        more=_doors(actor, "account"),
    )


def _analyst(actor: Actor, at: datetime) -> Day:
    return replace(_start(actor, at), notices=notices.periods(actor, at))


def _start(actor: Actor, at: datetime) -> Day:
    return Day(
        template=START_PAGE,
        greeting=wording.greeting(at, actor.name),
        date=wording.date_line(at),
        summary=_reads(actor.role),
        doors=_doors(actor, "main"),
        more=_doors(actor, "account"),
    )


BUILDERS: Mapping[str, Callable[[Actor, datetime], Day]] = {
    Role.WORKER: _worker,
    Role.LEAD: _lead,
    Role.COORDINATOR: _coordinator,
    Role.ANALYST: _analyst,
}


def _reads(role: str) -> str:
    """Say plainly what a role without steps sees, and what it never sees."""
    sentences: dict[str, str] = {
        Role.ANALYST: _("Du ser skyddade tabeller, aldrig enskilda möten eller steg."),
        Role.SECRETARY: _("Du svarar för nämnden. Enskilda möten och steg ser du inte."),
        Role.AUDITOR: _("Du läser läsloggen och inget annat."),
        Role.ADMINISTRATOR: _("Du sköter användare och register. Innehållet ser du aldrig."),
    }
    return sentences.get(role, _("Du har ingen roll i någon enhet. Be din chef lägga till dig."))


def _doors(actor: Actor, place: menu.Place) -> list[Door]:
    here = reverse("desk:today")
    links = menu.links(actor.role, here, place, actor.marks)
    return [Door(link.label, link.url) for link in links if link.url != here]


def _card(one: DayShift) -> ShiftCard:
    shift = one.shift
    crew = ", ".join(name for _id, name in one.crew)
    arenas = [label("arena", code) for code in shift.arenas]
    starts, ends = local(shift.planned_start_at), local(shift.planned_end_at)
    hours = f"{clock_text(starts)}–{clock_text(ends)}"
    return ShiftCard(
        title=_shift_title(shift),
        meta=" · ".join(part for part in (hours, crew, _and(arenas)) if part),
        url=reverse("outreach:shift_detail", args=[shift.pk]),
    )


def _shift_title(shift: Shift) -> str:
    with_police = Partner.POLICE in shift.partners
    title = _("Pass med polisen") if with_police else label("shift_kind", shift.kind)
    return f"{title}, {shift.area}" if shift.area else title


def _and(words: list[str]) -> str:
    lowered = [word[:1].lower() + word[1:] for word in words]
    if len(lowered) < 2:
        return "".join(lowered)
    return _("%(most)s och %(last)s") % {"most": ", ".join(lowered[:-1]), "last": lowered[-1]}


def _stats(counts: MonthCounts) -> list[Stat]:
    percent = counts.offered_percent
    return [
        Stat(str(counts.shift_count), _("pass")),
        Stat(str(counts.encounter_count), _("möten")),
        Stat("–" if percent is None else f"{percent} %", _("erbjudna stöd")),
    ]


def _start_url(running: Shift | None) -> str:
    if running is not None:
        return reverse("outreach:shift_detail", args=[running.pk])
    return reverse("outreach:shift_plan")
