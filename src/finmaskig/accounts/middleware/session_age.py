"""A session ends after 30 idle minutes and after 12 hours, whatever happens in it."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

from finmaskig.accounts.resume import note_expired
from finmaskig.shared.clock import now

STARTED = "started_at"
SEEN = "seen_at"
WRITE_EVERY_SECONDS = 60


class SessionAgeMiddleware:
    """Log out whoever was away too long, and note who is here once a minute."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End what is over, before anything else looks at who is here."""
        if request.user.is_authenticated:
            moment = int(now().timestamp())
            if _is_over(request.session, moment):
                note_expired(request, str(request.user.pk))
                logout(request)
            elif _somebody_is_here(request):
                _touch(request.session, moment)
        return self.get_response(request)


def _is_over(session: SessionBase, moment: int) -> bool:
    """Tell whether the idle or the absolute time has passed."""
    idle = moment - int(session.get(SEEN, moment))
    age = moment - int(session.get(STARTED, moment))
    return bool(idle > settings.SESSION_IDLE_SECONDS or age > settings.SESSION_ABSOLUTE_SECONDS)


def _somebody_is_here(request: HttpRequest) -> bool:
    """Tell a person from a page that asks in the background."""
    return (
        request.method == "POST" or request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    )


def _touch(session: SessionBase, moment: int) -> None:
    """Write when the session began, and when it was last used, at most once a minute."""
    session.setdefault(STARTED, moment)
    if moment - session.get(SEEN, 0) >= WRITE_EVERY_SECONDS:
        session[SEEN] = moment
