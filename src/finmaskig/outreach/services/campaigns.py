"""Cards with a code: start a campaign, count what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations.access import board_of, unit_of
from finmaskig.outreach.models import Campaign, CampaignCount, Operation
from finmaskig.outreach.queries.campaigns import code_is_taken
from finmaskig.shared.clock import today
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.accounts.actor import Actor
    from finmaskig.outreach.models import Shift
    from finmaskig.outreach.values import CardCount, NewCampaign


class CodeTaken(DomainError):
    """Another campaign has the code."""


class CountRefused(DomainError):
    """The count cannot be right."""


class OperationRefused(DomainError):
    """The operation's days are not in order."""


@transaction.atomic
def start_campaign(*, actor: Actor, new: NewCampaign) -> Campaign:
    """Start a campaign of the actor's unit."""
    code = new.code.strip().upper()
    if code_is_taken(code):
        raise CodeTaken(_("Koden används redan. Välj en annan."))
    campaign = Campaign(
        unit_id=unit_of(actor),
        kind=new.kind,
        name=new.name.strip(),
        code=code,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
    )
    campaign.clean_fields(exclude=["unit"])
    campaign.save(force_insert=True)
    log_access(
        actor=actor, event="outreach.campaign_started", subject="campaign", ids=[campaign.pk]
    )
    return campaign


@transaction.atomic
def count_cards(
    *, actor: Actor, campaign: Campaign, count: CardCount, shift: Shift | None = None
) -> CampaignCount:
    """Add to what was counted of a campaign on a day, in a shift or outside one."""
    if count.counted_on > today():
        raise CountRefused(_("Dagen har inte varit än. Välj en annan dag."))
    if count.counted_on < campaign.starts_on:
        raise CountRefused(_("Kampanjen hade inte börjat den dagen. Välj en senare dag."))
    if not (count.handed_out_count or count.answered_count or count.contact_count):
        raise CountRefused(_("Skriv minst ett antal."))
    row, _new = CampaignCount.objects.get_or_create(
        campaign=campaign, shift=shift, counted_on=count.counted_on
    )
    CampaignCount.objects.filter(pk=row.pk).update(
        handed_out_count=F("handed_out_count") + count.handed_out_count,
        answered_count=F("answered_count") + count.answered_count,
        contact_count=F("contact_count") + count.contact_count,
    )
    log_access(actor=actor, event="outreach.cards_counted", subject="campaign", ids=[campaign.pk])
    row.refresh_from_db()
    return row


@transaction.atomic
def plan_operation(*, actor: Actor, name: str, starts_on: date, ends_on: date) -> Operation:
    """Plan an envelope around shifts of the actor's board."""
    if ends_on < starts_on:
        raise OperationRefused(_("Insatsen slutar innan den börjar. Ändra en av dagarna."))
    operation = Operation(
        board_id=board_of(actor), name=name.strip(), starts_on=starts_on, ends_on=ends_on
    )
    operation.clean_fields(exclude=["board"])
    operation.save(force_insert=True)
    log_access(
        actor=actor, event="outreach.operation_planned", subject="operation", ids=[operation.pk]
    )
    return operation
