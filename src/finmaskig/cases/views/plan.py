"""The plan: write together, tick, read how it was, and the person's own copy."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from finmaskig.cases import access
from finmaskig.cases.forms.copies import CopyForm
from finmaskig.cases.forms.plan import PlanForm
from finmaskig.cases.queries.plan import plan_history, plan_view
from finmaskig.cases.queries.planning import copy_values, plan_shown
from finmaskig.cases.services import plan as services
from finmaskig.organisations.queries import word_choices
from finmaskig.ui.documents.render import render_pdf
from finmaskig.ui.documents.response import pdf_response
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest
    from finmaskig.cases.models import Case
    from finmaskig.cases.plans import PlanText

LANGUAGE = "sv"
TEMPLATE = "cases/documents/plan.typ"


@require_http_methods(["GET", "POST"])
def plan_write(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Write the plan together. It is kept in support, and only printed in advice."""
    case = access.plan_to_write(request.actor, case_id)
    kept = plan_view(case)
    form = PlanForm(
        posted(request), plan=kept.text, version=kept.version, strengths=word_choices("strength")
    )
    copy = CopyForm(None if form.wants_more or case.is_support else posted(request))
    values = {"case": case, "copy": copy}
    if not form.is_valid() or (copy.is_bound and not copy.is_valid()):
        return form_page(request, "cases/plan_write.html", form, values)
    if not case.is_support:
        return _own_copy(request, case, form.plan, copy)
    return _saved(request, case, form)


def _saved(request: StaffRequest, case: Case, form: PlanForm) -> HttpResponse:
    """Save a plan, or show both texts side by side when somebody else saved first."""
    new, version = form.plan, form.seen_version
    if services.save_plan(actor=request.actor, case=case, new=new, version=version) is None:
        newer = plan_view(case)
        form.show_newer(newer.version)
        values = {"case": case, "newer": newer, "plan": plan_shown(newer.text)}
        return form_page(request, "cases/plan_write.html", form, values)
    messages.success(request, _("Planen är sparad."))
    return redirect("cases:case_detail", case.pk)


@require_POST
def plan_tick(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Mark a goal or a step as done, or not done after all, with one tap."""
    case = access.plan_to_write(request.actor, case_id)
    services.tick_plan(actor=request.actor, case=case, row_id=request.POST.get("row", ""))
    return redirect("cases:case_detail", case.pk)


@require_GET
def plan_history_list(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show how the plan was before."""
    case = access.plan_to_read(request.actor, case_id)
    versions = [(view, plan_shown(view.text)) for view in plan_history(case)]
    return render(request, "cases/plan_history_list.html", {"case": case, "versions": versions})


@require_http_methods(["GET", "POST"])
def plan_copy(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Make the person's own copy, on paper or as a PDF."""
    case = access.plan_to_read(request.actor, case_id)
    form = CopyForm(posted(request))
    if not form.is_valid():
        return form_page(request, "cases/plan_copy.html", form, {"case": case})
    return _own_copy(request, case, plan_view(case).text, form)


def _own_copy(request: StaffRequest, case: Case, plan: PlanText, form: CopyForm) -> HttpResponse:
    """Answer with a copy that names no sender; nothing of it is kept."""
    services.copy_plan(actor=request.actor, case=case, reason=form.why)
    alias = case.alias if form.cleaned_data["with_alias"] else ""
    values = copy_values(plan, title=form.title, alias=alias)
    if form.as_pdf:
        document = render_pdf(TEMPLATE, values, title=form.title, language=LANGUAGE)
        return pdf_response(document, f"{form.file_name}.pdf")
    return render(request, "cases/plan_paper.html", {"case": case, "paper": values})
