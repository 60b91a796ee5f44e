"""One-click logins as invented people. Outside the demo this module refuses to be loaded."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.accounts import queries

if not settings.DEMO:
    raise ImproperlyConfigured("One-click logins exist in the demo only.")

_BACKEND = settings.AUTHENTICATION_BACKENDS[0]


@login_not_required
@never_cache
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Show everybody one can be."""
    context = {"people": queries.demo_people(), "next": request.GET.get("next", "")}
    return render(request, "accounts/demo_people.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def login_as(request: HttpRequest, slug: str) -> HttpResponse:
    """Log in as one of the invented people; a look at the page changes nothing."""
    person = next((each for each in queries.demo_people() if each.slug == slug), None)
    if person is None:
        raise Http404
    if request.method == "GET":
        return render(request, "accounts/demo_people.html", {"people": [person], "next": ""})
    login(request, person.user, backend=_BACKEND)
    return redirect(_next(request))


def _next(request: HttpRequest) -> str:
    """Return where to go after the login: a page of our own, else the first one."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if wanted and safe else settings.LOGIN_REDIRECT_URL
