"""A handover on paper, in words: what was chosen, how it is safe to make contact, lines by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.handovers.parts import REACH
from finmaskig.organisations.wording import RESPONSIBILITY
from finmaskig.pure.sealing.receipt_codes import shown
from finmaskig.shared.clock import local
from finmaskig.ui.wording import clock_text

if TYPE_CHECKING:
    from datetime import date, datetime

    from finmaskig.handovers.packages import SentPart

PATH = "/code/"
"""Of the public page where the code is written."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """All that may reach the paper. Who it is about is written on it by hand."""

    sender: str
    phone: str
    to: str
    dated: date
    answer_by: datetime
    parts: tuple[SentPart, ...]
    ground: str
    code: str
    site: str


def sheet_values(sheet: Sheet) -> dict[str, object]:
    """Return the plain values of the document."""
    return {
        "sender": sheet.sender,
        "dated": date_format(sheet.dated, "j F Y"),
        "foot": _call(sheet.phone),
        "to_label": _("Till"),
        "to": sheet.to,
        "outside": [
            _("Brevet är till den som står ovan. Är det inte du: läs inte vidare."),
            _call(sheet.phone),
        ],
        "first": _first(sheet),
        "reach": _reach(sheet),
        "told_label": _("Det vi lämnar över"),
        "told": [
            {"title": part.title, "lines": _lines(part)}
            for part in sheet.parts
            if part.code != REACH
        ],
        "why_label": _("Därför får ni veta det"),
        "why": sheet.ground,
        "hand": _by_hand(),
        "responsibility": RESPONSIBILITY,
    }


def _call(phone: str) -> str:
    if phone:
        return _("Ring %(phone)s.") % {"phone": phone}
    return _("Ring den som gav er papperet.")


def _first(sheet: Sheet) -> dict[str, object]:
    """Say how to answer; without a page on the web, by phone."""
    site = sheet.site.removeprefix("https://").removeprefix("http://")
    by = local(sheet.answer_by)
    return {
        "label": _("Svara först"),
        "lead": _(
            "Svara senast %(day)s kl. %(time)s. Ansvaret ligger hos oss tills ni har svarat ja."
        )
        % {"day": date_format(by, "j F"), "time": clock_text(by)},
        "code_label": _("Kod"),
        "code": shown(sheet.code),
        "site_label": _("Skriv koden på"),
        "site": f"{site}{PATH}" if site else "",
        "phone_label": _("Eller ring") if site else _("Ring"),
        "phone": sheet.phone or _("den som gav er papperet"),
    }


def _reach(sheet: Sheet) -> dict[str, object]:
    """Say how contact is safe. Where nobody was told how, it is asked for first."""
    part = next((one for one in sheet.parts if one.code == REACH), None)
    return {
        "label": _("Så tar ni kontakt tryggt"),
        "lines": _lines(part) if part is not None else [],
        "notice": _(
            "Ta bara kontakt på det här sättet. Säg inte till någon annan varför ni ringer."
        )
        if part is not None
        else _("Fråga oss innan ni tar kontakt. Fel sätt kan vara farligt för personen."),
    }


def _lines(part: SentPart) -> list[dict[str, str]]:
    return [{"label": line.name, "value": line.text} for line in part.lines]


def _by_hand() -> dict[str, object]:
    return {
        "label": _("Fylls i för hand"),
        "lead": _(
            "Skriv bara det som personen har sagt ja till, eller som lagen ger stöd för. "
            "Det sparas ingen annanstans."
        ),
        "lines": [
            {"label": str(label), "lines": lines}
            for label, lines in (
                (_("Namn"), 1),
                (_("Personnummer eller samordningsnummer"), 1),
                (_("Telefon"), 1),
                (_("Adress eller annan plats"), 2),
                (_("Språk och tolk"), 1),
                (_("Någon att kontakta"), 1),
                (_("Annat ni måste veta"), 3),
            )
        ],
        "signed_label": _("Överlämnat av, och dag"),
    }
