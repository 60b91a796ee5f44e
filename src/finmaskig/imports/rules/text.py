"""What a cell says: days, times, numbers and words, in the ways Swedes write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_DAY_FORMS: Final = ("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%d/%m %Y", "%d/%m/%Y", "%d.%m.%Y")
_CLOCK_FORMS: Final = ("%H:%M", "%H.%M", "%H:%M:%S", "%H%M")
_EXCEL_EPOCH: Final = date(1899, 12, 30)
_EXCEL_DAYS: Final = range(10_000, 80_000)
_MINUTES: Final = 24 * 60
_SPLIT: Final = re.compile(r"\s*[;|\n]\s*")
_SPLIT_COMMA: Final = re.compile(r"\s*,\s*")

YES: Final = frozenset({"ja", "j", "yes", "y", "x", "1", "sant", "true"})
NO: Final = frozenset({"nej", "n", "no", "0", "falskt", "false"})


def same(text: str) -> str:
    """Return the form in which words are compared.

    >>> same("  15–17\\u00a0ÅR ")
    '15-17 år'
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    return " ".join(plain.split())


def same_heading(text: str) -> str:
    """Return the form in which headings are compared.

    >>> same_heading("Kön: *")
    'kön'
    """
    return same(text).rstrip(":?* ")


def day(text: str) -> date | None:
    """Return the day of a cell: written out, with a time behind it, or as Excel's own number.

    >>> day("2022-03-01"), day("1/3 2022"), day("44621"), day("2022-03-01 21:40")
    (datetime.date(2022, 3, 1), datetime.date(2022, 3, 1), datetime.date(2022, 3, 1), \
datetime.date(2022, 3, 1))
    >>> day("31/2 2022")
    """
    written = re.sub(r"[T ]\d{1,2}[:.]\d{2}([:.]\d{2})?(\.0+)?$", "", text.strip())
    if written.isascii() and written.isdigit() and int(written) in _EXCEL_DAYS:
        return _EXCEL_EPOCH + timedelta(int(written))
    found = _moment(written, _DAY_FORMS)
    return found.date() if found else None


def clock(text: str) -> time | None:
    """Return the time of day of a cell; Excel keeps it as a part of a day.

    >>> clock("21.40"), clock("0.5"), clock("2022-03-01 21:40"), clock("25:00")
    (datetime.time(21, 40), datetime.time(12, 0), datetime.time(21, 40), None)
    """
    written = re.sub(r"^\d{4}-\d{2}-\d{2}[T ]", "", text.strip())
    part = number(written)
    if part is not None and 0 <= part < 1 and "." in written.replace(",", "."):
        minutes = round(part * _MINUTES) % _MINUTES
        return time(minutes // 60, minutes % 60)
    found = _moment(written, _CLOCK_FORMS)
    return found.time() if found else None


def _moment(written: str, forms: tuple[str, ...]) -> datetime | None:
    for form in forms:
        try:
            return datetime.strptime(written, form)  # noqa: DTZ007 -- a day or clock has no zone
        except ValueError:
            continue
    return None


def number(text: str) -> Decimal | None:
    """Return the number of a cell, with a comma or a point.

    >>> number("17,0"), number("1 200"), number("sjutton")
    (Decimal('17.0'), Decimal('1200'), None)
    """
    written = re.sub(r"\s", "", text).replace(",", ".")
    if not re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,18})?", written):
        return None
    return Decimal(written)


def whole(text: str) -> int | None:
    """Return a whole number, or nothing.

    >>> whole("17,0"), whole("17,5")
    (17, None)
    """
    found = number(text)
    return int(found) if found is not None and found == int(found) else None


def yes_or_no(text: str) -> bool | None:
    """Return what a cell says yes or no to.

    >>> yes_or_no("JA"), yes_or_no("0"), yes_or_no("kanske")
    (True, False, None)
    """
    written = same(text)
    return True if written in YES else False if written in NO else None


def parts(text: str, known: frozenset[str]) -> list[str]:
    """Return the words of a cell with several; a word that holds a comma is kept whole.

    >>> parts("Oro, ångest; Bostad", frozenset({"oro, ångest"}))
    ['Oro, ångest', 'Bostad']
    """
    found: list[str] = []
    for part in _SPLIT.split(text.strip()):
        found += [part] if same(part) in known else _SPLIT_COMMA.split(part)
    return [part for part in found if part]
