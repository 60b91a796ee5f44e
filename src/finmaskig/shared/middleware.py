"""What happens to every request, whatever the domain."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from finmaskig.shared.errors import DomainError

GetResponse = Callable[[HttpRequest], HttpResponse]
_PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
)


class DomainErrorMiddleware:
    """Turn a refusal into a page with its sentence and status."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the work is done when something is refused."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Render what a service or a door refused."""
        if not isinstance(error, DomainError):
            return None
        context = {"message": error.message, "status": error.status, "typed": _written(request)}
        return render(request, "ui/error.html", context, status=error.status)


def _written(request: HttpRequest) -> list[str]:
    """Return the texts of a form that was refused, to be copied: nothing written is lost.

    A text is what has more than one word; a password is never one.
    """
    found = []
    for name, values in request.POST.lists():
        if "password" not in name:
            found += [str(each) for each in values if len(str(each).split()) > 1]
    return found


class SecurityHeadersMiddleware:
    """Headers that Django does not set: no embedding elsewhere, no device access, no storing."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add what is missing; a view that set a header itself keeps it."""
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        response.headers.setdefault("Permissions-Policy", _PERMISSIONS)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response
