"""The public pages. Nothing is stored, counted or logged about who opens them."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from finmaskig.public import forms, queries
from finmaskig.public.doors import BY_NUMBER, DOORS
from finmaskig.shared import clock

SEE_OTHER = 303


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show the doors and the number that answers now."""
    answering = queries.answering_now(at=clock.now(), municipality=settings.MUNICIPALITY)
    return render(request, "public/start.html", {"doors": DOORS, "answering": answering})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, number: int) -> HttpResponse:
    """Show who can help behind a door; the answer to its one question is never in the address."""
    if number not in BY_NUMBER:
        raise Http404
    chosen = BY_NUMBER[number]
    form = forms.question(chosen, request.POST or None)
    young = form.says_young()
    here = settings.MUNICIPALITY
    reply = queries.reply(chosen, young=young, at=clock.now(), municipality=here)
    return render(request, "public/door.html", {"door": chosen, "form": form, "reply": reply})


@login_not_required
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- a view
    """Go to a neutral site at once."""
    return HttpResponse(status=SEE_OTHER, headers={"Location": settings.LEAVE_URL})
