"""The pages where an administrator, or a lead, looks after who can log in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from finmaskig.accounts import services as accounts
from finmaskig.accounts.requests import StaffRequest
from finmaskig.organisations import access_people, services
from finmaskig.organisations.forms.people import PersonForm, PlaceForm, ResetForm
from finmaskig.organisations.services import people


@require_GET
def person_list(request: StaffRequest) -> HttpResponse:
    """Show everybody whose login the actor looks after, and what waits for an answer."""
    staff = access_people.people_to_list(request.actor)
    context = {"staff": staff, "may_change": access_people.changes_people(request.actor)}
    return render(request, "organisations/person_list.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def person_add(request: StaffRequest) -> HttpResponse:
    """Invite somebody; the one-time link is shown once, here."""
    access_people.people_to_add(request.actor)
    form = PersonForm(request.POST or None, actor=request.actor)
    if not form.is_valid():
        return render(request, "organisations/person_add.html", {"form": form})
    token = people.invite_person(new=form.new_user(), place=form.place(), actor=request.actor)
    return _link(request, form.cleaned_data["name"], token)


@require_GET
def person_detail(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """Show one person's places, and what can be done with her login."""
    person = access_people.person_to_read(request.actor, user_id)
    context = {
        "colleague": person,
        "may_change": access_people.changes_people(request.actor),
        "is_oneself": person.user.pk == request.actor.user_id,
        "hindrance": access_people.hindrance(request.actor, person),
        "place_form": PlaceForm(actor=request.actor),
        "reset_form": ResetForm(),
    }
    return render(request, "organisations/person_detail.html", context)


@require_POST
def place_add(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """Let somebody work in one more unit, or in one more role."""
    person = access_people.person_to_place(request.actor, user_id)
    form = PlaceForm(request.POST, actor=request.actor)
    if form.is_valid():
        services.add_membership(actor=request.actor, user=person.user, new=form.place())
        messages.success(request, _("Arbetsplatsen är tillagd."))
    else:
        messages.error(request, _("Välj både enhet och roll."))
    return redirect("people:person_detail", user_id)


@require_POST
def place_end(request: StaffRequest, membership_id: UUID) -> HttpResponse:
    """End somebody's work in a unit, from today."""
    place = access_people.membership_to_end(request.actor, membership_id)
    people.end_place(membership=place, actor=request.actor)
    messages.success(request, _("Arbetsplatsen är avslutad från och med i dag."))
    return redirect("people:person_list")


@never_cache
@require_POST
def link_renew(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """Make a new one-time link and show it once."""
    person = access_people.login_to_change(request.actor, user_id)
    return _link(request, person.user.name, accounts.invite(user=person.user, actor=request.actor))


@require_POST
def person_close(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """Close somebody's login."""
    person = access_people.login_to_change(request.actor, user_id)
    people.close_person(user=person.user, actor=request.actor)
    messages.success(request, _("Inloggningen är stängd."))
    return redirect("people:person_detail", user_id)


@never_cache
@require_POST
def person_reopen(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """Open somebody's login again, with a new one-time link."""
    person = access_people.login_to_change(request.actor, user_id)
    return _link(
        request, person.user.name, people.reopen_person(user=person.user, actor=request.actor)
    )


@require_POST
def reset_request(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """Ask a second person to replace somebody's lost factor."""
    person = access_people.person_to_reset(request.actor, user_id)
    form = ResetForm(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        accounts.request_factor_reset(user=person.user, reason=reason, actor=request.actor)
        messages.success(request, _("Nu behöver en kollega godkänna. Be någon om det."))
    else:
        messages.error(request, _("Skriv vad som har hänt, med högst 500 tecken."))
    return redirect("people:person_detail", user_id)


@never_cache
@require_POST
def reset_approve(request: StaffRequest, reset_id: UUID) -> HttpResponse:
    """Approve as the second person; the one-time link is shown once."""
    reset = access_people.reset_to_answer(request.actor, reset_id)
    token = accounts.approve_factor_reset(reset=reset, actor=request.actor)
    return _link(request, reset.user.name, token)


@require_POST
def reset_decline(request: StaffRequest, reset_id: UUID) -> HttpResponse:
    """Say no as the second person."""
    reset = access_people.reset_to_answer(request.actor, reset_id)
    accounts.decline_factor_reset(reset=reset, actor=request.actor)
    messages.success(request, _("Begäran är avslagen. Inget har ändrats."))
    return redirect("people:person_list")


def _link(request: StaffRequest, name: str, token: str) -> HttpResponse:
    """Show a one-time link, the only time it can be seen."""
    context = {"name": name, "token": token, "days": accounts.LINK_LASTS.days}
    return render(request, "organisations/person_link.html", context)
