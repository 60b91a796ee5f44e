"""The letter of a quarterly notice: that residents were met, and nothing else of what is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.guidance.rules import quarter_before
from finmaskig.organisations.wording import RESPONSIBILITY
from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.guidance.models import Step
    from finmaskig.guidance.rules import Quarter


@dataclass(frozen=True)
class Notice:
    """All that may reach a letter. No field can hold a count, an age, a sex, a day or a place."""

    municipality: str
    quarter: Quarter
    sender: str
    phone: str
    address: str


def notice_of(step: Step) -> Notice:
    """Return what a letter may say; the quarter is the one that was over when the step opened."""
    return Notice(
        municipality=step.receiver_text,
        quarter=quarter_before(local(step.created_at).date()),
        sender=step.owner_unit.name,
        phone=step.owner_unit.phone,
        address=step.owner_unit.function_address,
    )


def letter_values(notice: Notice, *, on: date) -> dict[str, object]:
    """Return the plain values of the document."""
    return {
        "sender": notice.sender,
        "dated": date_format(on, "j F Y"),
        "foot": notice.sender,
        "to_label": _("Till kommunen"),
        "to": notice.municipality,
        "lead": [
            _(
                "Under %(quarter)s mötte vi en eller flera av era invånare i vårt arbete mot "
                "prostitution och människohandel."
            )
            % {"quarter": _quarter(notice.quarter)},
            _(
                "Mer än så berättar vi inte: inte hur många, vilka de är eller när och var vi "
                "möttes. Det skyddar dem, och vi har sekretess."
            ),
        ],
        "do_label": _("Det här kan ni göra"),
        "do": [
            _("Ge stöd till den som själv söker sig till er, utan att fråga mer än ni behöver."),
            _("Ring oss när ni undrar. Ni behöver inte säga vem det gäller."),
            _(
                "Er kommun har inget avtal om stödet i länet. Hör av er, så berättar vi vad "
                "ett avtal ger era invånare."
            ),
        ],
        "ask_label": _("Så når ni oss"),
        "ask": [
            {"label": label, "value": value}
            for label, value in (
                (_("Enhet"), notice.sender),
                (_("Telefon"), notice.phone),
                (_("E-post"), notice.address),
            )
            if value
        ],
        "responsibility": RESPONSIBILITY,
    }


def _quarter(quarter: Quarter) -> str:
    return _("%(first)s–%(last)s %(year)s") % {
        "first": date_format(quarter.first, "F"),
        "last": date_format(quarter.last, "F"),
        "year": quarter.last.year,
    }
