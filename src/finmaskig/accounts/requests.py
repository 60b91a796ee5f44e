"""The request as staff views see it: logged in, and with a chosen membership."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.accounts.models import User


class StaffRequest(HttpRequest):
    """A request behind the login; `actor` is set by the middleware of organisations."""

    user: User
    actor: Actor
