"""The words a user sees for a code: ``{% word "encounter_kind" code %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from finmaskig.organisations.queries import label

if TYPE_CHECKING:
    from datetime import date

register = template.Library()


@register.simple_tag
def word(words: str, code: str, on: date | None = None) -> str:
    """Return the word of a code in a list, on a day."""
    return label(words, code, on)
