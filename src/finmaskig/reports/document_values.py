"""What is asked for when a report is begun, and what may be written in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from finmaskig.reports.document_rules import small_counts

if TYPE_CHECKING:
    from finmaskig.reports.rules import Span


@dataclass(frozen=True, kw_only=True)
class NewReport:
    """Which report, of which months, beside which, with parts for which units."""

    outline: str
    period: Span
    before: Span | None = None
    units: tuple[str, ...] = ()
    reference_number: str = ""


def refuse_small_counts(text: str) -> None:
    """Refuse a text that tells a small number of people: what is typed, nothing protects.

    Raises ``ValidationError`` with a sentence that says what to write instead.
    """
    if found := small_counts(text):
        raise ValidationError(
            _(
                "Texten nämner ett litet antal människor: %(found)s. Så små antal kan peka ut "
                "någon. Skriv några eller enstaka, eller låt tabellen tala."
            ),
            code="small_count",
            params={"found": ", ".join(found)},
        )
