"""Tables of shifts, encounters and campaigns."""

from finmaskig.outreach.models.campaigns import Campaign, CampaignCount
from finmaskig.outreach.models.counts import EncounterCount
from finmaskig.outreach.models.encounters import Encounter, HeldPacket, UnitMonth
from finmaskig.outreach.models.shifts import (
    AreaLabel,
    Incident,
    Operation,
    Shift,
    ShiftHandover,
    ShiftUnit,
    ShiftWorker,
)

__all__ = [
    "AreaLabel",
    "Campaign",
    "CampaignCount",
    "Encounter",
    "EncounterCount",
    "HeldPacket",
    "Incident",
    "Operation",
    "Shift",
    "ShiftHandover",
    "ShiftUnit",
    "ShiftWorker",
    "UnitMonth",
]
