"""The queue, one track, its rights, its money, the package, the hours."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from finmaskig.cases import access_track, track_rules
from finmaskig.cases.forms.track.hours import HoursForm
from finmaskig.cases.forms.track.opening import OpenForm
from finmaskig.cases.models.track.choices import Queue
from finmaskig.cases.queries.track_hours import hours_page
from finmaskig.cases.queries.track_package import lead_of, package_of, paper_of
from finmaskig.cases.queries.track_pages import track_page
from finmaskig.cases.queries.track_parts import money_page, right_lines
from finmaskig.cases.queries.track_queue import rows_of_queue
from finmaskig.cases.services.track.hours import log_hours, remove_hours
from finmaskig.cases.services.track.opening import open_track
from finmaskig.cases.services.track.rights import open_checklist
from finmaskig.organisations.queries import kinds_of
from finmaskig.shared.clock import now, today
from finmaskig.ui.documents.render import render_pdf
from finmaskig.ui.documents.response import pdf_response
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest

PAPER = "cases/documents/reflection.typ"


@require_GET
def track_queue(request: StaffRequest) -> HttpResponse:
    """Show one of the two queues, everybody on one line."""
    actor = access_track.coordinator(request.actor)
    queue = request.GET.get("queue", "")
    if queue not in track_rules.QUEUES:
        queue = track_rules.default_queue(kinds_of(actor.unit_id, today()))
    page = access_track.queue_page(actor, queue, request.GET.get("page", "1"))
    here = reverse("cases:track_queue")
    tabs = [
        {"label": label, "url": f"{here}?queue={code}", "current": code == queue}
        for code, label in Queue.choices
    ]
    values = {"page": page, "rows": rows_of_queue(page.object_list, now()), "tabs": tabs}
    return render(request, "cases/track/queue.html", values | {"query": f"queue={queue}&"})


@require_http_methods(["GET", "POST"])
def track_open(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Open the track of a contact, in one of the two queues."""
    case = access_track.case_to_coordinate(request.actor, case_id)
    form = OpenForm(posted(request), initial={"queue": _queue_of(request)})
    if not form.is_valid():
        return form_page(request, "cases/track/open.html", form, {"case": case})
    open_track(actor=request.actor, case=case, queue=form.cleaned_data["queue"])
    messages.success(request, _("Spåret är öppnat. Börja med att skriva vad som har hänt."))
    return redirect("cases:track_detail", case.pk)


def _queue_of(request: StaffRequest) -> str:
    return track_rules.default_queue(kinds_of(request.actor.unit_id, today()))


@require_GET
def track_detail(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show one track: what must happen next, then each of its parts."""
    track = access_track.track_to_read(request.actor, case_id)
    part = track_page(request.actor, track, now())
    values = {"track": track, "case": track.case, "part": part}
    return render(request, "cases/track/detail.html", values)


@require_http_methods(["GET", "POST"])
def track_rights(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show the checklist of rights, or open it."""
    if request.method == "POST":
        track = access_track.track_to_change(request.actor, case_id)
        open_checklist(actor=request.actor, case=track.case)
        return redirect("cases:track_rights", case_id)
    track = access_track.track_to_read(request.actor, case_id)
    values = {"track": track, "case": track.case, "lines": right_lines(track, today())}
    return render(request, "cases/track/rights.html", values)


@require_GET
def track_money(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show the costs, and what the state gives back quarter by quarter."""
    track = access_track.track_to_read(request.actor, case_id)
    part = money_page(track, now(), today())
    values = {"track": track, "case": track.case, "part": part}
    return render(request, "cases/track/money.html", values)


@require_GET
def track_package(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show what an application for a reflection period needs, for paper: no name is asked for."""
    track = access_track.track_to_read(request.actor, case_id)
    package = package_of(track)
    values = {"case": track.case, "package": package, "lead": lead_of(package), "now": now()}
    return render(request, "cases/track/package.html", values)


@require_GET
def track_package_print(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Make the package as a PDF, with no alias on it: names are written on it by hand."""
    track = access_track.track_to_read(request.actor, case_id)
    values = paper_of(package_of(track), sender=request.actor.unit_name, on=today())
    title = str(_("Underlag för ansökan om betänketid"))
    content = render_pdf(PAPER, values, title=title, language="sv", dated=today())
    return pdf_response(content, "underlag-betanketid.pdf")


@require_http_methods(["GET", "POST"])
def hours_add(request: StaffRequest) -> HttpResponse:
    """Write down hours, and see what the own unit's went to."""
    actor = access_track.coordinator(request.actor)
    form = HoursForm(posted(request), on=today())
    if not form.is_valid():
        values = {"part": hours_page(actor, today())}
        return form_page(request, "cases/track/hours.html", form, values)
    log_hours(actor=actor, new=form.new)
    messages.success(request, _("Tiden är sparad."))
    return redirect("cases:hours_add")


@require_POST
def hours_remove(request: StaffRequest, hours_id: UUID) -> HttpResponse:
    """Take away one's own hours."""
    hours = access_track.hours_to_remove(request.actor, hours_id)
    remove_hours(actor=request.actor, hours=hours)
    messages.success(request, _("Tiden är borttagen."))
    return redirect("cases:hours_add")
