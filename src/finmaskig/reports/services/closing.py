"""Closing a period: counts are frozen, everything is protected at once, the ledger has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from finmaskig.reports.queries.frozen import FIRST, frozen
from finmaskig.reports.queries.policies import strictest_policy
from finmaskig.reports.queries.published import NotPublished
from finmaskig.reports.rules import MOST_MONTHS, OPEN, PEOPLE, Span, kind_of, span
from finmaskig.reports.services import ledger, protecting
from finmaskig.reports.services.freezing import freeze
from finmaskig.reports.services.ledger import NewPublication
from finmaskig.reports.values import CLOSERS, function_of
from finmaskig.shared.clock import now, today
from finmaskig.shared.errors import DomainError, NotAllowed

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.reports.queries.pattern import Published
    from finmaskig.reports.services.ledger import Told
    from finmaskig.reports.services.protecting import Made, Plan, Solver

TRIES = 5


class PeriodIsNotOver(DomainError):
    """The last month has not ended, or the days are in the wrong order."""


class PeriodIsClosed(DomainError):
    """What was published of the period stands."""


class SomebodyElsePublished(DomainError):
    """Others published all the time while this was protected."""


def close_period(*, actor: Actor, first: date, last: date, solve: Solver = protect) -> CountPeriod:
    """Close whole months: publish once and for all what can be told of them.

    Counts are frozen in one transaction, protected with nothing locked, and published in
    another, which starts over when something was published in between. Raises
    ``PeriodIsNotOver``, ``PeriodIsClosed``, ``NotPublished`` when earlier tables stand in the
    way, and ``SomebodyElsePublished``.
    """
    if actor.role not in CLOSERS:
        raise NotAllowed(_("Utredaren eller enhetschefen stänger en period."))
    board_id, months = board_of(actor), span(first, last)
    _refuse_odd(months)
    for _try in range(TRIES):
        plan, told = _prepared(board_id, months, solve)
        tables = solved(plan, [(months.code, v) for v in range(FIRST, told.most + 1)])
        closed = _published(actor, months, plan, told, tables)
        if closed is not None:
            return closed
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


def plan_of(board_id: UUID, told: Told, spans: tuple[Span, ...], solve: Solver) -> Plan:
    """Return what is protected together: every closed period, and those that will be."""
    return protecting.Plan(
        source=Source(
            spans=spans,
            frozen=frozen(board_id, {m for one in spans for m in one.months}, most=told.most),
            units=tuple(unit.code for unit in units_of_board(board_id)),
            most=told.most,
        ),
        policy=strictest_policy(board_id, PEOPLE, today()),
        fixed=told.fixed,
        secret=keyring.current(keyring.Purpose.FIGURES, unit=str(board_id)).secret,
        solve=solve,
    )


def write(
    actor: Actor, period: CountPeriod, version: int, plan: Plan, told: dict[str, list[Published]]
) -> None:
    """Write both components of one period in one version; the lock is held."""
    for component, tables in told.items():
        new = NewPublication(
            component=component,
            period=period,
            version=version,
            tables=tables,
            policy=plan.policy,
        )
        ledger.publish(actor=actor, function=function_of(actor), new=new, at=now())


@transaction.atomic
def _prepared(board_id: UUID, months: Span, solve: Solver) -> tuple[Plan, Told]:
    """Freeze what has not been frozen, and read all that a protection needs."""
    ledger.lock(board_id)
    told = ledger.told(board_id)
    if months in told.spans:
        raise PeriodIsClosed(_("Perioden är redan stängd. Det som är publicerat står fast."))
    freeze(board_id, months.months)
    return plan_of(board_id, told, (*told.spans, months), solve), told


@transaction.atomic
def _published(
    actor: Actor, months: Span, plan: Plan, told: Told, tables: tuple[Made, Made]
) -> CountPeriod | None:
    """Publish, unless somebody published since it was prepared."""
    board_id = board_of(actor)
    ledger.lock(board_id)
    if ledger.told(board_id).numbers != told.numbers:
        return None
    period = CountPeriod.objects.create(
        board_id=board_id,
        code=months.code,
        kind=kind_of(months),
        first=months.first,
        last=months.last,
        closed_by_id=actor.login_id,
        closed_as=function_of(actor),
        closed_at=now(),
    )
    people, rest = tables
    for each in people:
        write(actor, period, each[1], plan, {PEOPLE: people[each], OPEN: rest[each]})
    log_access(actor=actor, event="reports.period_closed", subject="count_period", ids=[period.pk])
    return period


def _refuse_odd(months: Span) -> None:
    if months.last < months.first or months.last >= today():
        raise PeriodIsNotOver(
            _("En period stängs när dess sista månad är slut. Välj månader som har gått.")
        )
    if len(months.months) > MOST_MONTHS:
        raise PeriodIsNotOver(_("En period är högst %(months)s månader.") % {"months": MOST_MONTHS})
