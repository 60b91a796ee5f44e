"""Reads of support contacts: lists, one page, one period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Q

from finmaskig.cases import rules
from finmaskig.cases.models import NO_DAY, Case, CasePeriod
from finmaskig.cases.queries.subjects import KINDS
from finmaskig.guidance.queries import open_subjects

if TYPE_CHECKING:
    from uuid import UUID

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
    rows = cases_of(actor).filter(closed_on__isnull=True)
    return rows.order_by(NO_DAY, "next_talk_on", "alias_key")


def found_cases(actor: Actor, text: str) -> QuerySet[Case]:
    """Return the unit's contacts with an alias or a reference; nothing else can be searched."""
    key = rules.alias_key(text)
    hits = Q(alias_key__startswith=key) | Q(external_reference__iexact=text.strip())
    return cases_of(actor).filter(hits).order_by("alias_key")


def alias_is_taken(unit_id: UUID | None, alias: str, *, but: UUID | None = None) -> bool:
    """Tell whether another contact of the unit has an alias, whatever its letters."""
    found = Case.objects.filter(Q(unit_id=unit_id), alias_key=rules.alias_key(alias))
    return found.exclude(pk=but).exists() if but else found.exists()


def case_of_origin(actor: Actor, kind: str, origin_id: UUID) -> Case | None:
    """Return the contact of the unit that was opened from something, if there is one."""
    return cases_of(actor).filter(origin_kind=kind, origin_id=origin_id).first()


def known_by_code(actor: Actor, code: str) -> Case | None:
    """Return the contact of the unit that a self-made code belongs to."""
    return cases_of(actor).filter(recognition=code).first()


def known_by_alias(actor: Actor, alias: str) -> Case | None:
    """Return the contact of the unit with exactly this alias."""
    return cases_of(actor).filter(alias_key=rules.alias_key(alias)).first()


def cases_without_steps() -> list[Case]:
    """Return the open contacts that nothing open points at: nobody would be reminded of them."""
    waiting = open_subjects(KINDS)
    rows = Case.objects.filter(closed_on__isnull=True).select_related(*RELATED)
    return [case for case in rows.iterator() if case.pk not in waiting]


def current_period(case: Case) -> CasePeriod:
    """Return the period that is open, or else the last one."""
    return case.periods.order_by(F("closed_on").desc(nulls_first=True))[0]
