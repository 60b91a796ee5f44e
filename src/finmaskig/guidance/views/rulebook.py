"""All rules in words: what must happen when, by whom, why and on what ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_GET

from finmaskig.guidance import access, queries
from finmaskig.guidance.forms import AdoptForm, EndForm
from finmaskig.guidance.rulebook import in_words
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.forms import Form
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def rule_list(request: StaffRequest) -> HttpResponse:
    """Show the rules that hold today."""
    return page(request, {})


def page(request: StaffRequest, forms: Mapping[str, Form]) -> HttpResponse:
    """Show the rules, and to an administrator the forms to adopt and end sets."""
    on = today()
    municipality = access.municipality_of(request.actor)
    in_force = queries.rules_in_force(municipality, on)
    values: dict[str, object] = {
        "rules": in_words(in_force),
        "adoptions": queries.adoptions(municipality),
        "municipality": queries.municipality_name(municipality),
        "on": on,
    }
    if access.may_adopt(request.actor):
        values |= {"adopt_form": AdoptForm(), "end_form": EndForm(), **forms}
    return render(request, "guidance/rule_list.html", values, status=422 if forms else 200)
