"""One step: what, why, who answers, and the ways to end it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from finmaskig.guidance import access, queries, rules, services, subjects
from finmaskig.guidance.forms import (
    CloseForm,
    HandOverForm,
    NotApplicableForm,
    ReopenForm,
    ReportForm,
    report_values,
)
from finmaskig.guidance.receiver import who_answers
from finmaskig.shared.clock import now, today

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.forms import Form
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest
    from finmaskig.guidance.models import ReportOfConcern, Step


@require_GET
def step_detail(request: StaffRequest, step_id: UUID) -> HttpResponse:
    """Show one step."""
    return _page(request, access.step_to_read(request.actor, step_id), {})


@require_POST
def step_close(request: StaffRequest, step_id: UUID) -> HttpResponse:
    """Close a step with its result."""
    step = access.step_to_change(request.actor, step_id)
    form = _close_form(step, request.POST)
    if not form.is_valid():
        return _page(request, step, {"close_form": form})
    services.close_step(step=step, outcome=form.outcome(), actor=request.actor)
    messages.success(request, _("Steget är klart."))
    return redirect("guidance:step_detail", step.pk)


@require_POST
def step_set_aside(request: StaffRequest, step_id: UUID) -> HttpResponse:
    """Close a step that does not fit."""
    step = access.step_to_change(request.actor, step_id)
    form = NotApplicableForm(request.POST)
    if not form.is_valid():
        return _page(request, step, {"set_aside_form": form})
    services.mark_not_applicable(step=step, why=form.cleaned_data["why"], actor=request.actor)
    messages.success(request, _("Steget är stängt: inte aktuellt."))
    return redirect("guidance:step_detail", step.pk)


@require_POST
def step_hand_over(request: StaffRequest, step_id: UUID) -> HttpResponse:
    """Give a step to a colleague or to another unit."""
    step = access.step_to_change(request.actor, step_id)
    form = _hand_over_form(request, step, request.POST)
    if not form.is_valid():
        return _page(request, step, {"hand_over_form": form})
    services.hand_over_step(
        step=step, actor=request.actor, to_user=form.to_user(), to_unit=form.to_unit()
    )
    messages.success(request, _("Steget är lämnat vidare."))
    return redirect("guidance:step_detail", step.pk)


@require_POST
def step_reopen(request: StaffRequest, step_id: UUID) -> HttpResponse:
    """Open a step that was ended by mistake."""
    step = access.step_to_change(request.actor, step_id)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return _page(request, step, {"reopen_form": form})
    services.reopen_step(step=step, why=form.cleaned_data["why"], actor=request.actor)
    messages.success(request, _("Steget är öppet igen."))
    return redirect("guidance:step_detail", step.pk)


@require_POST
def step_report(request: StaffRequest, step_id: UUID) -> HttpResponse:
    """Add a reference number or a receipt to a report that was sent."""
    step = access.step_to_change(request.actor, step_id)
    kept = access.report_to_change(step)
    form = ReportForm(request.POST, initial=report_values(kept))
    if not form.is_valid():
        return _page(request, step, {"report_form": form})
    services.complete_report(step=step, report=form.report(), actor=request.actor)
    messages.success(request, _("Uppgifterna om anmälan är sparade."))
    return redirect("guidance:step_detail", step.pk)


@require_GET
def report_blank(request: StaffRequest, step_id: UUID) -> HttpResponse:
    """Show an empty report of concern to print and fill in by hand."""
    step = access.step_to_read(request.actor, step_id)
    values = {"step": step, "unit": request.actor.unit_name, "name": request.actor.name}
    return render(request, "guidance/report_blank.html", values)


def _close_form(step: Step, posted: Mapping[str, object] | None) -> CloseForm | ReportForm:
    if rules.shape_of(step.code, step.level) == rules.REPORT:
        return ReportForm(posted, initial=rules.Report(now(), step.answering_name))
    return CloseForm(posted, step=step)


def _hand_over_form(
    request: StaffRequest, step: Step, posted: Mapping[str, object] | None
) -> HandOverForm:
    colleagues, units = queries.takers(step, request.actor, on=today())
    return HandOverForm(posted, colleagues=colleagues, units=units)


def _page(request: StaffRequest, step: Step, forms: Mapping[str, Form]) -> HttpResponse:
    at = now()
    kept = queries.report_of(step)
    values = {
        "step": step,
        "tag": queries.due_tag(step, at),
        "shape": rules.shape_of(step.code, step.level),
        "subject_url": subjects.page_of(step.subject_kind, step.subject_id),
        "way": subjects.way_of(step.code, step.pk) if step.is_open else None,
        "answering": who_answers(step, municipality=request.actor.municipality, at=at),
        "report": kept,
        "words": queries.words_of_result(step),
        **(_open_forms(request, step) if step.is_open else _closed_forms(step, kept)),
        **forms,
    }
    status = 422 if forms else 200
    return render(request, "guidance/step_detail.html", values, status=status)


def _open_forms(request: StaffRequest, step: Step) -> dict[str, Form]:
    return {
        "close_form": _close_form(step, None),
        "set_aside_form": NotApplicableForm(),
        "hand_over_form": _hand_over_form(request, step, None),
    }


def _closed_forms(step: Step, kept: ReportOfConcern | None) -> dict[str, Form]:
    forms: dict[str, Form] = {}
    if rules.target_of(step.status, "reopen"):
        forms["reopen_form"] = ReopenForm()
    if kept is not None:
        forms["report_form"] = ReportForm(None, initial=report_values(kept))
    return forms
