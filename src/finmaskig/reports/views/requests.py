"""Requests for exact figures: the list, taking in, weighing, deciding, the paper to send."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.reports import access_requests as access
from finmaskig.reports import request_pages as pages
from finmaskig.reports.forms.again import show_problems
from finmaskig.reports.forms.requests import AssessmentForm, DecisionForm, RequestForm
from finmaskig.reports.queries import requests as queries
from finmaskig.reports.rendering.disclosed import decision_paper
from finmaskig.reports.services import disclosing
from finmaskig.reports.services import requests as services
from finmaskig.shared.clock import today
from finmaskig.ui.documents.response import pdf_response
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def request_list(request: StaffRequest) -> HttpResponse:
    """Show the requests of the board, those that wait first."""
    lines = queries.request_lines(access.registrar(request.actor))
    return render(request, "reports/request_list.html", {"lines": lines})


@require_http_methods(["GET", "POST"])
def request_add(request: StaffRequest) -> HttpResponse:
    """Take in a request; nothing of who asks is kept."""
    access.registrar(request.actor)
    form = RequestForm(posted(request), until=today())
    if form.is_valid():
        try:
            row = services.register_request(actor=request.actor, new=form.request)
        except ValidationError as error:
            show_problems(form, error)
        else:
            messages.success(request, _("Begäran är registrerad. Nu ska den prövas."))
            return redirect("reports:request_detail", row.pk)
    return form_page(request, "reports/request_add.html", form)


@require_GET
def request_detail(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Show a request, how it was weighed and what was decided; never the exact figures."""
    row = access.request_to_read(request.actor, request_id)
    return render(request, "reports/request_detail.html", pages.detail(request.actor, row))


@require_http_methods(["GET", "POST"])
def request_assess(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Weigh whether anyone comes to harm, beside the protected table and what was told before."""
    row = access.request_to_assess(request.actor, request_id)
    services.refuse_decided(row)
    form = AssessmentForm(posted(request), newest=queries.assessment_of(row))
    if form.is_valid():
        try:
            services.assess_request(actor=request.actor, request=row, new=form.assessment)
        except services.ChangedMeanwhile as changed:
            form.show_newer(queries.assessment_of(row), str(changed))
        else:
            messages.success(request, _("Prövningen är sparad. Nu kan nämndsekreteraren besluta."))
            return redirect("reports:request_detail", row.pk)
    return form_page(request, "reports/request_assess.html", form, pages.weighing(row))


@require_http_methods(["GET", "POST"])
def request_decide(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Decide, with the exact figures in view; they are shown here and nowhere else."""
    row = access.request_to_decide(request.actor, request_id)
    services.refuse_decided(row)
    weighing = disclosing.weighing_to_decide_on(row, request.actor)
    table = access.weighed_table(request.actor, row)
    form = DecisionForm(posted(request), weighing=weighing, table=table)
    if form.is_valid():
        try:
            disclosing.decide_request(actor=request.actor, request=row, new=form.decision)
        except ValidationError as error:
            show_problems(form, error)
        except services.ChangedMeanwhile as changed:
            weighing = disclosing.weighing_to_decide_on(row, request.actor)
            table = access.weighed_table(request.actor, row)
            form.show_newer(weighing, table, str(changed))
        else:
            messages.success(request, _("Beslutet är fattat. Det ändras inte."))
            return redirect("reports:request_detail", row.pk)
    values = pages.deciding(row, weighing, table)
    return form_page(request, "reports/request_decide.html", form, values)


@require_GET
def request_print(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Print the decision: the figures that it lets out, or why not and how to appeal."""
    decision = access.decision_to_print(request.actor, request_id)
    content = decision_paper(decision, disclosing.disclosed(decision))
    return pdf_response(content, "beslut.pdf")
