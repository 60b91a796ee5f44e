"""Change what stands in the directory about a unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from finmaskig.accounts.log import log_access
from finmaskig.organisations.models import OpeningHours, Revision, Unit
from finmaskig.organisations.queries import forget_marks

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from finmaskig.accounts.actor import Actor
    from finmaskig.organisations.rules import Span


@dataclass(frozen=True)
class Contact:
    """How a unit is reached."""

    phone: str
    function_address: str
    consult_function: str
    hours_note: str


@dataclass(frozen=True)
class Week:
    """The opening hours of a week, and the first day they hold."""

    spans: Collection[Span]
    valid_from: date


@transaction.atomic
def change_contact(*, actor: Actor, unit: Unit, contact: Contact) -> Unit:
    """Change phone, address and whom to consult."""
    unit.phone = contact.phone
    unit.function_address = contact.function_address
    unit.consult_function = contact.consult_function
    unit.hours_note = contact.hours_note
    unit.full_clean()
    unit.save(update_fields=["phone", "function_address", "consult_function", "hours_note"])
    Revision.renew(Revision.DIRECTORY)
    transaction.on_commit(forget_marks)
    log_access(actor=actor, event="organisations.unit_changed", subject="unit", ids=[unit.pk])
    return unit


@transaction.atomic
def change_hours(*, actor: Actor, unit: Unit, week: Week) -> None:
    """Let new opening hours hold from a day; the old ones hold until the day before."""
    rows = OpeningHours.objects.filter(unit=unit)
    rows.filter(valid_from__gte=week.valid_from).delete()
    rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=week.valid_from)).update(
        valid_to=week.valid_from - timedelta(days=1)
    )
    new = [
        OpeningHours(
            unit=unit,
            weekday=span.weekday,
            opens=span.opens,
            closes=span.closes,
            valid_from=week.valid_from,
        )
        for span in week.spans
    ]
    for row in new:
        row.full_clean()
    OpeningHours.objects.bulk_create(new)
    Revision.renew(Revision.DIRECTORY)
    transaction.on_commit(forget_marks)
    log_access(actor=actor, event="organisations.hours_changed", subject="unit", ids=[unit.pk])
