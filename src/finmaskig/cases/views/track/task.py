"""How one form of the track is shown and left."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.contrib import messages
from django.shortcuts import redirect

from finmaskig.cases.forms.track.events import ConferenceForm
from finmaskig.cases.queries.track_parts import initial_of
from finmaskig.shared.clock import today
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse
    from django_stubs_ext import StrOrPromise

    from finmaskig.accounts.requests import StaffRequest
    from finmaskig.cases.forms.track.base import TrackForm
    from finmaskig.cases.models import Case

Form = TypeVar("Form", bound="TrackForm")


def filled(
    form: type[Form],
    request: StaffRequest,
    case: Case,
    row: object = None,
    more: Mapping[str, object] | None = None,
) -> Form:
    """Return a form as it was sent, or as a stored row fills it in."""
    stored = {} if row is None else initial_of(row, form.base_fields)
    initial = {**stored, **(more or {})}
    return form(posted(request), opened_on=case.opened_on, on=today(), initial=initial)


def ask(
    request: StaffRequest,
    case: Case,
    form: TrackForm,
    title: StrOrPromise,
    **values: object,
) -> HttpResponse:
    """Show a form, or show it again with what must be put right."""
    page = {"case": case, "title": title, **values}
    template = "conference" if isinstance(form, ConferenceForm) else "form"
    return form_page(request, f"cases/track/{template}.html", form, page)


def done(
    request: StaffRequest, case: Case, message: StrOrPromise, page: str = "track_detail"
) -> HttpResponse:
    """Say that it is saved and go back to the track."""
    messages.success(request, message)
    return redirect(f"cases:{page}", case.pk)
