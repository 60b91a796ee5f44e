"""Meetings: log, next steps, change, join."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from finmaskig.outreach import access
from finmaskig.outreach.forms.encounter import EncounterForm
from finmaskig.outreach.forms.reading import answers_of
from finmaskig.outreach.forms.taps import JoinForm, tick_from
from finmaskig.outreach.queries.pages import advice_page, join_choices
from finmaskig.outreach.queries.words import encounter_choices
from finmaskig.outreach.sent import FORM_VERSION
from finmaskig.outreach.services import encounters as services
from finmaskig.outreach.services import joining
from finmaskig.outreach.values import new_encounter
from finmaskig.shared.clock import now, today
from finmaskig.ui.panels import panels
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def encounter_add(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Log a meeting; the answer is its next steps."""
    shift = access.shift_to_log_in(request.actor, shift_id)
    choices = encounter_choices(request.actor, shift, today())
    form = EncounterForm(posted(request), choices=choices, initial={"id": uuid4()})
    if not form.is_valid():
        values = {"shift": shift, "now": now(), "form_version": FORM_VERSION}
        return form_page(
            request, "outreach/encounter_add.html", form, values | {"actor": request.actor}
        )
    new = new_encounter(form.content, met_at=now(), encounter_id=form.cleaned_data["id"])
    encounter = services.add_encounter(actor=request.actor, shift=shift, new=new)
    return redirect("outreach:encounter_advice", encounter.pk)


@require_GET
def encounter_advice(request: StaffRequest, encounter_id: UUID) -> HttpResponse:
    """Show a meeting and its next steps: must, offer and may apart."""
    encounter = access.encounter_to_read(request.actor, encounter_id)
    values = {
        "encounter": encounter,
        "shift": encounter.shift,
        "part": advice_page(request.actor, encounter, now()),
        "may_change": access.may_change(request.actor, encounter),
        "may_tick": access.may_tick(request.actor, encounter),
        "panels": panels("outreach.encounter", request.actor, encounter),
    }
    return render(request, "outreach/encounter_advice.html", values)


@require_POST
def encounter_tick(request: StaffRequest, encounter_id: UUID) -> HttpResponse:
    """Keep one tap on a next step."""
    encounter = access.encounter_to_change(request.actor, encounter_id)
    step, answer = tick_from(request.POST, access.steps_to_tick(encounter))
    if step is None:
        raise Http404
    services.tick_advice(actor=request.actor, encounter=encounter, step=step, answer=answer)
    return redirect("outreach:encounter_advice", encounter.pk)


@require_http_methods(["GET", "POST"])
def encounter_change(request: StaffRequest, encounter_id: UUID) -> HttpResponse:
    """Correct a meeting."""
    encounter = access.encounter_to_change(request.actor, encounter_id)
    choices = encounter_choices(request.actor, encounter.shift, today())
    near = frozenset(code for code, _label in choices.near)
    form = EncounterForm(
        posted(request),
        choices=choices,
        initial=answers_of(encounter, near),
        needs_reason=encounter.shift.is_closed,
    )
    values = {"encounter": encounter, "shift": encounter.shift}
    if not form.is_valid():
        return form_page(request, "outreach/encounter_change.html", form, values)
    services.change_encounter(
        actor=request.actor,
        encounter=encounter,
        content=form.content,
        version=form.cleaned_data["version"] or 0,
        reason=form.cleaned_data["reason"],
    )
    messages.success(request, _("Mötet är ändrat."))
    return redirect("outreach:encounter_advice", encounter.pk)


@require_http_methods(["GET", "POST"])
def encounter_join(request: StaffRequest, encounter_id: UUID) -> HttpResponse:
    """Let this meeting stand for another that was logged twice."""
    encounter = access.encounter_to_change(request.actor, encounter_id)
    form = JoinForm(posted(request), rows=join_choices(encounter))
    if not form.is_valid():
        values = {"encounter": encounter, "shift": encounter.shift}
        return form_page(request, "outreach/encounter_join.html", form, values)
    away = access.encounter_to_change(request.actor, UUID(form.cleaned_data["away"]))
    joining.join_encounters(actor=request.actor, keep=encounter, away=away)
    messages.success(request, _("Mötena är ihoplagda. Det här står kvar."))
    return redirect("outreach:encounter_advice", encounter.pk)
