"""Tracks at any point, for tests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from finmaskig.cases.models import Track
from finmaskig.cases.services.track import events, money, places, returning
from finmaskig.cases.services.track.opening import open_track
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.track_values import (
    NewClaim,
    NewCost,
    NewEvent,
    NewHousing,
    NewPermit,
    NewReturn,
    NextStep,
)
from finmaskig.guidance.models import Step
from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor

TODAY = date(2026, 6, 15)


def day(number: int) -> date:
    """Return a day so many days from the Monday of the tests."""
    return TODAY + timedelta(days=number)


def tracked(actor: Actor, queue: str = "adults", **values: object) -> Track:
    """Open a contact of mode D with its track."""
    return open_track(actor=actor, case=opened(actor, "D", **values), queue=queue)


def event(actor: Actor, track: Track, *, row=None, version: int = 0, **values: object):
    """Write an event that happened today with the police."""
    usual = {"on": TODAY, "stage": "acute", "authority": "police", "what": "contact"}
    return events.keep_event(
        actor=actor, case=track.case, new=NewEvent(**(usual | values)), event=row, version=version
    )


def planned(actor: Actor, track: Track, **values: object):
    """Plan an event."""
    return event(actor, track, **({"is_planned": True, "on": day(7)} | values))


def conference(actor: Actor, track: Track, *actions: NextStep, **values: object):
    """Write a case conference with its actions."""
    usual = {
        "what": "conference",
        "authority": "several",
        "participants": ("social_worker", "lead_investigator"),
        "next_steps": actions,
    }
    return event(actor, track, **(usual | values))


def housing(actor: Actor, track: Track, *, row=None, version: int = 0, **values: object):
    """Write protected housing that is needed from today."""
    new = NewHousing(**({"kind": "shelter", "needed_on": TODAY} | values))
    return places.keep_housing(actor=actor, case=track.case, new=new, housing=row, version=version)


def permit(actor: Actor, track: Track, *, row=None, version: int = 0, **values: object):
    """Write that the social board has applied for a reflection period today."""
    usual = {"kind": "reflection", "applicant": "social_board", "applied_on": TODAY}
    new = NewPermit(**(usual | values))
    return places.keep_permit(actor=actor, case=track.case, new=new, permit=row, version=version)


def granted(actor: Actor, track: Track, **values: object):
    """Write a reflection period that was granted today."""
    usual = {"outcome": "granted", "decided_on": TODAY, "from_on": TODAY}
    return permit(actor, track, **(usual | values))


def going_home(actor: Actor, track: Track, *, version: int = 0, **values: object):
    """Write how far the way home has come."""
    new = NewReturn(**({"ground": "victim"} | values))
    return returning.keep_return(actor=actor, case=track.case, new=new, version=version)


def cost(actor: Actor, track: Track, *, row=None, version: int = 0, **values: object):
    """Write a cost of the spring."""
    usual = {
        "ground": "sol-12-1",
        "decided_on": date(2026, 3, 1),
        "amount": 9000,
        "from_on": date(2026, 3, 1),
        "to_on": date(2026, 3, 31),
    }
    new = NewCost(**(usual | values))
    return money.keep_cost(actor=actor, case=track.case, new=new, cost=row, version=version)


def claim(actor: Actor, track: Track, *, row=None, version: int = 0, **values: object):
    """Apply for the first quarter."""
    usual = {"quarter_on": date(2026, 1, 1), "applied_on": TODAY, "amount": 9000}
    new = NewClaim(**(usual | values))
    return money.keep_claim(actor=actor, case=track.case, new=new, claim=row, version=version)


def waiting(track: Track) -> dict[str, date]:
    """Return the open steps of a track by the beginning of their watch, with their days."""
    rows = Step.objects.filter(subject_id=track.case_id, status="open", subject_kind="case_date")
    return {_short(row.rule_code): local(row.due_at).date() for row in rows}


def ended(track: Track, name: str) -> str:
    """Return how the last step of a date ended."""
    rows = Step.objects.filter(subject_id=track.case_id).exclude(status="open")
    return next((row.result for row in rows if _short(row.rule_code) == name), "")


def _short(watch: str) -> str:
    """Return a watch without the id of its row."""
    parts = watch.split("-")
    return "-".join(parts[:-5]) if len(parts) > 5 and len(parts[-1]) == 12 else watch
