"""What is changed about a contact: reach, mode, reference, situation; and what has been told."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.cases import access, rules
from finmaskig.cases.forms.changes import ModeForm, ReachForm, ReferenceForm
from finmaskig.cases.forms.situation import SituationForm
from finmaskig.cases.forms.told import ToldForm
from finmaskig.cases.queries.pages import mode_cards
from finmaskig.cases.queries.reach import reach_initial
from finmaskig.cases.queries.situation import differences, situation_initial
from finmaskig.cases.services import answers, modes, net, situation
from finmaskig.ui.posted import form_page, posted
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def case_told(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Turn something that has been told into next steps; nothing else of it is kept."""
    case = access.case_to_change(request.actor, case_id)
    form = ToldForm(posted(request), case=case)
    if not form.is_valid():
        return form_page(request, "cases/case_told.html", form, {"case": case})
    net.tell_what_was_told(actor=request.actor, case=case, told=form.told)
    messages.success(request, _("Nästa steg står överst på sidan. Det du valde är inte sparat."))
    return redirect("cases:case_detail", case.pk)


@require_http_methods(["GET", "POST"])
def case_situation(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Write what the person tells of her situation; when somebody saved first, show both."""
    case = access.case_to_change(request.actor, case_id)
    if not case.is_support:
        raise Http404
    kept = situation_initial(case, box_of(case.pk, case.unit_id))
    form = SituationForm(posted(request), case=case, initial=kept)
    if not form.is_valid():
        newer = differences(kept, form.typed) if form.is_behind else []
        values = {"case": case, "newer": newer, "is_buyer": case.side == "buyer"}
        return form_page(request, "cases/case_situation.html", form, values)
    situation.change_situation(
        actor=request.actor, case=case, situation=form.situation, mark=form.cleaned_data["mark"]
    )
    messages.success(request, _("Sparat."))
    return redirect("cases:case_detail", case.pk)


@require_http_methods(["GET", "POST"])
def case_reach(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Change how the person is reached safely."""
    case = access.case_to_change(request.actor, case_id)
    kept = reach_initial(case, box_of(case.pk, case.unit_id))
    form = ReachForm(posted(request), initial=kept)
    if not form.is_valid():
        return form_page(request, "cases/case_reach.html", form, {"case": case})
    answers.change_reach(actor=request.actor, case=case, reach=form.reach_values)
    messages.success(request, _("Sparat."))
    return redirect("cases:case_detail", case.pk)


@require_http_methods(["GET", "POST"])
def case_mode(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Document an advice contact in another way from today on."""
    case = access.case_to_change(request.actor, case_id)
    if not rules.CHANGES_OF_MODE[case.mode]:
        raise Http404
    form = ModeForm(posted(request), actor=request.actor, case=case)
    if not form.is_valid():
        values = {"case": case, "cards": mode_cards(form.modes)}
        return form_page(request, "cases/case_mode.html", form, values)
    modes.change_mode(
        actor=request.actor,
        case=case,
        mode=form.cleaned_data["mode"],
        external_reference=form.cleaned_data["external_reference"],
    )
    messages.success(request, _("Kontakten dokumenteras på det nya sättet från i dag."))
    return redirect("cases:case_detail", case.pk)


@require_http_methods(["GET", "POST"])
def case_reference(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Change the reference to the file in the municipality's own system."""
    case = access.case_to_change(request.actor, case_id)
    if not case.has_file:
        raise Http404
    form = ReferenceForm(posted(request), case=case)
    if not form.is_valid():
        return form_page(request, "cases/case_reference.html", form, {"case": case})
    reference = form.cleaned_data["external_reference"]
    modes.change_reference(actor=request.actor, case=case, external_reference=reference)
    messages.success(request, _("Sparat."))
    return redirect("cases:case_detail", case.pk)


@require_GET
def case_information(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show what the person is told about when we must pass something on, to say or to print."""
    case = access.case_to_read(request.actor, case_id)
    return render(request, "cases/case_information.html", {"case": case})
