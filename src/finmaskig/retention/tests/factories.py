"""Contacts whose time has run out, and the people who decide about them, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from finmaskig.accounts.actor import COMMAND_LINE
from finmaskig.cases.models import CasePeriod
from finmaskig.cases.services.cases import close_case, open_case
from finmaskig.cases.services.talks import log_talk
from finmaskig.cases.values import Closing, NewCase, NewTalk
from finmaskig.retention.services import lists
from finmaskig.retention.services.decisions import register_decision
from finmaskig.retention.services.running import run_destruction
from finmaskig.retention.values import NewDestructionDecision
from finmaskig.shared.clock import pretend
from finmaskig.vault import fading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.retention.models import DestructionDecision, DestructionList
    from finmaskig.retention.values import Ran

LONG_AGO = datetime(2026, 2, 2, 12, tzinfo=UTC)
"""When the contacts were opened and closed."""

RIPE_AT = datetime(2031, 3, 3, 12, tzinfo=UTC)
"""A day on which their time has run out."""


def on_day(day: date) -> datetime:
    """Return noon of a day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def old_case(actor: Actor, *, mode: str = "A", at: datetime = LONG_AGO, text: str = "") -> Case:
    """Open a contact, talk once and close it, on one day."""
    kind = "buyer" if actor.side == "buyer" else "own"
    with pretend(at):
        case = open_case(actor=actor, new=NewCase(mode=mode, kind=kind))
        new = NewTalk(held_on=at.date(), minutes=30, form="visit", text=text)
        log_talk(actor=actor, case=case, new=new)
        close_case(actor=actor, case=case, closing=Closing(reason="done", outcome="better"))
    case.refresh_from_db()
    return case


def decided(actor: Actor, kinds: Iterable[str] = (), **values: object) -> DestructionDecision:
    """Register the board's decision on all kinds, or some."""
    usual: dict[str, object] = {
        "decided_on": LONG_AGO.date(),
        "reference_number": "SN 2026/0117",
        "kinds": tuple(kinds) or tuple(fading.names()),
        "valid_from": LONG_AGO.date(),
    }
    with pretend(LONG_AGO):
        return register_decision(actor=actor, new=NewDestructionDecision(**(usual | values)))


def approved(worker: Actor, lead: Actor, *, at: datetime = RIPE_AT) -> DestructionList:
    """Make and review a list by one, and decide by another, at one time."""
    with pretend(at):
        row = lists.make_list(actor=worker)
        row = lists.review(actor=worker, row=row)
        return lists.approve(actor=lead, row=row)


def run(at: datetime) -> Ran:
    """Run the destruction at a time."""
    with pretend(at):
        return run_destruction(actor=COMMAND_LINE, at=at)


def after_days(at: datetime, days: int) -> datetime:
    """Return the same time some days later."""
    return at + timedelta(days=days)


def period_count(case: Case) -> int:
    """Return how many periods a contact has."""
    return CasePeriod.objects.filter(case_id=case.pk).count()
