"""The doors to one-time links: a link that does not work opens nothing."""

from __future__ import annotations

from hashlib import sha256
from http import HTTPStatus

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts import queries
from finmaskig.accounts.models import Invitation
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError

NOT_VALID = _("Länken gäller inte längre. Be din administratör om en ny.")
_SIGNER = "finmaskig.accounts.invitation"


class LinkNotValid(DomainError):
    """The one-time link is unknown, used or too old; which of them is not told."""

    status = HTTPStatus.GONE


def sign_secret(secret: str) -> str:
    """Return the text that stands in a one-time link."""
    return Signer(salt=_SIGNER).sign(secret)


def digest(secret: str) -> str:
    """Return what is kept of a secret."""
    return sha256(secret.encode()).hexdigest()


def invitation_to_use(token: str) -> Invitation:
    """Return the invitation of a link that works; raises ``LinkNotValid``."""
    invitation = _find(token)
    if invitation is None:
        raise LinkNotValid(NOT_VALID)
    if invitation.used_at is not None:
        raise LinkNotValid(NOT_VALID)
    if invitation.expires_at <= now():
        raise LinkNotValid(NOT_VALID)
    return invitation


def _find(token: str) -> Invitation | None:
    try:
        secret = Signer(salt=_SIGNER).unsign(token)
    except BadSignature:
        return None
    return queries.invitation_by_digest(digest(secret))
