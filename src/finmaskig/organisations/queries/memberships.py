"""Where a user works today, and who that makes her."""

from __future__ import annotations

from functools import lru_cache
from threading import get_ident
from typing import TYPE_CHECKING

from django.db.models import BooleanField, ExpressionWrapper

from finmaskig.accounts.actor import Actor
from finmaskig.organisations.models import Membership
from finmaskig.organisations.models.dated import on_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from django.db.models import Q, QuerySet

_READ = (
    *("role", "valid_from", "valid_to", "user__name", "user__service_number"),
    *("unit__name", "unit__side", "unit__valid_from", "unit__valid_to"),
    *("unit__board__name", "unit__board__municipality"),
    *("unit__organisation__name", "unit__organisation__municipality"),
)
"""What says who she is: asked for in every request, so nothing more is fetched."""

_marks: dict[str, Callable[[date], Q]] = {}


def register_mark(name: str, claim: Callable[[date], Q]) -> None:
    """Let a domain note something about a membership's unit, in the query that is made anyway."""
    _marks[name] = claim
    _holding_on.cache_clear()


def memberships_of(user_id: UUID, on: date) -> list[Membership]:
    """Return the memberships that hold on a day, in units that exist that day."""
    found = _holding_on(on, get_ident()).filter(user_id=user_id)
    return [membership for membership in found if membership.unit.is_valid_on(on)]


@lru_cache(maxsize=16)
def _holding_on(on: date, _thread: int) -> QuerySet[Membership]:
    """Return a day's question, never an answer: to put it together takes longer than to ask.

    Each thread has its own, for the subqueries of the marks are not copied with the question.
    """
    return (
        Membership.objects.filter(on_day(on))
        .select_related("user", "unit__board", "unit__organisation")
        .only(*_READ)
        .annotate(**{name: _claimed(claim(on)) for name, claim in _marks.items()})
        .order_by("unit__name", "role")
    )


def _claimed(claim: Q) -> ExpressionWrapper[Q]:
    return ExpressionWrapper(claim, output_field=BooleanField())


def chosen(memberships: list[Membership], key: str) -> Membership | None:
    """Return the chosen membership; the only one needs no choice."""
    if len(memberships) == 1:
        return memberships[0]
    return next((each for each in memberships if str(each.pk) == key), None)


def membership_of(user_id: UUID, membership_id: UUID, on: date) -> Membership | None:
    """Return one of a user's own memberships that holds on a day."""
    return next((each for each in memberships_of(user_id, on) if each.pk == membership_id), None)


def actor_of(membership: Membership) -> Actor:
    """Return who acts: the person of a membership, in its unit and role."""
    user, unit = membership.user, membership.unit
    home = unit.board or unit.organisation
    return Actor(
        user_id=user.pk,
        name=user.name,
        service_number=user.service_number,
        membership_id=membership.pk,
        unit_id=unit.pk,
        unit_name=unit.name,
        role=membership.role,
        side=unit.side,
        board_id=unit.board_id,
        municipality=home.municipality_id or "",
        marks=frozenset(name for name in _marks if getattr(membership, name, False)),
    )
