"""People at work in a unit, for tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finmaskig.accounts.tests.factories import log_in, make_user
from finmaskig.organisations.models import Membership, Organisation, Unit
from finmaskig.organisations.queries import actor_of

if TYPE_CHECKING:
    from django.test import Client

    from finmaskig.accounts.actor import Actor

FIRST = date(2021, 1, 1)


def make_unit(code: str = "test-unit", *, side: str = "victim", municipality: str = "") -> Unit:
    """Make a board and a unit of its own, without the shipped directory."""
    board = Organisation.objects.create(
        code=f"board-of-{code}",
        name=f"Nämnden för {code}",
        kind="board",
        municipality_id=municipality or None,
        responsibility="Prov.",
        function_address="namnd@kommun.example",
        consult_function="Sekreteraren",
    )
    return Unit.objects.create(
        code=code,
        name=code.capitalize(),
        organisation=board,
        board=board,
        side=side,
        phone="08-000 00 99",
        responsibility="Prov.",
        consult_function="Samordnaren",
        is_staffed_here=True,
    )


def make_membership(unit: Unit, role: str = "worker", **days: date | None) -> Membership:
    """Make a user who works in a unit."""
    return Membership.objects.create(
        user=make_user(), unit=unit, role=role, **({"valid_from": FIRST} | days)
    )


def at_work(client: Client, unit: Unit, role: str = "worker") -> Actor:
    """Log somebody in who works in a unit."""
    membership = make_membership(unit, role)
    log_in(client, membership.user)
    return actor_of(membership)
