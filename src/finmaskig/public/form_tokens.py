"""Forms without a cookie: a signed token that is used once, and a look at where a form came from.

Django's own token sets a cookie as soon as a form is shown. A form here does nothing in the name
of the one who sends it, so a token from anybody is as good as another: it keeps a page from being
sent twice, and another site from sending it unseen. What is remembered of a token is its random
number, for as long as it would hold. Nothing is known of who had it.
"""

from __future__ import annotations

from secrets import token_urlsafe
from typing import TYPE_CHECKING, Final

from django.core import signing
from django.core.cache import caches

if TYPE_CHECKING:
    from django.core.cache.backends.base import BaseCache
    from django.http import HttpRequest

HOURS: Final = 4 * 60 * 60
"""How long a page may lie open, in seconds."""

BYTES: Final = 12
_SIGNER: Final = signing.TimestampSigner(salt="finmaskig.public.form")


def memory() -> BaseCache:
    """Return what the public side remembers: its own table, never that of the staff side."""
    return caches["public"]


def new_token() -> str:
    """Return a token for a form that is shown."""
    return _SIGNER.sign(token_urlsafe(BYTES))


def use_token(token: str) -> bool:
    """Tell whether a token is ours, not too old and used for the first time; then it is used."""
    try:
        number = _SIGNER.unsign(token, max_age=HOURS)
    except signing.BadSignature:
        return False
    return memory().add(f"form-{number}", 1, HOURS)


def comes_from_here(request: HttpRequest) -> bool:
    """Tell whether a form was sent from our own page, as far as the browser says."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site not in {None, "same-origin"}:
        return False
    return origin in {None, f"{request.scheme}://{request.get_host()}"}
