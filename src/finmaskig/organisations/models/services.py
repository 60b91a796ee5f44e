"""The referral catalogue: what a unit can do, for whom and on which legal ground."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from finmaskig.organisations.models.dated import DatedModel, in_order
from finmaskig.organisations.models.units import Unit
from finmaskig.shared.models import UUIDModel


class Service(UUIDModel, DatedModel):
    """Something a person can be linked to, with conditions that can be matched."""

    class Entitlement(models.TextChoices):
        """What a person can expect."""

        RIGHT = "right", _("Rätt enligt lag")
        MAY_BE_OFFERED = "may_be_offered", _("Kan erbjudas")
        VOLUNTARY = "voluntary", _("Frivilligt, öppet för alla i målgruppen")

    code = models.SlugField(_("kod"), max_length=80, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="services")
    name = models.CharField(_("insats"), max_length=120)
    legal_ground = models.CharField(_("lagrum"), max_length=160, blank=True)
    entitlement = models.CharField(_("rätt"), max_length=20, choices=Entitlement.choices)
    conditions = models.JSONField(_("villkor"), default=dict, blank=True)
    conditions_text = models.CharField(_("villkor i ord"), max_length=400)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [in_order("organisations_service_days_are_in_order")]

    def __str__(self) -> str:
        """Return the service's name."""
        return self.name
