"""Error pages: what happened, then what to do. Named in the URL trees and the settings."""

import sys
from http import HTTPStatus
from pathlib import Path

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_STATIC = Path(__file__).parent / "static" / "ui" / "errors"
_SERVER_ERROR = (_STATIC / "500.html").read_bytes()
_UNAVAILABLE = (_STATIC / "503.html").read_bytes()


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what could not be read; a body above the limit is 413."""
    if isinstance(exception, RequestDataTooBig):
        return _page(
            request,
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            _("Det du skickade är för stort"),
            _("Gå tillbaka i webbläsaren, korta texten eller filen och skicka igen."),
        )
    return _page(
        request,
        HTTPStatus.BAD_REQUEST,
        _("Vi kunde inte läsa det som skickades"),
        _("Gå tillbaka i webbläsaren och försök igen. Inget har sparats."),
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer what the person may not do."""
    return _page(
        request,
        HTTPStatus.FORBIDDEN,
        _("Det här får du inte göra"),
        _("Din roll räcker inte hit. Fråga din chef om du behöver komma åt sidan."),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer what does not exist or may not be seen, with the same words."""
    return _page(
        request,
        HTTPStatus.NOT_FOUND,
        _("Sidan finns inte"),
        _("Den finns inte eller är inte öppen för dig. Kontrollera adressen eller börja om."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer a form whose token does not match."""
    return _page(
        request,
        HTTPStatus.FORBIDDEN,
        _("Formuläret är för gammalt"),
        _(
            "Gå tillbaka i webbläsaren, kopiera det du skrev, ladda om sidan och skicka igen. "
            "Inget har sparats."
        ),
    )


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer someone who has tried too often."""
    return _page(
        request,
        HTTPStatus.TOO_MANY_REQUESTS,
        _("Det blev för många försök"),
        _("Vänta några minuter och försök igen."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer our own mistake, or a database that is away, without database and templates."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return HttpResponse(_SERVER_ERROR, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def unavailable(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Answer while the database cannot be reached."""
    return HttpResponse(
        _UNAVAILABLE, status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": "60"}
    )


def _page(
    request: HttpRequest, status: HTTPStatus, title: str | Promise, message: str | Promise
) -> HttpResponse:
    """Render one error in the project's look."""
    context = {"title": title, "message": message, "status": status.value}
    return render(request, "ui/error.html", context, status=status)
