"""The only door to exact figures: a unit's own, inside its wall, and every look is logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404

from finmaskig.accounts.log import log_access
from finmaskig.pure.statistics.table import OwnTable
from finmaskig.reports.queries import own
from finmaskig.reports.queries.counted import axis_dimension

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.reports.queries.own import OwnQuestion

OWN_READERS: Final = frozenset({"worker", "lead"})
"""Who sees the exact figures of her own unit."""


def unit_of(actor: Actor) -> own.Seen:
    """Return whose rows an actor may count; who works in no unit with people gets 404."""
    if actor.role not in OWN_READERS:
        raise Http404
    if actor.unit_id is None or actor.board_id is None:
        raise Http404
    return own.Seen(actor.board_id, actor.unit_id, actor.side)


def own_table(actor: Actor, question: OwnQuestion) -> OwnTable:
    """Return exact counts of the actor's own unit, for its own page; never to be exported.

    Raises ``NotCounted`` when the measure is not divided in that way.
    """
    seen = unit_of(actor)
    measure, grid = own.grid_for(question)
    axes = {axis.code: axis for axis in grid.axes}
    dimensions = tuple(axis_dimension(axes[code]) for code in question.shown)
    log_access(
        actor=actor,
        event="reports.own_seen",
        subject="unit",
        ids=[seen.unit_id],
        reason=measure.code,
    )
    return OwnTable(dimensions, own.cells_of(seen, question, dimensions), measure.family)
