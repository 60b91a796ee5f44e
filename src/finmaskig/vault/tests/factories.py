"""Who acts, and clocks, for the tests of the vault."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from finmaskig.accounts.actor import COMMAND_LINE
from finmaskig.accounts.keyring import Purpose, current
from finmaskig.shared.clock import now
from finmaskig.vault import services

ACTOR = replace(COMMAND_LINE, name="finmaskig keys")


def make_boxes(unit_id, count):
    """Make records with keys."""
    return [services.make_box(record=uuid4(), unit_id=unit_id) for _ in range(count)]


def unit_key(unit_id):
    """Return the current key of a unit."""
    return current(Purpose.UNIT, unit=str(unit_id))


def later(**how):
    """Return a moment after now."""
    return now() + timedelta(**how)
