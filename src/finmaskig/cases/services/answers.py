"""One tap: no thanks, may we be in touch again, told today, asked alone; and how to reach her."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.cases.choices import Again
from finmaskig.cases.queries.subjects import SUBJECT_KIND
from finmaskig.cases.services.rows import fill_reach, locked_open, save
from finmaskig.cases.services.watching import keep_watch
from finmaskig.guidance.services import decline_offers
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.cases.values import Reach

CHANGED = "cases.case_changed"


class NotACouple(DomainError):
    """Only a couple is asked one by one."""


@transaction.atomic
def refuse_offers(*, actor: Actor, case: Case) -> Case:
    """Keep that the person said no, and end every offer that waited for an answer."""
    at = now()
    row = locked_open(case)
    row.refused_on = local(at).date()
    decline_offers(actor=actor, kind=SUBJECT_KIND, subject_id=row.pk, at=at)
    return _kept(row, actor, at)


@transaction.atomic
def take_back_refusal(*, actor: Actor, case: Case) -> Case:
    """Take back a no that was a slip of the finger, or that the person has changed her mind on."""
    row = locked_open(case)
    row.refused_on = None
    return _kept(row, actor, now())


@transaction.atomic
def answer_again(*, actor: Actor, case: Case, days: int | None) -> Case:
    """Keep whether we may be in touch again; a yes opens a step so many days from now."""
    at = now()
    row = locked_open(case)
    row.contact_again = Again.NO if days is None else Again.YES
    row.contact_again_on = None if days is None else local(at).date() + timedelta(days=days)
    return _kept(row, actor, at)


@transaction.atomic
def mark_informed(*, actor: Actor, case: Case) -> Case:
    """Keep that the person today was told what we must pass on."""
    at = now()
    row = locked_open(case)
    row.informed_on = local(at).date()
    return _kept(row, actor, at)


@transaction.atomic
def mark_asked_alone(*, actor: Actor, case: Case, is_first: bool) -> Case:
    """Keep that one of a couple today was asked alone about violence."""
    at = now()
    row = locked_open(case)
    if not row.is_couple:
        raise NotACouple(
            _("Frågan ställs till var och en i ett par. Den här kontakten är enskild.")
        )
    on = local(at).date()
    if is_first:
        row.asked_alone_first_on = on
    else:
        row.asked_alone_second_on = on
    return _kept(row, actor, at)


@transaction.atomic
def change_reach(*, actor: Actor, case: Case, reach: Reach) -> Case:
    """Change how the person is reached safely."""
    row = locked_open(case)
    fill_reach(row, box_of(row.pk, row.unit_id), reach)
    return _kept(row, actor, now())


def _kept(row: Case, actor: Actor, at: datetime) -> Case:
    save(row, at=at)
    log_access(actor=actor, event=CHANGED, subject="case", ids=[row.pk])
    keep_watch(actor=actor, case=row, at=at)
    return row
