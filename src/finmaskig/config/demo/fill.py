"""Fills the demo's embedded database when it is new; brings tonight's shift every time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from finmaskig.accounts.access_log.sealer import seal_pending
from finmaskig.config.demo import grounds, handovers, history, month, plans, support, track
from finmaskig.config.demo.staff import hire
from finmaskig.organisations.services import load_directory
from finmaskig.outreach.models import Shift
from finmaskig.outreach.services.counters import rebuild_months
from finmaskig.pure.statistics.protect import Protected, Task, protect
from finmaskig.reports.services.closing import close_period

Say = Callable[[str], None]


def with_a_known_secret(task: Task) -> Protected:
    """Protect in the same way in each demo: what is invented needs no secret of its own."""
    return protect(replace(task, secret=b"example"))


def fill(*, say: Say) -> None:
    """Fill the database; what is already there stays.

    Raises ``ImproperlyConfigured`` outside the demo, so that invented people never reach a
    database that is used.
    """
    if not settings.DEMO:
        raise ImproperlyConfigured("The demo fills only its own embedded database.")
    is_new = not Shift.objects.exists()
    if is_new:
        say("Fyller en påhittad databas. Det tar några sekunder.")
    with transaction.atomic():
        load_directory()
        staff = hire()
        if is_new:
            history.write_history(staff)
            month.write_month(staff)
            rebuild_months()
            month.let_the_clock_work()
            support.write_support(staff)
            plans.write_plans(staff)
            track.write_tracks(staff)
            grounds.write_grounds(staff)
            handovers.write_handovers(staff)
        month.plan_tonight(staff)
    if is_new:
        say("Stänger rapportperioden och skyddar siffrorna. Det tar några sekunder till.")
        close_period(
            actor=staff.actor("utredaren"),
            first=history.FIRST,
            last=history.LAST,
            solve=with_a_known_secret,
        )
    seal_pending()
