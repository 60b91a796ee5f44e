"""The yearly revision: late entries and corrections, in every closed period at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations.access import board_of
from finmaskig.pure.statistics.protect import protect
from finmaskig.reports.models import CountPeriod
from finmaskig.reports.queries.published import last_revision_on
from finmaskig.reports.rules import DAYS_BETWEEN_REVISIONS
from finmaskig.reports.services import ledger
from finmaskig.reports.services.closing import made_ready, solved, until_done, write
from finmaskig.reports.services.freezing import changed_counts, keep
from finmaskig.reports.values import may_close
from finmaskig.shared.clock import local, now, today
from finmaskig.shared.errors import DomainError, NotAllowed

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.reports.services.closing import Ready
    from finmaskig.reports.services.ledger import Told
    from finmaskig.reports.services.protecting import Made, Solver


class NothingIsClosed(DomainError):
    """There is no closed period to revise."""


class NothingHasChanged(DomainError):
    """No count of a closed period differs from what was frozen."""


class RevisedTooRecently(DomainError):
    """A year has not gone since the last revision."""


class Waiting(NamedTuple):
    """What a revision would take in, without a single number of people."""

    months: tuple[date, ...]
    families: tuple[str, ...]


def next_revision_on(board_id: UUID) -> date | None:
    """Return the first day that figures can be revised again; nothing before the first time."""
    last = last_revision_on(board_id)
    return None if last is None else local(last).date() + timedelta(days=DAYS_BETWEEN_REVISIONS)


def waiting(board_id: UUID) -> Waiting:
    """Return in which months, and in which families, counts differ from what was frozen."""
    told = ledger.told(board_id)
    rows = changed_counts(board_id, _months(told), version=told.most + 1)
    return Waiting(
        tuple(sorted({row.month for row in rows})), tuple(sorted({row.family for row in rows}))
    )


def revise(*, actor: Actor, solve: Solver = protect) -> int:
    """Publish every closed period anew, with late entries and corrections; return the version.

    What was told stays; the difference between the versions is protected together with both, as
    tables of its own. Raises ``NothingIsClosed``, ``RevisedTooRecently``, ``NothingHasChanged``,
    ``NotPublished`` and ``SomebodyElsePublished``.
    """
    if not may_close(actor):
        raise NotAllowed(_("Utredaren eller enhetschefen reviderar siffror."))
    board_id = board_of(actor)

    def attempt() -> int | None:
        ready = _prepared(board_id, solve)
        wanted = [(months.code, ready.told.most) for months in ready.told.spans]
        published = _published(actor, ready, solved(ready.plan, wanted))
        return ready.told.most if published else None

    return until_done(attempt)


@transaction.atomic
def _prepared(board_id: UUID, solve: Solver) -> Ready:
    """Count what has changed, and read all that a protection needs."""
    ledger.lock(board_id)
    told = ledger.told(board_id)
    _refuse_early(board_id, told)
    revised = told.revised()
    rows = changed_counts(board_id, _months(told), version=revised.most)
    if not rows:
        raise NothingHasChanged(_("Inget har ändrats i de stängda perioderna. Siffrorna gäller."))
    return made_ready(board_id, revised, told.spans, rows, solve)


@transaction.atomic
def _published(actor: Actor, ready: Ready, tables: tuple[Made, Made]) -> bool:
    """Freeze and publish, unless somebody published since it was prepared."""
    board_id = board_of(actor)
    ledger.lock(board_id)
    if ledger.numbers(board_id) != ready.told.numbers:
        return False
    keep(ready.rows, at=now())
    periods = list(CountPeriod.objects.filter(board_id=board_id).order_by("last", "first"))
    for period in periods:
        write(actor, period, ready.told.most, ready, tables)
    ids = [period.pk for period in periods]
    log_access(actor=actor, event="reports.figures_revised", subject="count_period", ids=ids)
    return True


def _refuse_early(board_id: UUID, told: Told) -> None:
    if not told.spans:
        raise NothingIsClosed(_("Ingen period är stängd, så det finns inget att revidera."))
    after = next_revision_on(board_id)
    if after is not None and today() < after:
        raise RevisedTooRecently(
            _("Siffrorna revideras högst en gång om året. Nästa gång är den %(day)s.")
            % {"day": date_format(after, "j F Y")}
        )


def _months(told: Told) -> set[date]:
    return {month for one in told.spans for month in one.months}
