"""What the frame of every page needs; asks the database nothing."""

from collections.abc import Collection, Mapping
from typing import Protocol

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from finmaskig.ui import menu


class Person(Protocol):
    """The part of an actor that the frame shows."""

    @property
    def name(self) -> str:
        """First name or function."""

    @property
    def unit_name(self) -> str:
        """Where the person works now."""

    @property
    def role(self) -> str:
        """What the person does there."""

    @property
    def marks(self) -> Collection[str]:
        """What a domain has noted about the place."""


def page(request: HttpRequest) -> Mapping[str, object]:
    """Return the menu, the place and the person of the actor."""
    actor: Person | None = getattr(request, "actor", None)
    if actor is None:
        return {"home_url": "/"}
    return {
        "home_url": "/",
        "menu": menu.links(actor.role, request.path, marks=actor.marks),
        "account_menu": menu.links(actor.role, request.path, "account"),
        "person": actor.name,
        "place": actor.unit_name,
        "logout_url": _logout_url(),
    }


def _logout_url() -> str:
    """Return where to log out; the public side has no such place."""
    try:
        return reverse("account_logout")
    except NoReverseMatch:
        return ""
