"""What the phone needs before the network goes: words, the key to seal to, the way back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.conf import settings

from finmaskig.guidance.queries import rules_in_force
from finmaskig.guidance.rules import ANSWERS, results_of
from finmaskig.organisations.queries import directory, on_call_table, word_choices
from finmaskig.outreach.queries.words import LIST_OF_FIELD, EncounterChoices
from finmaskig.pure.guidance.table import browser_table

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.pure.guidance.table import Json

TAPPED = ("fulfilled", "understood", "yes", "no", "later")
"""What can be tapped in the meeting, in the order of the buttons."""


def phone_table(municipality: str, on: date) -> dict[str, Json]:
    """Return the rules and who is on duty for a phone, with what can be tapped on each step."""
    rules = rules_in_force(municipality, on)
    table = browser_table(rules, directory())
    table["taps"] = {rule.step: list(_taps(rule.step, rule.level)) for rule in rules.rules}
    table["onCall"] = on_call_table(on)
    return table


def _taps(step: str, level: str) -> tuple[str, ...]:
    allowed = set(results_of(step, level)) & set(ANSWERS[level])
    return tuple(answer for answer in TAPPED if answer in allowed)


def shell_choices(on: date) -> EncounterChoices:
    """Return the words of a form that belongs to no shift and no person: the phone's shell."""
    places = directory().vocabulary.municipalities
    home = settings.MUNICIPALITY
    _name, county = places[home]
    neighbours = sorted(
        (name, code) for code, (name, where) in places.items() if where == county and code != home
    )
    return EncounterChoices(
        words={name: word_choices(words, on) for name, words in LIST_OF_FIELD.items()},
        near=[(home, places[home][0])],
        county=[(code, name) for name, code in neighbours],
    )


def packet_choices(on: date) -> EncounterChoices:
    """Return all that a phone may send: its words and places can be older than the server's."""
    every = [
        (code, name) for code, (name, _county) in directory().vocabulary.municipalities.items()
    ]
    arenas = word_choices("arena", on)
    return replace(shell_choices(on), near=every, county=every, arenas=arenas)
