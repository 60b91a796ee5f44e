"""What was typed when the session had ended: sealed into the login page, back after login."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from finmaskig.accounts.sealing import NotSealedHere, seal, unseal
from finmaskig.shared.clock import now

FIELD = "resume"
"""The hidden field that carries the sealed form from page to page."""

MINUTES = 15
LONGEST = 900_000
"""A sealed form above this would itself be refused as too large."""

_USE = "typed-form"
_CARRIED = "finmaskig.carried"
_TYPED = "finmaskig.typed"
_EXPIRED_USER = "finmaskig.expired_user"
_TOO_LONG = "finmaskig.too_long"
_OWN_PAGES = ("account_", "mfa_")
_NEVER = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", FIELD}


@dataclass(frozen=True)
class TypedForm:
    """A posted form: the page it stood on, where it went and what it said."""

    page: str
    action: str
    fields: Mapping[str, Sequence[str]]


class RedirectAgain(HttpResponseRedirect):
    """A redirect that makes the browser post the same body to the new address."""

    status_code = 307


def note_expired(request: HttpRequest, user_id: str) -> None:
    """Remember for this request whose session has just ended."""
    request.META[_EXPIRED_USER] = user_id


def expired_user(request: HttpRequest) -> str:
    """Return whose session has just ended, or nothing when that cannot be known."""
    return str(request.META.get(_EXPIRED_USER, ""))


def seal_form(request: HttpRequest) -> str:
    """Seal the posted form; return nothing when it is too long to be carried."""
    fields = [[name, request.POST.getlist(name)] for name in request.POST if name not in _NEVER]
    content = {
        "user": expired_user(request) or _known_user(request),
        "page": page_of(request),
        "action": request.path,
        "fields": fields,
        "at": now().timestamp(),
    }
    sealed = seal(zlib.compress(json.dumps(content).encode()), use=_USE)
    return sealed if len(sealed) <= LONGEST else ""


def _known_user(request: HttpRequest) -> str:
    return str(request.user.pk) if request.user.is_authenticated else ""


def open_form(sealed: str, *, user_id: str) -> TypedForm | None:
    """Return the form within its 15 minutes and to the person who typed it, else None."""
    try:
        content = json.loads(zlib.decompress(unseal(sealed, use=_USE)))
    except NotSealedHere:
        return None
    if content["user"] not in {"", user_id}:
        return None
    if now().timestamp() - content["at"] > MINUTES * 60:
        return None
    return TypedForm(content["page"], content["action"], dict(content["fields"]))


def page_of(request: HttpRequest) -> str:
    """Return the page a posted form stood on: what the browser says, else where it went."""
    referer = request.headers.get("Referer", "")
    host = request.get_host()
    if not referer or not url_has_allowed_host_and_scheme(referer, allowed_hosts={host}):
        return request.get_full_path()
    parts = urlsplit(referer)
    if parts.path == reverse("account_login"):
        return request.get_full_path()
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def from_elsewhere(request: HttpRequest) -> bool:
    """Tell whether another site sent this form; what it typed is nobody's here."""
    origin = request.headers.get("Origin", "")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    own = f"{request.scheme}://{request.get_host()}"
    return site not in {"same-origin", "none"} or bool(origin and origin != own)


def is_own_page(request: HttpRequest) -> bool:
    """Tell whether the form holds passwords or codes, which are never carried."""
    match = request.resolver_match
    return match is not None and (match.url_name or "").startswith(_OWN_PAGES)


def login_page(request: HttpRequest, sealed: str) -> HttpResponse:
    """Answer with the login page, which carries the sealed form."""
    back = urlencode({"next": page_of(request)})
    request.META[_CARRIED] = sealed
    request.META[_TOO_LONG] = not sealed
    request.META[_EXPIRED_USER] = expired_user(request) or "unknown"
    as_get(request)
    request.GET = QueryDict(back)
    response: HttpResponse = resolve(reverse("account_login")).func(request)
    response.status_code = 401
    return response


def as_get(request: HttpRequest) -> None:
    """Turn a posted form into a look at its page: nothing is saved."""
    request.method = "GET"
    request.META["REQUEST_METHOD"] = "GET"
    request.POST = QueryDict()


def carried(request: HttpRequest) -> str:
    """Return the sealed form that this request brought along, or nothing."""
    return str(request.META.get(_CARRIED) or request.POST.get(FIELD, ""))


def set_carried(request: HttpRequest, sealed: str) -> None:
    """Let the sealed form follow into the page that answers this request."""
    request.META[_CARRIED] = sealed


def carry(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Send the sealed form on: into the next login page, or back to where it was typed."""
    sealed = carried(request)
    if isinstance(response, TemplateResponse):
        context = response.context_data or {}
        response.context_data = context | {
            "resume": sealed,
            "was_away": _EXPIRED_USER in request.META,
            "too_long": request.META.get(_TOO_LONG, False),
        }
        return response
    if not sealed or not isinstance(response, HttpResponseRedirect):
        return response
    if not request.user.is_authenticated:
        return RedirectAgain(response.url)
    form = open_form(sealed, user_id=str(request.user.pk))
    return RedirectAgain(form.page) if form else response


def bring_back(request: HttpRequest, form: TypedForm) -> None:
    """Let the page be made as if it was only looked at, to be filled in afterwards."""
    request.META[_TYPED] = form
    as_get(request)


def brought_back(request: HttpRequest) -> TypedForm | None:
    """Return the form that this page shall be filled in with."""
    form = request.META.get(_TYPED)
    return form if isinstance(form, TypedForm) else None
