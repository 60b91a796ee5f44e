"""What a request brought to a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django import forms
    from django.http import HttpRequest, HttpResponse, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, also when it is empty; nothing when the page is only opened."""
    return request.POST if request.method == "POST" else None


def form_page(
    request: HttpRequest,
    template: str,
    form: forms.Form,
    values: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Show a form, or show it again with what must be put right."""
    status = 422 if form.is_bound else 200
    page = {"form": form, **(values or {})}
    return render(request, template, page, status=status)
