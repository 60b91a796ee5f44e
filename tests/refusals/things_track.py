"""A coordination track of the own unit, with one row of each part, all of it marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.cases.models import Track
from finmaskig.cases.services.track.hours import log_hours
from finmaskig.cases.services.track.rights import answer_right, open_checklist
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.tests.track import factories as make
from finmaskig.cases.track_values import NewHours, RightAnswer
from tests.refusals.table import MARK

if TYPE_CHECKING:
    from tests.refusals.world import World


def make_track(world: World) -> None:
    """Open two contacts of mode D, one with its track and every part of it."""
    worker = world.actor("worker")
    track = make.tracked(worker, alias=f"{MARK} 88")
    open_checklist(actor=worker, case=track.case)
    right, other = track.rightsitems.all()[:2]
    why = RightAnswer(state="not_relevant", why=f"Finns redan vid {MARK}.")
    answer_right(actor=worker, case=track.case, item=other, new=why, version=other.version)
    new = NewHours(worked_on=make.TODAY, category="case", minutes=60)
    world.things |= {
        "track": track.case_id,
        "track to open": opened(worker, "D", alias=f"{MARK} 89").pk,
        "event": make.event(worker, track, note=f"Vid {MARK}.").pk,
        "planned event": make.planned(worker, track).pk,
        "housing": make.housing(worker, track).pk,
        "permit": make.permit(worker, track).pk,
        "cost": make.cost(worker, track).pk,
        "claim": make.claim(worker, track).pk,
        "right": right.pk,
        "hours": log_hours(actor=worker, new=new).pk,
        "track version": Track.objects.get(pk=track.pk).version,
    }


MAKERS = (make_track,)
