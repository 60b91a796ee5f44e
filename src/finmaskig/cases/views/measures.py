"""Where in the change somebody is, the voluntary questions, and their way to an evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from finmaskig.cases import access
from finmaskig.cases.forms.small import AnswersForm, ReasonForm, StageForm, occasion_of
from finmaskig.cases.queries.evaluating import evaluation_file, unit_export
from finmaskig.cases.queries.measures import answers_page
from finmaskig.cases.services import measures as services
from finmaskig.cases.services import stages
from finmaskig.organisations.queries import word_choices
from finmaskig.shared.clock import today
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_POST
def stage_add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Note where somebody is in the change; a way back is noted like any other."""
    case = access.case_to_change(request.actor, case_id)
    form = StageForm(posted(request), stages=word_choices("stage_of_change"), today=today())
    if not form.is_valid():
        return form_page(request, "cases/stage_add.html", form, {"case": case})
    stages.note_stage(actor=request.actor, case=case, **form.cleaned_data)
    messages.success(request, _("Det är antecknat."))
    return redirect("cases:case_detail", case.pk)


@require_http_methods(["GET", "POST"])
def answers_add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Ask the voluntary questions of an occasion."""
    case = access.answers_to_write(request.actor, case_id)
    page = answers_page(case, occasion_of(request.GET.get("occasion", ""), ""), today())
    form = AnswersForm(
        posted(request), occasion=page.occasion, questions=page.questions, kept=page.kept
    )
    if not form.is_valid():
        return form_page(request, "cases/answers_add.html", form, {"case": case, "page": page})
    services.keep_answers(actor=request.actor, case=case, new=form.new)
    messages.success(request, _("Svaren är sparade."))
    return redirect("cases:case_detail", case.pk)


@require_http_methods(["GET", "POST"])
def answers_export(request: StaffRequest) -> HttpResponse:
    """Let the lead take the unit's answers to an evaluation, in groups of five or more."""
    actor = access.evaluator(request.actor)
    form = ReasonForm(posted(request))
    if not form.is_valid():
        return form_page(request, "cases/answers_export.html", form)
    export = unit_export(actor)
    persons = {row.person for row in export.rows}
    services.export_answers(actor=actor, ids=persons, reason=form.cleaned_data["reason"])
    return evaluation_file(export)
