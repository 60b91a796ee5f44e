"""Who acts, where and in which role: plain values that doors, services and the log read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from finmaskig.accounts.models import User


class Role(TextChoices):
    """What a person does in a unit; the membership carries it."""

    WORKER = "worker", _("medarbetare")
    LEAD = "lead", _("enhetschef")
    COORDINATOR = "coordinator", _("samordnare")
    ANALYST = "analyst", _("utredare")
    SECRETARY = "secretary", _("nämndsekreterare")
    AUDITOR = "auditor", _("granskare")
    ADMINISTRATOR = "administrator", _("administratör")


class Side(TextChoices):
    """The two sides of the wall, which never read each other, and those outside it."""

    VICTIM = "victim", _("utsatta")
    BUYER = "buyer", _("köpare")
    NEUTRAL = "neutral", _("ingen sida")


@dataclass(frozen=True)
class Actor:
    """One person in one unit and one role, for the length of a request."""

    user_id: UUID
    name: str
    service_number: str
    membership_id: UUID | None
    unit_id: UUID | None
    unit_name: str
    role: str
    side: str
    board_id: UUID | None
    municipality: str
    marks: frozenset[str] = frozenset()
    """What a domain has noted about her place, for the menu; it gives no rights."""

    @property
    def login_id(self) -> UUID | None:
        """Return whose login acts; nothing when it is the clock or a command on the server."""
        return self.user_id if self.user_id.int else None


def acting_for_oneself(user: User) -> Actor:
    """Return a user who acts on her own login, before she has chosen where she works."""
    return Actor(
        user_id=user.pk,
        name=user.name,
        service_number=user.service_number,
        membership_id=None,
        unit_id=None,
        unit_name="",
        role="",
        side=Side.NEUTRAL.value,
        board_id=None,
        municipality="",
    )


COMMAND_LINE = Actor(
    user_id=UUID(int=0),
    name="finmaskig users",
    service_number="",
    membership_id=None,
    unit_id=None,
    unit_name="",
    role="",
    side=Side.NEUTRAL.value,
    board_id=None,
    municipality="",
)
"""Who runs a command on the server; she has no login there."""
