"""The tables of this domain, in one place to import from."""

from finmaskig.organisations.models.agreements import Agreement, AgreementParty, CountyStatus
from finmaskig.organisations.models.memberships import Membership
from finmaskig.organisations.models.places import County, Municipality, Population
from finmaskig.organisations.models.revisions import Revision
from finmaskig.organisations.models.services import Service
from finmaskig.organisations.models.units import (
    OpeningHours,
    Organisation,
    Post,
    Unit,
    UnitArea,
    UnitKind,
)
from finmaskig.organisations.models.words import Arena, Word

__all__ = [
    "Agreement",
    "AgreementParty",
    "Arena",
    "County",
    "CountyStatus",
    "Membership",
    "Municipality",
    "OpeningHours",
    "Organisation",
    "Population",
    "Post",
    "Revision",
    "Service",
    "Unit",
    "UnitArea",
    "UnitKind",
    "Word",
]
