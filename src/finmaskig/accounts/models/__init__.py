"""Who a person is, how she came in, and what she looked at."""

from finmaskig.accounts.models.invitation import FactorReset, Invitation
from finmaskig.accounts.models.log import (
    AccessEntry,
    AccessPending,
    AccessReview,
    AccessSeal,
    AccessSegment,
)
from finmaskig.accounts.models.user import User, UserManager

__all__ = [
    "AccessEntry",
    "AccessPending",
    "AccessReview",
    "AccessSeal",
    "AccessSegment",
    "FactorReset",
    "Invitation",
    "User",
    "UserManager",
]
