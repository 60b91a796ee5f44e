"""Reads of support contacts: lists, one page, one period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Q

from finmaskig.cases import rules
from finmaskig.cases.models import Case, CasePeriod
from finmaskig.cases.queries.subjects import DATED_KIND, SUBJECT_KIND
from finmaskig.guidance.queries import open_subjects

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from finmaskig.accounts.actor import Actor

RELATED = ("unit", "worker")


def cases_of(actor: Actor) -> QuerySet[Case]:
    """Return the contacts of the actor's unit, hers or a colleague's."""
    return Case.objects.filter(
        Q(unit_id=actor.unit_id), board_id=actor.board_id, side=actor.side
    ).select_related(*RELATED)


def open_cases(actor: Actor) -> QuerySet[Case]:
    """Return the open contacts of the unit, the next talk first."""
    next_first = F("next_talk_on").asc(nulls_last=True)
    return cases_of(actor).filter(closed_on__isnull=True).order_by(next_first, "alias_key")


def found_cases(actor: Actor, text: str) -> QuerySet[Case]:
    """Return the unit's contacts with an alias or a reference; nothing else can be searched."""
    key = rules.alias_key(text)
    hits = Q(alias_key__startswith=key) | Q(external_reference__iexact=text.strip())
    return cases_of(actor).filter(hits).order_by("alias_key")


def cases_without_steps() -> list[Case]:
    """Return the open contacts that nothing open points at: nobody would be reminded of them."""
    waiting = open_subjects((SUBJECT_KIND, DATED_KIND))
    rows = Case.objects.filter(closed_on__isnull=True).select_related(*RELATED)
    return [case for case in rows.iterator() if case.pk not in waiting]


def current_period(case: Case) -> CasePeriod:
    """Return the period that is open, or else the last one."""
    return case.periods.order_by(F("closed_on").desc(nulls_first=True))[0]
