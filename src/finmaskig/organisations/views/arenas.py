"""Arenas, as an administrator adds, ends and replaces them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.organisations import access, queries, services
from finmaskig.organisations.forms import ArenaEndForm, ArenaForm, ArenaNoteForm
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from finmaskig.accounts.requests import StaffRequest


@require_GET
def arena_list(request: StaffRequest) -> HttpResponse:
    """Show the arenas of today and those that have ended."""
    access.administrator_only(request.actor)
    every = queries.arenas()
    context = {
        "now": [arena for arena in every if arena.is_valid_on(today())],
        "other": [arena for arena in every if not arena.is_valid_on(today())],
    }
    return render(request, "organisations/arena_list.html", context)


@require_http_methods(["GET", "POST"])
def arena_add(request: StaffRequest) -> HttpResponse:
    """Add an arena, which may replace another."""
    access.administrator_only(request.actor)
    there = {arena.code: arena for arena in queries.arenas_on(today())}
    form = ArenaForm(
        request.POST or None,
        groups=queries.word_choices("arena_group"),
        arenas=[(arena.code, arena.label) for arena in there.values()],
        initial={"valid_from": today(), "replaces": request.GET.get("replaces", "")},
    )
    if not form.is_valid():
        return render(request, "organisations/arena_add.html", {"form": form})
    data = form.cleaned_data | {"replaces": there.get(form.cleaned_data["replaces"])}
    services.add_arena(actor=request.actor, new=services.NewArena(**data))
    messages.success(request, _("Arenan är tillagd."))
    return redirect("organisations:arena_list")


@require_http_methods(["GET", "POST"])
def arena_end(request: StaffRequest, code: str) -> HttpResponse:
    """Let nobody choose an arena after a day."""
    arena = access.arena_to_change(request.actor, code)
    form = ArenaEndForm(request.POST or None, initial={"last_day": today()})
    if not form.is_valid():
        return render(request, "organisations/arena_end.html", {"arena": arena, "form": form})
    services.end_arena(actor=request.actor, arena=arena, last_day=form.cleaned_data["last_day"])
    messages.success(request, _("Arenan har fått en sista dag."))
    return redirect("organisations:arena_list")


@require_http_methods(["GET", "POST"])
def arena_note(request: StaffRequest, code: str) -> HttpResponse:
    """Say what the figures of an arena do not cover."""
    arena = access.arena_to_change(request.actor, code)
    form = ArenaNoteForm(request.POST or None, initial={"coverage_note": arena.coverage_note})
    if not form.is_valid():
        return render(request, "organisations/arena_note.html", {"arena": arena, "form": form})
    services.note_coverage(
        actor=request.actor, arena=arena, note=form.cleaned_data["coverage_note"]
    )
    messages.success(request, _("Anmärkningen är sparad."))
    return redirect("organisations:arena_list")
