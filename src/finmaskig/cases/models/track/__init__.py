"""The rows of the coordination track."""

from finmaskig.cases.models.track.events import Event
from finmaskig.cases.models.track.hours import Hours
from finmaskig.cases.models.track.money import Claim, Cost
from finmaskig.cases.models.track.places import Housing, Permit
from finmaskig.cases.models.track.rights import RightsItem
from finmaskig.cases.models.track.track import Track, VoluntaryReturn

__all__ = [
    "Claim",
    "Cost",
    "Event",
    "Hours",
    "Housing",
    "Permit",
    "RightsItem",
    "Track",
    "VoluntaryReturn",
]
