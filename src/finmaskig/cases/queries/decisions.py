"""Reads of the board's decisions, and of the modes that they allow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from finmaskig.accounts.actor import Role
from finmaskig.cases import rules
from finmaskig.cases.models import IdentityDecision
from finmaskig.cases.rules import Allowed
from finmaskig.organisations.queries import staff_of
from finmaskig.ui.wording import short_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case


def decisions_for(actor: Actor) -> list[IdentityDecision]:
    """Return the decisions of the actor's unit, or for a secretary of all units of her board."""
    mine = Q(unit__board_id=actor.board_id)
    if actor.role != Role.SECRETARY:
        mine &= Q(unit_id=actor.unit_id)
    rows = IdentityDecision.objects.filter(mine).select_related("unit", "recorded_by")
    return list(rows.order_by("-valid_from", "unit__name"))


def units_to_decide_for(actor: Actor, on: date) -> list[tuple[str, str]]:
    """Return the units that an actor registers decisions for: her own, or the board's."""
    if actor.role != Role.SECRETARY:
        return [(str(actor.unit_id), actor.unit_name)]
    staff = staff_of(actor.board_id, on=on, roles=rules.ROLES)
    return [*{str(one.unit_id): one.unit_name for one in staff}.items()]


def decision_in_force(unit_id: UUID | None, on: date) -> IdentityDecision | None:
    """Return the decision that lets a unit leave identity undocumented on a day."""
    open_end = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    rows = IdentityDecision.objects.filter(open_end, Q(unit_id=unit_id), valid_from__lte=on)
    return rows.order_by("-valid_from").first()


def decisions_of(unit_id: UUID) -> list[IdentityDecision]:
    """Return every decision of a unit, in order."""
    return list(IdentityDecision.objects.filter(unit_id=unit_id).order_by("valid_from"))


def existing_decisions(ids: Collection[UUID]) -> set[UUID]:
    """Return which of the decisions exist."""
    return set(IdentityDecision.objects.filter(pk__in=ids).values_list("pk", flat=True))


def ending_decisions(on: date) -> list[IdentityDecision]:
    """Return the decisions whose end is near or has just passed."""
    last = on + timedelta(days=rules.DAYS_BEFORE_DECISION_ENDS)
    rows = IdentityDecision.objects.filter(valid_to__lte=last).select_related("unit")
    return list(rows)


def is_followed(decision: IdentityDecision) -> bool:
    """Tell whether another decision of the unit holds on the day after this one ends."""
    if decision.valid_to is None:
        return True
    after = decision_in_force(decision.unit_id, decision.valid_to + timedelta(days=1))
    return after is not None


def may_write_text(case: Case, on: date) -> bool:
    """Tell whether a talk of a contact may have a text on a day.

    Where identity is left out, text about the person rests on the board's decision: when it has
    ended, what is written can be read, and nothing is added.
    """
    if case.is_support:
        return decision_in_force(case.unit_id, on) is not None
    return case.holds_text


def allowed_modes(actor: Actor, on: date) -> list[Allowed]:
    """Return each mode, whether the actor's unit can use it today, and why not."""
    decision = decision_in_force(actor.unit_id, on)
    allowed = rules.modes_of(actor.side, has_decision=decision is not None)
    why = {
        rules.SUPPORT: _(
            "Nämndens beslut enligt 14 kap. 5 § SoL är inte registrerat för enheten. "
            "Be chefen eller nämndsekreteraren registrera det."
        ),
        rules.COORDINATION: _(
            "Samordning är för den som kan vara utsatt för människohandel. "
            "Er enhet möter den som köper sex."
        ),
    }
    return [Allowed(mode, may, "" if may else why[mode]) for mode, may in allowed.items()]


@dataclass(frozen=True)
class DecisionLine:
    """One decision of a list."""

    id: UUID
    title: str
    meta: str
    tag: str
    tag_kind: str


def decision_lines(rows: Iterable[IdentityDecision], on: date) -> list[DecisionLine]:
    """Write decisions as lines of a list."""
    return [_line(row, on) for row in rows]


def _line(row: IdentityDecision, on: date) -> DecisionLine:
    tag, kind = _("Gäller"), "ok"
    if row.valid_from > on:
        tag, kind = _("Börjar senare"), "plain"
    elif row.valid_to is not None and row.valid_to < on:
        tag, kind = _("Upphört"), "plain"
    elif row.valid_to is not None and rules.warns_from(row.valid_to) <= on:
        tag, kind = _("Upphör snart"), "today"
    title = f"{row.unit.name}: {row.service}"
    last = short_day(row.valid_to, on) if row.valid_to else _("tills vidare")
    meta = f"{row.reference_number} · {short_day(row.valid_from, on)} – {last}"
    return DecisionLine(row.pk, title, meta, tag, kind)
