"""A board's decision that identity is not documented in a support without a needs test."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.shared.freetext import refuse_identity
from finmaskig.shared.models import UUIDModel


class IdentityDecision(UUIDModel):
    """Decided under 14 kap. 5 § SoL, for one unit, between two days."""

    unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="identity_decisions"
    )
    decided_on = models.DateField(_("beslutad"))
    reference_number = models.CharField(
        _("diarienummer"), max_length=60, validators=[refuse_identity]
    )
    service = models.CharField(_("insats"), max_length=120, validators=[refuse_identity])
    special_reasons = models.TextField(
        _("särskilda skäl"), max_length=2000, validators=[refuse_identity]
    )
    valid_from = models.DateField(_("gäller från"))
    valid_to = models.DateField(_("gäller till och med"), null=True, blank=True)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("beslut om dokumentation")
        verbose_name_plural = _("beslut om dokumentation")
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="cases_identitydecision_days_are_in_order",
            ),
        ]

    def __str__(self) -> str:
        """Return its reference number."""
        return self.reference_number
