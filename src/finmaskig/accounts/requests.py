"""The request as views behind the login see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.accounts.models import User


class UserRequest(HttpRequest):
    """A request behind the login, maybe before the person has chosen where she works."""

    user: User


class StaffRequest(UserRequest):
    """A request with a chosen place; `actor` is set by the middleware of organisations."""

    actor: Actor
