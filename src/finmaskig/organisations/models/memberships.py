"""Who works where, in which role and between which days."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.actor import Role
from finmaskig.organisations.models.dated import DatedModel, begins_once, in_order
from finmaskig.organisations.models.units import Unit
from finmaskig.shared.models import UUIDModel


class Membership(UUIDModel, DatedModel):
    """A user's role in a unit."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    role = models.CharField(_("roll"), max_length=20, choices=Role.choices)

    class Meta:
        ordering = ["unit__name", "role"]
        constraints = [
            in_order("organisations_membership_days_are_in_order"),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values),
                name="organisations_membership_role_is_known",
            ),
            *begins_once("organisations_membership", "user", "unit", "role"),
        ]

    def __str__(self) -> str:
        """Return the role."""
        return self.role
