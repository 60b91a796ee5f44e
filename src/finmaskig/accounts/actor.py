"""Who acts, where and in which role: plain values that doors, services and the log read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from uuid import UUID


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
