"""The sentences that open the day: greeting, date, how much waits."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from finmaskig.guidance.queries import Counts
from finmaskig.shared.clock import local

NIGHT_ENDS, MORNING_ENDS, NOON, AFTERNOON_ENDS, EVENING_ENDS = 5, 10, 12, 18, 23
SPELT_OUT = 12


def greeting(at: datetime, name: str) -> str:
    """Greet by the time of day; in the night plainly, since "god natt" is a farewell."""
    hour = local(at).hour
    if NIGHT_ENDS <= hour < MORNING_ENDS:
        return _("God morgon, %(name)s") % {"name": name}
    if MORNING_ENDS <= hour < NOON:
        return _("God förmiddag, %(name)s") % {"name": name}
    if NOON <= hour < AFTERNOON_ENDS:
        return _("God eftermiddag, %(name)s") % {"name": name}
    if AFTERNOON_ENDS <= hour < EVENING_ENDS:
        return _("God kväll, %(name)s") % {"name": name}
    return _("Hej, %(name)s") % {"name": name}


def date_line(at: datetime) -> str:
    """Write today's date as a sentence: Tisdag 16 juni."""
    return f"{_upper_first(date_format(local(at), 'l j F'))}."


def month_line(at: datetime) -> str:
    """Write the month so far: Juni hittills."""
    return _("%(month)s hittills") % {"month": _upper_first(date_format(local(at), "F"))}


def count_line(found: Counts) -> str:
    """Write how many steps are open and late: Fyra steg är öppna, ett är försenat."""
    if not found.open:
        return _("Inget steg är öppet.")
    opened = ngettext("%(n)s steg är öppet", "%(n)s steg är öppna", found.open)
    parts = [_upper_first(opened % {"n": number_word(found.open)})]
    if found.late:
        late = ngettext("%(n)s är försenat", "%(n)s är försenade", found.late)
        parts.append(late % {"n": number_word(found.late)})
    return f"{', '.join(parts)}."


def number_word(count: int) -> str:
    """Spell out a small number of steps, as in running text."""
    words = (
        _("inget"),
        _("ett"),
        _("två"),
        _("tre"),
        _("fyra"),
        _("fem"),
        _("sex"),
        _("sju"),
        _("åtta"),
        _("nio"),
        _("tio"),
        _("elva"),
        _("tolv"),
    )
    return words[count] if count <= SPELT_OUT else str(count)


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
