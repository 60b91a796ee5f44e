"""Who acts in this request: the membership chosen on entry, looked up anew each time."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from finmaskig.accounts.actor import acting_for_oneself
from finmaskig.accounts.models import User
from finmaskig.organisations.queries import actor_of, chosen, kept_for_request, memberships_of
from finmaskig.shared.clock import today

SESSION_KEY = "membership"
CHOOSE = "organisations:workplace_choose"
OPEN_ROUTE = "accounts/"


class ActorMiddleware:
    """Set ``request.actor``; who has several memberships chooses, who has none is told so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look for changes of words and directory once in each request."""
        with kept_for_request():
            return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        _args: tuple[object, ...],
        _kwargs: dict[str, object],
    ) -> HttpResponse | None:
        """Find the membership, or show the page where one is chosen."""
        if not isinstance(request.user, User):
            return None
        memberships = memberships_of(request.user.pk, today())
        membership = chosen(memberships, request.session.get(SESSION_KEY, ""))
        request.actor = (  # type: ignore[attr-defined]
            acting_for_oneself(request.user) if membership is None else actor_of(membership)
        )
        if membership is not None or _needs_no_place(request, view):
            return None
        if memberships:
            return redirect(f"{reverse(CHOOSE)}?{urlencode({'next': request.path})}")
        return render(request, "organisations/no_membership.html", status=403)


def _needs_no_place(request: HttpRequest, view: Callable[..., HttpResponse]) -> bool:
    """Tell whether a page is open to all, about one's own login, or the choice itself."""
    match = request.resolver_match
    if match is None or not getattr(view, "login_required", True):
        return True
    return match.view_name == CHOOSE or match.route.startswith(OPEN_ROUTE)
