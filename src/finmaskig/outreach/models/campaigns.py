"""Cards and electronic cards with a code: handed out, answered, led to contact."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.outreach.choices import CampaignKind
from finmaskig.shared.models import UUIDModel


class Campaign(UUIDModel):
    """One card with its code, for a time."""

    unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="campaigns"
    )
    kind = models.CharField(_("vad"), max_length=20, choices=CampaignKind.choices)
    name = models.CharField(_("namn"), max_length=80)
    code = models.CharField(_("kod"), max_length=20)
    starts_on = models.DateField(_("från"))
    ends_on = models.DateField(_("till och med"), null=True, blank=True)

    class Meta:
        ordering = ["-starts_on", "name"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="outreach_campaign_code_is_unique"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="outreach_campaign_ends_after_its_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class CampaignCount(UUIDModel):
    """What was counted of a campaign on one day, in a shift or outside one."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="counts")
    shift = models.ForeignKey(
        "outreach.Shift",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="campaign_counts",
    )
    counted_on = models.DateField(_("dag"))
    handed_out_count = models.PositiveIntegerField(_("utdelade eller skickade"), default=0)
    answered_count = models.PositiveIntegerField(_("besvarade"), default=0)
    contact_count = models.PositiveIntegerField(_("ledde till kontakt"), default=0)

    class Meta:
        ordering = ["-counted_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "counted_on", "shift"],
                name="outreach_campaigncount_is_one_a_day_and_shift",
            ),
            models.UniqueConstraint(
                fields=["campaign", "counted_on"],
                condition=Q(shift__isnull=True),
                name="outreach_campaigncount_is_one_a_day_outside_shifts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.counted_on}"
