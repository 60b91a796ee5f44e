"""The doors to shifts and encounters: who may see what, logged before the page is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations.access import unit_of
from finmaskig.outreach import rules
from finmaskig.outreach.models import (
    Campaign,
    Encounter,
    HeldPacket,
    Incident,
    Shift,
    ShiftHandover,
    ShiftUnit,
)
from finmaskig.outreach.queries import campaigns, shifts
from finmaskig.outreach.queries.advice import steps_of_meeting
from finmaskig.outreach.queries.facts import subject_of
from finmaskig.outreach.queries.held import held_for
from finmaskig.shared.errors import NotAllowed

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from finmaskig.accounts.actor import Actor
    from finmaskig.guidance.models import Step
    from finmaskig.outreach.models import CampaignCount

PAGE_SIZE = 20


class NotInShift(NotAllowed):
    """The person sees the shift but does not work in it."""


class LeadOnly(NotAllowed):
    """Only the head of the unit may do this."""


def _in_place(actor: Actor, to_shift: str = "") -> Q:
    """Return the condition that the actor's unit takes part in a shift of her board."""
    return Q(
        **{
            f"{to_shift}board_id": actor.board_id,
            f"{to_shift}units__unit_id": actor.unit_id,
        }
    )


def _require_field_role(actor: Actor) -> None:
    if actor.role not in rules.FIELD_ROLES:
        raise Http404
    unit_of(actor)


def require_lead(actor: Actor) -> None:
    """Stop everyone but the head of the unit; for what a worker sees but may not do."""
    if actor.role != "lead":
        raise LeadOnly(_("Det här gör enhetschefen. Fråga din chef."))


def field_worker(actor: Actor) -> Actor:
    """Let through who works in the field; the rest get 404."""
    _require_field_role(actor)
    return actor


def shift_to_change(actor: Actor, shift_id: UUID) -> Shift:
    """Return a shift of the actor's own unit, own or joint, in her own board."""
    _require_field_role(actor)
    shift = (
        Shift.objects.select_related("unit", "operation", "alarm_answered_by")
        .filter(_in_place(actor), pk=shift_id)
        .first()
    )
    if shift is None:
        raise Http404
    return shift


def shift_to_read(actor: Actor, shift_id: UUID) -> Shift:
    """Return a shift and log the look."""
    shift = shift_to_change(actor, shift_id)
    log_access(actor=actor, event="outreach.shift_seen", subject="shift", ids=[shift.pk])
    return shift


def shift_to_print(actor: Actor, shift_id: UUID) -> Shift:
    """Return a shift to print, and log that it left the program."""
    shift = shift_to_change(actor, shift_id)
    log_access(actor=actor, event="outreach.shift_printed", subject="shift", ids=[shift.pk])
    return shift


def shift_to_count_in(actor: Actor, shift_id: str) -> Shift | None:
    """Return the shift that an address names; nothing when it names none."""
    if not shift_id:
        return None
    try:
        known = UUID(shift_id)
    except ValueError as error:
        raise Http404 from error
    return shift_to_change(actor, known)


def shift_to_log_in(actor: Actor, shift_id: UUID) -> Shift:
    """Return a shift in which the actor works, to log a meeting in it."""
    shift = shift_to_change(actor, shift_id)
    if not works_in(actor, shift):
        raise NotInShift(
            _("Du är inte med på passet. Öppna passet och gå med, sedan kan du logga möten.")
        )
    return shift


def shift_to_lead(actor: Actor, shift_id: UUID) -> Shift:
    """Return a shift for what only the head of a unit in it may do."""
    shift = shift_to_change(actor, shift_id)
    require_lead(actor)
    return shift


def works_in(actor: Actor, shift: Shift) -> bool:
    """Tell whether the actor is one of the shift's workers."""
    return shift.workers.filter(Q(unit_id=actor.unit_id), user_id=actor.user_id).exists()


def shifts_page(actor: Actor, number: str) -> Page[ShiftUnit]:
    """Return a page of the unit's shifts and log which."""
    _require_field_role(actor)
    page = Paginator(shifts.shifts_of(actor.unit_id), PAGE_SIZE).get_page(number)
    ids = [row.shift_id for row in page.object_list]
    log_access(actor=actor, event="outreach.shifts_listed", subject="shift", ids=ids)
    return page


def rows_to_read(actor: Actor, shift: Shift) -> QuerySet[Encounter]:
    """Return the rows of a shift that are readable now: all while it is open, then one side's."""
    if shift.is_closed:
        return shifts.rows_on_side(shift, actor.unit_id, actor.side)
    return shifts.common_list(shift)


def shift_with_rows(actor: Actor, shift_id: UUID, number: str) -> tuple[Shift, Page[Encounter]]:
    """Return a shift with a page of its readable rows, and log what was shown in one entry."""
    shift = shift_to_change(actor, shift_id)
    pages = Paginator(rows_to_read(actor, shift), PAGE_SIZE)
    if not shift.is_closed:
        pages.count = shift.encounter_count  # kept, so that nobody counts it again
    page = pages.get_page(number)
    ids = [shift.pk, *(row.pk for row in page.object_list)]
    log_access(actor=actor, event="outreach.shift_seen", subject="shift", ids=ids)
    return shift, page


