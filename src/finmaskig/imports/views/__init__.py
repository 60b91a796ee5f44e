"""Reading a file in: leave it, say what is what, see what is wrong, read it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from finmaskig.imports import access
from finmaskig.imports.forms import ColumnForm, FileForm, WordForm
from finmaskig.imports.queries.known import batches_of
from finmaskig.imports.queries.uploads import (
    asked_of,
    fields_for,
    table_for,
    told_of,
    waiting,
)
from finmaskig.imports.services import uploads
from finmaskig.imports.services.examining import examined
from finmaskig.imports.wording import sentence, summary
from finmaskig.shared.errors import DomainError
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django import forms

    from finmaskig.accounts.requests import StaffRequest
    from finmaskig.imports.models import Upload

SHOWN = 50


@require_GET
def import_list(request: StaffRequest) -> HttpResponse:
    """Show what the unit has read in, and the files that wait."""
    unit_id = access.place_to_read_in(request.actor)
    values = {
        "batches": batches_of(unit_id),
        "waiting": waiting(unit_id, request.actor.user_id),
    }
    return render(request, "imports/import_list.html", values)


@require_http_methods(["GET", "POST"])
def import_add(request: StaffRequest) -> HttpResponse:
    """Take a file."""
    access.place_to_read_in(request.actor)
    form = FileForm(posted(request), request.FILES or None)
    if not form.is_valid():
        return form_page(request, "imports/import_add.html", form)
    file, kind = form.cleaned_data["file"], form.cleaned_data["kind"]
    upload = _done(
        form,
        "file",
        lambda: uploads.leave_file(
            actor=request.actor, kind=kind, name=file.name, content=file.read()
        ),
    )
    if upload is None:
        return form_page(request, "imports/import_add.html", form)
    return redirect("imports:import_map", upload.pk)


@require_http_methods(["GET", "POST"])
def import_map(request: StaffRequest, upload_id: UUID) -> HttpResponse:
    """Show the columns with their first rows, and take what they are."""
    upload = access.upload_to_read(request.actor, upload_id)
    form = ColumnForm(
        posted(request),
        table=table_for(upload),
        fields=fields_for(request.actor, upload),
        kind=upload.kind,
        told=told_of(upload),
    )
    values = {"upload": upload, "columns": form.columns()}
    if not form.is_valid() or not _done(
        form,
        None,
        lambda: uploads.map_columns(actor=request.actor, upload=upload, told=form.told()),
    ):
        return form_page(request, "imports/import_map.html", form, values)
    return redirect("imports:import_check", upload.pk)


@require_http_methods(["GET", "POST"])
def import_check(request: StaffRequest, upload_id: UUID) -> HttpResponse:
    """Show what can be read in and what is wrong, and take what unknown words mean."""
    upload = access.upload_to_read(request.actor, upload_id)
    asked = asked_of(request.actor, upload)
    outcome = examined(request.actor, asked).outcome
    form = WordForm(
        posted(request),
        problems=outcome.problems,
        fields=asked.fields,
        told=told_of(upload),
    )
    if form.is_valid():
        uploads.translate_words(actor=request.actor, upload=upload, words=form.words())
        return redirect("imports:import_check", upload.pk)
    left = [one for one in outcome.problems if not form.asks(one)]
    page = Paginator(left, SHOWN).get_page(request.GET.get("page"))
    values = {
        "upload": upload,
        "outcome": outcome,
        "lines": summary(outcome, dry_run=True),
        "unread": asked.file.unread,
        "page": page,
        "problems": [(one, sentence(one)) for one in page],
    }
    return form_page(request, "imports/import_check.html", form, values)


@require_POST
def import_read(request: StaffRequest, upload_id: UUID) -> HttpResponse:
    """Read the file in, all of it or what is good."""
    upload = access.upload_to_change(request.actor, upload_id)
    only_good = request.POST.get("what") == "good"
    outcome = uploads.read_file_in(actor=request.actor, upload=upload, only_good=only_good)
    if outcome.batch_id is None:
        messages.info(request, " ".join(summary(outcome)))
        return redirect("imports:import_list")
    return redirect("imports:import_receipt", outcome.batch_id)


@require_GET
def import_rest(request: StaffRequest, upload_id: UUID) -> HttpResponse:
    """Send the rows that cannot be read in, with what is wrong."""
    upload = access.upload_to_change(request.actor, upload_id)
    content = uploads.take_rest(actor=request.actor, upload=upload)
    headers = {
        "Content-Disposition": 'attachment; filename="resten.csv"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
def import_drop(request: StaffRequest, upload_id: UUID) -> HttpResponse:
    """Delete a file that waits."""
    upload = access.upload_to_change(request.actor, upload_id)
    uploads.drop_file(actor=request.actor, upload=upload)
    messages.success(request, _("Filen är borta."))
    return redirect("imports:import_list")


@require_GET
def import_receipt(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    """Show what came in."""
    batch = access.batch_to_read(request.actor, batch_id)
    left = waiting(access.place_to_read_in(request.actor), request.actor.user_id)
    values = {"batch": batch, "upload": left.filter(kind=batch.kind).first()}
    return render(request, "imports/import_receipt.html", values)


def _done(form: forms.Form, field: str | None, act: Callable[[], Upload]) -> Upload | None:
    """Do something; a refusal stands at its field, with all that was chosen kept."""
    try:
        return act()
    except DomainError as error:
        form.add_error(field, str(error))
        return None
