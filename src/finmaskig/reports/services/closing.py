"""Closing a period: counts are frozen, everything is protected at once, the ledger has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.accounts import keyring
from finmaskig.accounts.log import log_access
from finmaskig.organisations.access import board_of
from finmaskig.organisations.queries.keys import units_of_board
from finmaskig.pure.statistics.protect import protect
from finmaskig.pure.statistics.table import TableError
from finmaskig.reports.models import CountPeriod
from finmaskig.reports.queries.counted import Source
from finmaskig.reports.queries.frozen import frozen
from finmaskig.reports.queries.policies import strictest_policy
from finmaskig.reports.queries.published import NotPublished
from finmaskig.reports.rules import MOST_MONTHS, OPEN, PEOPLE, Span, kind_of, span
from finmaskig.reports.services import ledger, protecting
from finmaskig.reports.services.freezing import keep, new_counts
from finmaskig.reports.services.ledger import NewPublication
from finmaskig.reports.values import function_of, may_close
from finmaskig.shared.clock import now, today
from finmaskig.shared.errors import DomainError, NotAllowed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.reports.models import Snapshot
    from finmaskig.reports.services.ledger import Told
    from finmaskig.reports.services.protecting import Made, Plan, Solver

Done = TypeVar("Done")
TRIES = 5


@dataclass(frozen=True, kw_only=True)
class Ready:
    """What is counted and not yet kept, what was told when it was, and how to protect it."""

    rows: list[Snapshot]
    told: Told
    plan: Plan


class PeriodIsNotOver(DomainError):
    """The last month has not ended, or the days are in the wrong order."""


class PeriodIsClosed(DomainError):
    """What was published of the period stands."""


class SomebodyElsePublished(DomainError):
    """Others published all the time while this was protected."""


def close_period(*, actor: Actor, first: date, last: date, solve: Solver = protect) -> CountPeriod:
    """Close whole months: publish once and for all what can be told of them.

    Counts are taken at one moment, protected with nothing locked, and frozen and published in
    one transaction, which starts over when something was published in between. So whatever is
    interrupted leaves nothing. Raises ``PeriodIsNotOver``, ``PeriodIsClosed``, ``NotPublished``
    when earlier tables stand in the way, and ``SomebodyElsePublished``.
    """
    if not may_close(actor):
        raise NotAllowed(_("Utredaren eller enhetschefen stänger en period."))
    board_id, months = board_of(actor), span(first, last)
    _refuse_odd(months)

    def attempt() -> CountPeriod | None:
        ready = _prepared(board_id, months, solve)
        tables = solved(ready.plan, [(months.code, ready.told.most)])
        return _published(actor, months, ready, tables)

    return until_done(attempt)


def until_done(attempt: Callable[[], Done | None]) -> Done:
    """Return what an attempt to publish gives; another when somebody else published meanwhile.

    Raises ``SomebodyElsePublished`` when others are always first.
    """
    for _try in range(TRIES):
        done = attempt()
        if done is not None:
            return done
    raise SomebodyElsePublished(
        _("Någon annan publicerar just nu. Ingenting har ändrats. Försök igen om en stund.")
    )


def solved(plan: Plan, wanted: list[tuple[str, int]]) -> tuple[Made, Made]:
    """Return what is told about people, and of the rest, in some periods and versions.

    Raises ``NotPublished`` when no pattern protects what would be told.
    """
    try:
        return protecting.made(plan, wanted), protecting.opened(plan.source, wanted)
    except TableError as error:
        raise NotPublished(
            _("Perioden går inte att publicera. %(why)s") % {"why": error}
        ) from error


def made_ready(
    board_id: UUID, told: Told, spans: tuple[Span, ...], rows: list[Snapshot], solve: Solver
) -> Ready:
    """Return what is protected together: every closed period, and those that will be."""
    months = {month for one in spans for month in one.months}
    plan = protecting.Plan(
        source=Source(
            spans=spans,
            frozen=frozen(board_id, months, most=told.most, more=rows),
            units=tuple(unit.code for unit in units_of_board(board_id)),
        ),
        policy=strictest_policy(board_id, PEOPLE, today()),
        fixed=told.fixed,
        secret=keyring.current(keyring.Purpose.FIGURES, unit=str(board_id)).secret,
        solve=solve,
    )
    return Ready(rows=rows, told=told, plan=plan)


def write(
    actor: Actor, period: CountPeriod, version: int, ready: Ready, told: tuple[Made, Made]
) -> None:
    """Write both components of one period in one version; the lock is held."""
    at = now()
    for component, made in zip((PEOPLE, OPEN), told, strict=True):
        new = NewPublication(
            component=component,
            period=period,
            version=version,
            tables=made[period.code, version],
            policy=ready.plan.policy,
        )
        ledger.publish(actor=actor, function=function_of(actor), new=new, at=at)


@transaction.atomic
def _prepared(board_id: UUID, months: Span, solve: Solver) -> Ready:
    """Count what has not been frozen, and read all that a protection needs."""
    ledger.lock(board_id)
    told = ledger.told(board_id)
    if months in told.spans:
        raise PeriodIsClosed(_("Perioden är redan stängd. Det som är publicerat står fast."))
    rows = new_counts(board_id, months.months)
    return made_ready(board_id, told, (*told.spans, months), rows, solve)


@transaction.atomic
def _published(
    actor: Actor, months: Span, ready: Ready, tables: tuple[Made, Made]
) -> CountPeriod | None:
    """Freeze and publish, unless somebody published since it was prepared."""
    board_id, at = board_of(actor), now()
    ledger.lock(board_id)
    if ledger.numbers(board_id) != ready.told.numbers:
        return None
    keep(ready.rows, at=at)
    period = CountPeriod.objects.create(
        board_id=board_id,
        code=months.code,
        kind=kind_of(months),
        first=months.first,
        last=months.last,
        closed_by_id=actor.login_id,
        closed_as=function_of(actor),
        closed_at=at,
    )
    write(actor, period, ready.told.most, ready, tables)
    log_access(actor=actor, event="reports.period_closed", subject="count_period", ids=[period.pk])
    return period


def _refuse_odd(months: Span) -> None:
    if months.last < months.first or months.last >= today():
        raise PeriodIsNotOver(
            _("En period stängs när dess sista månad är slut. Välj månader som har gått.")
        )
    if len(months.months) > MOST_MONTHS:
        raise PeriodIsNotOver(_("En period är högst %(months)s månader.") % {"months": MOST_MONTHS})
