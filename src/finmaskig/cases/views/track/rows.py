"""Events, conferences, housing, permits: added and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from finmaskig.cases import access_track
from finmaskig.cases.forms.track.events import HAPPENED, PLANNED, ConferenceForm, EventForm
from finmaskig.cases.forms.track.places import HousingForm, PermitForm
from finmaskig.cases.queries.track_parts import note_of
from finmaskig.cases.services.track.events import finish_event, keep_event
from finmaskig.cases.services.track.places import keep_housing, keep_permit
from finmaskig.cases.services.track.removing import remove_row
from finmaskig.cases.views.track.task import ask, done, filled
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest
    from finmaskig.cases.models import Event


@require_http_methods(["GET", "POST"])
def track_event_add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Write what has happened with an authority, or what is planned, and what comes next."""
    track = access_track.track_to_change(request.actor, case_id)
    more = {"stage": track.stage, "when": HAPPENED, "on": today()}
    form = filled(EventForm, request, track.case, more=more)
    if not form.is_valid():
        return ask(request, track.case, form, _("Lägg till en händelse"))
    keep_event(actor=request.actor, case=track.case, new=form.new)
    return done(request, track.case, _("Händelsen är sparad."))


@require_http_methods(["GET", "POST"])
def track_conference_add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Write a case conference: functions, decisions, what each will do."""
    track = access_track.track_to_change(request.actor, case_id)
    more = {"stage": track.stage, "on": today()}
    form = filled(ConferenceForm, request, track.case, more=more)
    if not form.is_valid():
        return ask(request, track.case, form, _("Lägg till samråd"))
    keep_event(actor=request.actor, case=track.case, new=form.new)
    return done(request, track.case, _("Samrådet är sparat. Åtgärderna ligger som steg."))


@require_http_methods(["GET", "POST"])
def track_event_change(request: StaffRequest, row_id: UUID) -> HttpResponse:
    """Change an event or a conference; what is written here is shown only here."""
    event = access_track.event_to_change(request.actor, row_id)
    case = event.track.case
    form = _form_of(request, event)
    if not form.is_valid():
        return ask(
            request, case, form, _("Ändra händelsen"), remove="cases:track_event_remove", row=event
        )
    keep_event(
        actor=request.actor, case=case, new=form.new, event=event, version=form.stored_version
    )
    return done(request, case, _("Händelsen är sparad."))


def _form_of(request: StaffRequest, event: Event) -> EventForm | ConferenceForm:
    case, more = event.track.case, {"note": note_of(event)}
    if event.is_conference:
        return filled(ConferenceForm, request, case, event, more)
    when = {"when": PLANNED if event.is_planned else HAPPENED}
    return filled(EventForm, request, case, event, more | when)


@require_POST
def track_event_finish(request: StaffRequest, row_id: UUID) -> HttpResponse:
    """Tell that what was planned is done."""
    event = access_track.event_to_change(request.actor, row_id)
    finish_event(actor=request.actor, case=event.track.case, event=event)
    return done(request, event.track.case, _("Bra. Det är markerat som gjort."))


@require_http_methods(["GET", "POST"])
def track_housing_add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Write that protected housing is needed, or has begun."""
    track = access_track.track_to_change(request.actor, case_id)
    form = filled(HousingForm, request, track.case, more={"needed_on": today(), "children": ""})
    if not form.is_valid():
        return ask(request, track.case, form, _("Lägg till skyddat boende"))
    keep_housing(actor=request.actor, case=track.case, new=form.new)
    return done(request, track.case, _("Boendet är sparat, utan adress."))


@require_http_methods(["GET", "POST"])
def track_housing_change(request: StaffRequest, row_id: UUID) -> HttpResponse:
    """Change protected housing."""
    row = access_track.housing_to_change(request.actor, row_id)
    case = row.track.case
    form = filled(HousingForm, request, case, row)
    if not form.is_valid():
        return ask(
            request,
            case,
            form,
            _("Ändra skyddat boende"),
            remove="cases:track_housing_remove",
            row=row,
        )
    keep_housing(
        actor=request.actor, case=case, new=form.new, housing=row, version=form.stored_version
    )
    return done(request, case, _("Boendet är sparat, utan adress."))


@require_http_methods(["GET", "POST"])
def track_permit_add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Write an application for a reflection period or another permit."""
    track = access_track.track_to_change(request.actor, case_id)
    form = filled(PermitForm, request, track.case, more={"applied_on": today(), "outcome": ""})
    if not form.is_valid():
        return ask(request, track.case, form, _("Lägg till betänketid eller tillstånd"))
    keep_permit(actor=request.actor, case=track.case, new=form.new)
    _warn(request, form)
    return done(request, track.case, _("Tillståndet är sparat och bevakas."))


@require_http_methods(["GET", "POST"])
def track_permit_change(request: StaffRequest, row_id: UUID) -> HttpResponse:
    """Write what the application came to, or an extension."""
    row = access_track.permit_to_change(request.actor, row_id)
    case = row.track.case
    form = filled(PermitForm, request, case, row)
    if not form.is_valid():
        return ask(
            request, case, form, _("Ändra tillståndet"), remove="cases:track_permit_remove", row=row
        )
    keep_permit(
        actor=request.actor, case=case, new=form.new, permit=row, version=form.stored_version
    )
    _warn(request, form)
    return done(request, case, _("Tillståndet är sparat och bevakas."))


def _warn(request: StaffRequest, form: PermitForm) -> None:
    if form.is_short:
        messages.warning(
            request,
            _("Tillståndet är kortare än lagens kortaste tid. Kontrollera dagarna mot beslutet."),
        )


@require_POST
def track_event_remove(request: StaffRequest, row_id: UUID) -> HttpResponse:
    """Take away an event that was written by mistake, with what followed from it."""
    row = access_track.event_to_change(request.actor, row_id)
    remove_row(actor=request.actor, case=row.track.case, row=row)
    return done(request, row.track.case, _("Händelsen är borttagen."))


@require_POST
def track_housing_remove(request: StaffRequest, row_id: UUID) -> HttpResponse:
    """Take away housing that was written by mistake."""
    row = access_track.housing_to_change(request.actor, row_id)
    remove_row(actor=request.actor, case=row.track.case, row=row)
    return done(request, row.track.case, _("Boendet är borttaget."))


@require_POST
def track_permit_remove(request: StaffRequest, row_id: UUID) -> HttpResponse:
    """Take away a permit that was written by mistake."""
    row = access_track.permit_to_change(request.actor, row_id)
    remove_row(actor=request.actor, case=row.track.case, row=row)
    return done(request, row.track.case, _("Tillståndet är borttaget."))
