"""Who answers, the six steps, the way home, a right: one of each for a track."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from finmaskig.cases import access_track
from finmaskig.cases.forms.track.opening import BasicsForm, StagesForm
from finmaskig.cases.forms.track.returning import ReturnForm
from finmaskig.cases.forms.track.rights import RightForm
from finmaskig.cases.models.track.choices import Stage
from finmaskig.cases.queries.track import way_home
from finmaskig.cases.queries.track_parts import right_of, why_of
from finmaskig.cases.services.track.opening import change_basics, move_stages
from finmaskig.cases.services.track.returning import keep_return
from finmaskig.cases.services.track.rights import answer_right
from finmaskig.cases.views.track.task import ask, done, filled

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def track_change(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Say who answers for the person here, and whether a child needs a guardian."""
    track = access_track.track_to_change(request.actor, case_id)
    more = {"municipality": track.municipality_id or ""}
    form = filled(BasicsForm, request, track.case, track, more)
    if not form.is_valid():
        return ask(request, track.case, form, _("Ansvar och god man"))
    change_basics(actor=request.actor, case=track.case, new=form.new, version=form.stored_version)
    return done(request, track.case, _("Ansvaret är sparat."))


@require_http_methods(["GET", "POST"])
def track_stages(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Say how far each of the manual's six steps has come."""
    track = access_track.track_to_change(request.actor, case_id)
    states = {code: track.state_of(code) for code in Stage.values}
    form = filled(StagesForm, request, track.case, track, states)
    if not form.is_valid():
        return ask(request, track.case, form, _("Manualens sex steg"))
    move_stages(
        actor=request.actor, case=track.case, states=form.states, version=form.stored_version
    )
    return done(request, track.case, _("Stegen är sparade."))


@require_http_methods(["GET", "POST"])
def track_return(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Say how far the way home has come."""
    track = access_track.track_to_change(request.actor, case_id)
    form = filled(ReturnForm, request, track.case, way_home(track))
    if not form.is_valid():
        return ask(request, track.case, form, _("Frivilligt återvändande"))
    keep_return(actor=request.actor, case=track.case, new=form.new, version=form.stored_version)
    return done(request, track.case, _("Återvändandet är sparat."))


@require_http_methods(["GET", "POST"])
def track_right_change(request: StaffRequest, row_id: UUID) -> HttpResponse:
    """Say how it stands with one right."""
    item = access_track.right_to_change(request.actor, row_id)
    case, right = item.track.case, right_of(item)
    form = filled(RightForm, request, case, item, {"why": why_of(item)})
    if not form.is_valid():
        return ask(request, case, form, right.what, lead=right.source, back="cases:track_rights")
    answer_right(
        actor=request.actor, case=case, item=item, new=form.new, version=form.stored_version
    )
    return done(request, case, _("Svaret är sparat."), "track_rights")
