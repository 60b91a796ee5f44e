"""Talks: log one in fifteen seconds, correct one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from finmaskig.cases import access
from finmaskig.cases.forms.talks import TalkChangeForm, TalkForm
from finmaskig.cases.queries.decisions import may_write_text
from finmaskig.cases.queries.talks import help_of, meta_of
from finmaskig.cases.services import talks as services
from finmaskig.shared.clock import today
from finmaskig.ui.posted import form_page, posted
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def talk_add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Log a talk and agree on the next one."""
    case = access.case_to_change(request.actor, case_id)
    form = TalkForm(posted(request), case=case, may_write=may_write_text(case, today()))
    if not form.is_valid():
        return form_page(request, "cases/talk_add.html", form, {"case": case})
    services.log_talk(actor=request.actor, case=case, new=form.new_talk)
    messages.success(request, _("Samtalet är loggat."))
    return redirect("cases:case_detail", case.pk)


@require_http_methods(["GET", "POST"])
def talk_change(request: StaffRequest, talk_id: UUID) -> HttpResponse:
    """Correct a talk of one's own; when somebody saved first, show both texts."""
    talk = access.talk_to_change(request.actor, talk_id)
    text = box_of(talk.case_id, talk.case.unit_id).text(talk, "text")
    may_write = may_write_text(talk.case, today())
    form = TalkChangeForm(posted(request), talk=talk, text=text, may_write=may_write)
    if not form.is_valid():
        values = {"case": talk.case, "talk": talk, "text": text}
        shown = {"meta": meta_of(talk), "help": help_of(talk), "has_newer": form.is_behind}
        return form_page(request, "cases/talk_change.html", form, values | shown)
    version = form.cleaned_data["version"]
    services.change_talk(actor=request.actor, talk=talk, new=form.talk(), version=version)
    messages.success(request, _("Samtalet är ändrat."))
    return redirect("cases:case_detail", talk.case_id)
