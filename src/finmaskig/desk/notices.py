"""What a person must see before the rest of the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from finmaskig.accounts.access_log.months import Month
from finmaskig.accounts.access_log.queries import review_of
from finmaskig.outreach.queries.shifts import months_worked
from finmaskig.reports.queries.periods import not_closed
from finmaskig.reports.queries.published import span_name
from finmaskig.retention.queries.list_pages import acts_of
from finmaskig.retention.queries.nights import missed_since
from finmaskig.retention.queries.rows import lists_of
from finmaskig.shared.clock import local
from finmaskig.ui.wording import moment_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.outreach.queries.day import DayShift


@dataclass(frozen=True)
class Notice:
    """One sentence, and where it leads."""

    text: str
    url: str


def alarms(found: Iterable[DayShift], at: datetime) -> list[Notice]:
    """Say which shifts have not checked in as promised."""
    return [
        Notice(
            _("Ett pass skulle ha hört av sig %(when)s. Ring dem nu.")
            % {"when": moment_text(one.shift.check_in_at, local(at).date())},
            reverse("outreach:shift_detail", args=[one.shift.pk]),
        )
        for one in found
        if one.shift.is_running and one.shift.check_in_at and one.shift.check_in_at < at
    ]


def debriefs(found: Iterable[DayShift]) -> list[Notice]:
    """Say after which shifts somebody wants to talk with the lead."""
    return [
        Notice(
            _("Någon vill prata med dig efter ett pass."),
            reverse("outreach:shift_detail", args=[one.shift.pk]),
        )
        for one in found
        if one.in_own_unit and one.shift.debrief == "lead" and not one.shift.debrief_done_at
    ]


def handovers(found: Iterable[DayShift], at: datetime) -> list[Notice]:
    """Say which shifts were handed to this person and not yet read."""
    return [
        Notice(
            _("%(name)s lämnade över ett pass till dig %(when)s.")
            % {
                "name": one.handed_over_by,
                "when": moment_text(one.handed_over_at, local(at).date()),
            },
            reverse("outreach:handover_detail", args=[one.handover_id]),
        )
        for one in found
        if one.handover_id and one.handed_over_at
    ]


def held(count: int) -> list[Notice]:
    """Say how many meetings from phones wait for this person's decision."""
    if not count:
        return []
    text = ngettext(
        "Ett möte från en telefon väntar på ditt beslut.",
        "%(count)s möten från telefoner väntar på ditt beslut.",
        count,
    )
    return [Notice(text % {"count": count}, reverse("outreach:held_list"))]


def missed_night(at: datetime) -> list[Notice]:
    """Say that the nights' work is not done, since memory should have faded meanwhile."""
    since = missed_since(at)
    if since is None:
        return []
    text = _("Nattens arbete har inte gjorts sedan %(when)s. Be driften ordna det.")
    return [
        Notice(text % {"when": moment_text(since, local(at).date())}, reverse("retention:start"))
    ]


def destruction(actor: Actor) -> list[Notice]:
    """Tell a lead which lists of destruction wait for her as the second person."""
    if actor.board_id is None:
        return []
    found = lists_of(actor.board_id, actor.side)
    waiting = [row for row in found if acts_of(actor, row).approve]
    text = _("En gallringslista från %(unit)s väntar på ditt beslut.")
    return [
        Notice(text % {"unit": row.unit.name}, reverse("retention:list_detail", args=[row.pk]))
        for row in waiting
    ]


def periods(actor: Actor, at: datetime) -> list[Notice]:
    """Tell who closes periods that a quarter or a year is over and its figures not published."""
    if actor.board_id is None:
        return []
    spans = not_closed(actor.board_id, local(at).date())
    worked = months_worked(actor.board_id, min(one.first for one in spans)) if spans else set()
    found = [span_name(one) for one in spans if not worked.isdisjoint(one.months)]
    if not found:
        return []
    text = ngettext(
        "En period är slut: %(names)s. Stäng den, så finns siffrorna att visa.",
        "Perioder är slut: %(names)s. Stäng dem, så finns siffrorna att visa.",
        len(found),
    )
    return [Notice(text % {"names": ", ".join(found)}, reverse("reports:period_list"))]


def sample(actor: Actor, at: datetime) -> list[Notice]:
    """Ask a lead for her signature under last month's sample of the reading log."""
    month = Month.of(local(at).date()).plus(-1)
    if actor.unit_id is None or review_of(actor.unit_id, month) is not None:
        return []
    url = reverse("accounts:log_review", args=[str(month)])
    return [Notice(_("Månadens stickprov ur läsloggen väntar på din underskrift."), url)]
