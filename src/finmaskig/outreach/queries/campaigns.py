"""Reads of campaigns and what was counted of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet, Sum

from finmaskig.outreach.models import Campaign, CampaignCount

if TYPE_CHECKING:
    from uuid import UUID


def campaigns_of(unit_id: UUID | None) -> QuerySet[Campaign]:
    """Return a unit's campaigns with all that was counted of them."""
    return (
        Campaign.objects.filter(Q(unit_id=unit_id))
        .annotate(
            handed_out=Sum("counts__handed_out_count", default=0),
            answered=Sum("counts__answered_count", default=0),
            contacts=Sum("counts__contact_count", default=0),
        )
        .order_by("-starts_on", "name")
    )


def code_is_taken(code: str) -> bool:
    """Tell whether a campaign has the code."""
    return Campaign.objects.filter(code=code).exists()


def counts_of(campaign: Campaign) -> QuerySet[CampaignCount]:
    """Return what was counted, by day and shift, the latest first."""
    return campaign.counts.select_related("shift").order_by("-counted_on", "id")


def counts_in_shift(shift_id: UUID, unit_id: UUID | None) -> list[CampaignCount]:
    """Return what a unit counted of its campaigns in a shift."""
    return list(
        CampaignCount.objects.filter(Q(campaign__unit_id=unit_id), shift_id=shift_id)
        .select_related("campaign")
        .order_by("campaign__name", "id")
    )
