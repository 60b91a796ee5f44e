"""The notation of the table: seats, rows, and what each seat is answered.

A seat is a role in a place. ``own`` is the victim-side unit where every object of the world was
made; ``same`` is another unit of the same side and board, ``across`` the other side of the same
board, ``away`` a unit of another board in another municipality.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finmaskig.accounts.actor import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.refusals.world import World

PLACES = ("own", "same", "across", "away")
ROLES = tuple(Role.values)
EVERYONE = " ".join(ROLES)
GONE = 404
MARK = "Solrosen"
"""Stands in every text of the own unit that only some may see."""


@dataclass(frozen=True)
class Seat:
    """A role in a place."""

    place: str
    role: str

    def __str__(self) -> str:
        return f"{self.role} {self.place}"


Seats = frozenset[Seat]
ALL: Seats = frozenset(Seat(place, role) for place in PLACES for role in ROLES)
NOBODY: Seats = frozenset()


def at(*, everywhere: str = "", home: str = "", **places: str) -> Seats:
    """Return seats; ``everywhere`` is all four places, ``home`` those of one municipality."""
    wanted = dict.fromkeys(PLACES, everywhere)
    for place in ("own", "same", "across"):
        wanted[place] += f" {home}"
    for place, roles in places.items():
        wanted[place] += f" {roles}"
    found = frozenset(Seat(place, role) for place in wanted for role in wanted[place].split())
    assert found <= ALL, found - ALL
    return found


FIELD = at(own="worker lead")
FIELD_ANYWHERE = at(everywhere="worker lead")
FEW = at(own=EVERYONE, same="worker", across="lead", away="administrator")
"""Who is asked about what does not look at who is asking: each role once, each place once."""
PROBES = at(own="coordinator auditor", same="worker", across="lead", away="administrator lead")
"""Who compares a page she may not see with one that is not there."""
ADMINISTRATORS = at(everywhere="administrator")

Sent = "Mapping[str, object] | Callable[[World, Seat], Mapping[str, object]]"
"""What is posted, or how to find it out."""


@dataclass(frozen=True, kw_only=True)
class Open:
    """What a visitor without login is answered, where a page is open to her."""

    get: int = 200
    post: int = 405


@dataclass(frozen=True)
class Row:
    """What one URL answers to each seat.

    ``may`` is answered ``get`` and ``done``; ``sees`` are those of them whose page shows the
    marked text; ``cannot`` see the thing but may not do this (403); ``rest`` is for all others and
    ``nothing`` for a thing that does not exist. A row without ``post`` is for GET only, a row with
    ``get=0`` for POST only.
    """

    name: str
    thing: str = ""
    may: Seats = ALL
    sees: Seats = NOBODY
    cannot: Seats = NOBODY
    rest: int = GONE
    get: int = 200
    post: Sent | None = None
    done: int = 302
    open: Open | None = None
    as_json: bool = False
    seats: Seats = ALL
    nothing: int = GONE

    def __str__(self) -> str:
        return self.name

    @property
    def odd_methods(self) -> dict[str, int]:
        """Return what is answered to the methods that the URL has no use for."""
        found = {"put": 405, "patch": 405, "delete": 405}
        if not self.get:
            found["get"] = 405
        if self.post is None:
            found["post"] = 405
        return found

    def answer(self, seat: Seat, method: str) -> int:
        """Return the status that a seat is answered."""
        if seat in self.may:
            return self.get if method == "get" else self.done
        return 403 if seat in self.cannot else self.rest

    def data(self, world: World, seat: Seat) -> Mapping[str, object]:
        """Return what is sent: valid for every seat, so that only rights can refuse it."""
        return self.post(world, seat) if callable(self.post) else self.post
