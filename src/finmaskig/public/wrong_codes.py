"""How many wrong codes have been tried lately, by everybody together: no address is kept.

A right code is taken however many wrong ones others try. Otherwise anybody could keep all
receipts from being given, and 75 random bits are not guessed in any number of tries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finmaskig.public.form_tokens import memory

if TYPE_CHECKING:
    from datetime import datetime

WINDOW: Final = 10 * 60
"""In seconds."""

MOST: Final = 100
"""Wrong codes in a window, from all visitors together, before the page asks them to wait."""


def note_wrong_code(at: datetime) -> bool:
    """Count a wrong code and tell whether there have been too many.

    Two at the same moment may count as one: the number holds back, it is not a proof.
    """
    slot = f"wrong-codes-{int(at.timestamp()) // WINDOW}"
    count = int(memory().get(slot, 0)) + 1
    memory().set(slot, count, WINDOW)
    return count > MOST
