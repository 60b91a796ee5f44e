"""Four units with seven roles each, and one of every thing, all of it made in the own unit."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from finmaskig.accounts.tests.factories import log_in
from finmaskig.organisations.services import load_directory
from finmaskig.outreach.tests.factories import hire, make_board, make_unit, user_of
from finmaskig.shared.clock import STOCKHOLM
from tests.refusals import things
from tests.refusals.table import ALL, PLACES, ROLES, Seat

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from finmaskig.accounts.actor import Actor
    from finmaskig.organisations.models import Unit

MONDAY_EVENING = datetime(2026, 6, 15, 22, 40, tzinfo=STOCKHOLM)


@dataclass
class World:
    """Who there is, and what can be asked for: each thing by the name that the rows use."""

    stop: Callable[[datetime], None]
    units: dict[str, Unit] = field(default_factory=dict)
    actors: dict[Seat, Actor] = field(default_factory=dict)
    sessions: dict[Seat, str] = field(default_factory=dict)
    things: dict[str, object] = field(default_factory=dict)
    colleague: Actor | None = None

    def __getitem__(self, name: str) -> object:
        return self.things[name]

    def actor(self, role: str, place: str = "own") -> Actor:
        """Return who sits somewhere."""
        return self.actors[Seat(place, role)]


def make_world(stop: Callable[[datetime], None], client: Client) -> World:
    """Make everything; the caller rolls it back."""
    world = World(stop)
    stop(MONDAY_EVENING - timedelta(hours=2))
    load_directory()
    _people(world)
    for make in things.MAKERS:
        make(world)
    stop(MONDAY_EVENING)
    for seat in ALL:
        world.sessions[seat] = _entered(client, world.actors[seat])
    return world


def _entered(client: Client, actor: Actor) -> str:
    """Log somebody in who has just confirmed that it is she, and return her session's key."""
    client.cookies.clear()
    log_in(client, user_of(actor))
    session = client.session
    again = {"method": "password", "at": time.time(), "reauthenticated": True}
    session["account_authentication_methods"] += [again]
    session.save()
    return str(session.session_key)


def _people(world: World) -> None:
    board = make_board()
    world.units = {
        "own": make_unit(board, "victim", "Egna enheten"),
        "same": make_unit(board, "victim", "Grannenheten"),
        "across": make_unit(board, "buyer", "Andra sidan"),
        "away": make_unit(make_board("0581"), "victim", "Annan kommun"),
    }
    for place in PLACES:
        for role in ROLES:
            seat = Seat(place, role)
            world.actors[seat] = hire(world.units[place], role, str(seat).capitalize())
    world.colleague = hire(world.units["own"], "worker", "Amir")