def _encounter(actor: Actor, encounter_id: UUID) -> Encounter:
    _require_field_role(actor)
    encounter = (
        Encounter.objects.select_related("shift", "unit", "shift__operation")
        .filter(pk=encounter_id, board_id=actor.board_id)
        .first()
    )
    if encounter is None or not rules.may_read(standing_of(actor, encounter)):
        raise Http404
    return encounter


def standing_of(actor: Actor, encounter: Encounter) -> rules.Standing:
    """Return how a reader stands to a row."""
    return rules.Standing(
        shift_open=not encounter.shift.is_closed,
        own_unit=encounter.unit_id == actor.unit_id,
        unit_in_shift=encounter.shift.units.filter(Q(unit_id=actor.unit_id)).exists(),
        row_side=encounter.side,
        reader_side=actor.side,
    )


def encounter_to_read(actor: Actor, encounter_id: UUID) -> Encounter:
    """Return a readable row and log the look."""
    encounter = _encounter(actor, encounter_id)
    log_access(
        actor=actor, event="outreach.encounter_seen", subject="encounter", ids=[encounter.pk]
    )
    return encounter


def encounter_to_change(actor: Actor, encounter_id: UUID) -> Encounter:
    """Return a row that the actor may change: in her open shift, later only as the lead."""
    encounter = _encounter(actor, encounter_id)
    if encounter.shift.is_closed:
        require_lead(actor)
    elif not works_in(actor, encounter.shift):
        raise NotInShift(_("Bara de som är med på passet ändrar möten medan det pågår."))
    return encounter


def steps_to_tick(encounter: Encounter) -> list[Step]:
    """Return the steps of a meeting that was opened to be changed."""
    return steps_of_meeting(subject_of(encounter))


def may_change(actor: Actor, encounter: Encounter) -> bool:
    """Tell whether the page should show the way to change."""
    if encounter.is_joined_away:
        return False
    return actor.role == "lead" if encounter.shift.is_closed else works_in(actor, encounter.shift)


def may_tick(actor: Actor, encounter: Encounter) -> bool:
    """Tell whether the page should let steps be ticked: only in the meeting's own shift."""
    return encounter.shift.is_running and may_change(actor, encounter)


def incident_to_change(actor: Actor, incident_id: UUID) -> Incident:
    """Return an incident in a shift of the own unit, for its head to follow up."""
    _require_field_role(actor)
    incident = (
        Incident.objects.select_related("shift")
        .filter(_in_place(actor, "shift__"), pk=incident_id)
        .first()
    )
    if incident is None:
        raise Http404
    require_lead(actor)
    return incident


def handover_to_read(actor: Actor, handover_id: UUID) -> ShiftHandover:
    """Return a handover to the one who gave or was given it, and log the look."""
    handover = _handover(actor, handover_id)
    log_access(
        actor=actor, event="outreach.handover_seen", subject="shift_handover", ids=[handover.pk]
    )
    return handover


def handover_to_receive(actor: Actor, handover_id: UUID) -> ShiftHandover:
    """Return a handover to the one who was given it."""
    handover = _handover(actor, handover_id)
    if handover.to_user_id != actor.user_id:
        raise NotAllowed(_("Bara den som fick passet kan ta emot det."))
    return handover


def may_receive(actor: Actor, handover: ShiftHandover) -> bool:
    """Tell whether the reader is the one who has not yet said that she has read it."""
    return handover.to_user_id == actor.user_id and handover.received_at is None


def _handover(actor: Actor, handover_id: UUID) -> ShiftHandover:
    _require_field_role(actor)
    given = Q(from_user_id=actor.user_id, from_unit_id=actor.unit_id)
    received = Q(to_user_id=actor.user_id, to_unit_id=actor.unit_id)
    handover = (
        ShiftHandover.objects.select_related("shift", "from_user", "to_user", "from_unit")
        .filter(given | received, pk=handover_id, shift__board_id=actor.board_id)
        .first()
    )
    if handover is None:
        raise Http404
    return handover


def campaigns_page(actor: Actor, number: str) -> Page[Campaign]:
    """Return a page of the unit's campaigns."""
    _require_field_role(actor)
    return Paginator(campaigns.campaigns_of(actor.unit_id), PAGE_SIZE).get_page(number)


def campaign_to_change(actor: Actor, campaign_id: UUID) -> Campaign:
    """Return a campaign of the actor's own unit."""
    _require_field_role(actor)
    campaign = Campaign.objects.filter(Q(unit_id=actor.unit_id), pk=campaign_id).first()
    if campaign is None:
        raise Http404
    return campaign


def counts_page(campaign: Campaign, number: str) -> Page[CampaignCount]:
    """Return a page of what was counted of a campaign."""
    return Paginator(campaigns.counts_of(campaign), PAGE_SIZE).get_page(number)


def held_rows(actor: Actor) -> list[HeldPacket]:
    """Return the meetings that wait for the actor's decision, and log which."""
    _require_field_role(actor)
    rows = list(held_for(actor)[:PAGE_SIZE])
    ids = [row.pk for row in rows]
    log_access(actor=actor, event="outreach.packets_listed", subject="held_packet", ids=ids)
    return rows


def held_to_decide(actor: Actor, held_id: UUID) -> HeldPacket:
    """Return a waiting meeting to its author or her lead, and log the look."""
    _require_field_role(actor)
    held = held_for(actor).filter(pk=held_id).first()
    if held is None:
        raise Http404
    log_access(actor=actor, event="outreach.packet_seen", subject="held_packet", ids=[held.pk])
    return held
