"""Free text must not say who somebody is."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import luhn
from stdnum.exceptions import ValidationError as NotANumber
from stdnum.se import personnummer

FREE_TEXT_MAX = 20_000
"""The longest free text that is kept, in characters."""

_IDENTITY = re.compile(r"(?<!\d)((?:\d\s?){6,8})[-–+]?\s?(\d{4})(?!\d)")
_PHONE = re.compile(
    r"(?<![\d/.\-–])(?:\+|00)\s?\d(?:[\s\-–/()]{0,3}\d){7,13}(?!\d)"
    r"|(?<![\d/.\-–])0\d(?:[\s\-–/()]{0,3}\d){5,10}(?!\d)"
)
_MAIL = re.compile(r"[^\s@<>]\s?@\s?[^\s@<>]{1,255}\.[a-zåäö]{2,}", re.IGNORECASE)
_SAMORDNINGSNUMMER_DAYS = 60


def _is_identity_number(birth: str, last: str) -> bool:
    """Tell whether digits are a personnummer, or a samordningsnummer (the day + 60)."""
    birth = re.sub(r"\s", "", birth)[-6:]
    day = int(birth[4:])
    if day > _SAMORDNINGSNUMMER_DAYS:
        day -= _SAMORDNINGSNUMMER_DAYS
    try:
        personnummer.get_birth_date(f"{birth[:4]}{day:02d}-{last}")
    except NotANumber:
        return False
    return luhn.is_valid(birth + last)


def refuse_identity(text: str) -> None:
    """Refuse text that holds an identity number, a phone number or an e-mail address.

    Raises ``ValidationError`` with a sentence that says what to write instead.
    """
    if any(_is_identity_number(*found.groups()) for found in _IDENTITY.finditer(text)):
        raise ValidationError(
            _(
                "Texten ser ut att innehålla ett personnummer eller samordningsnummer. "
                "Ta bort det. Skriv en referens till ärendet i kommunens system i stället."
            ),
            code="identity_number",
        )
    if _MAIL.search(text):
        raise ValidationError(
            _("Texten innehåller en e-postadress. Ta bort den. Skriv vilken funktion du menar."),
            code="mail",
        )
    if _PHONE.search(text):
        raise ValidationError(
            _("Texten innehåller ett telefonnummer. Ta bort det. Skriv hur ni ska ses i stället."),
            code="phone",
        )
