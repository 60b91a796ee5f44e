"""How the track's days and amounts are worded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.ui.wording import number_text

if TYPE_CHECKING:
    from datetime import date


def quarter_text(first: date) -> str:
    """Write a quarter: kvartal 2 2026."""
    number = (first.month + 2) // 3
    return _("kvartal %(number)s %(year)s") % {"number": number, "year": first.year}


def kronor(amount: int) -> str:
    """Write an amount: 12 345 kr."""
    return _("%(amount)s kr") % {"amount": number_text(amount)}
