"""Reads around handing a shift over: to whom, and what is unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.guidance.queries import open_steps_of
from finmaskig.organisations.queries.staff import staff_of
from finmaskig.outreach import rules
from finmaskig.outreach.queries.shifts import rows_on_side
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.guidance.models import Step
    from finmaskig.organisations.queries.staff import StaffMember
    from finmaskig.outreach.models import Shift


def colleagues_for(actor: Actor) -> list[StaffMember]:
    """Return who can take over a shift: others in the board, on the same side of the wall."""
    staff = staff_of(actor.board_id, on=today(), roles=rules.FIELD_ROLES)
    return [one for one in staff if one.side == actor.side and one.user_id != actor.user_id]


def unfinished_steps(actor: Actor, shift: Shift) -> list[Step]:
    """Return the open steps of the actor's unit that come from a shift."""
    met = rows_on_side(shift, actor.unit_id, actor.side).values("pk")
    return list(open_steps_of(actor).filter(subject_kind="encounter", subject_id__in=met))
