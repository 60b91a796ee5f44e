"""The rules and the directory of one municipality and day, for a phone without network.

``ui/js/advice.js`` reads the table and gives the same advice as ``decide``, with times in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeAlias

from finmaskig.pure.guidance.derived import ADULT, COPIED, YES_NO_KEYS
from finmaskig.pure.guidance.directory import EVERYWHERE, TYPICAL_AGE, Directory, Hours, Office
from finmaskig.pure.guidance.duty import OWN_OFFICES
from finmaskig.pure.guidance.facts import CONCERNS, NEEDS
from finmaskig.pure.guidance.receivers import RECEIVERS
from finmaskig.pure.guidance.rules import Rule, RuleSet
from finmaskig.pure.guidance.workdays import is_working_day

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
VERSION = 1
DAYS = 400  # how far ahead the phone knows the holidays
BANDS: list[Json] = [[15, "0-14"], [18, "15-17"], [21, "18-20"], [25, "21-24"], [None, "25+"]]


def browser_table(rules: RuleSet, directory: Directory) -> dict[str, Json]:
    """Return all that the phone needs, as values that JSON can hold."""
    scene = directory.scene(rules.municipality, rules.on)
    hours = _HoursList()
    offices = [
        _office(office, hours.place_of(row for row in office.hours if row.holds(rules.on)))
        for office in (*_needed(rules, directory), *OWN_OFFICES.values())
    ]
    return {
        "version": VERSION,
        "municipality": rules.municipality,
        "on": rules.on.isoformat(),
        "holidays": _holidays(rules),
        "bands": BANDS,
        "adult": _words(ADULT),
        "copied": _words(COPIED),
        "flags": _words(YES_NO_KEYS),
        "needs": _words(NEEDS),
        "concerns": _words(CONCERNS),
        "typicalAge": dict(TYPICAL_AGE),
        "residences": dict(scene.residences),
        "arenas": dict(scene.arenas),
        "counties": {
            code: county for code, (_, county) in directory.vocabulary.municipalities.items()
        },
        "receivers": {
            kind: [one.label, one.home, one.after_hours, one.fallback]
            for kind, one in RECEIVERS.items()
        },
        "hours": hours.rows,
        "offices": list(offices),
        "rules": [_rule(rule) for rule in rules.rules],
    }


@dataclass
class _HoursList:
    """The different opening hours, each once: most units keep the same."""

    rows: list[Json] = field(default_factory=list)

    def place_of(self, hours: Iterable[Hours]) -> int:
        row: Json = [[one.weekday, one.opens, one.closes] for one in hours]
        if row not in self.rows:
            self.rows.append(row)
        return self.rows.index(row)


def _needed(rules: RuleSet, directory: Directory) -> list[Office]:
    """Return the units near the work, and of kinds sought where the person lives those of all."""
    county = directory.vocabulary.county_of(rules.municipality)
    near = {rules.municipality, county, EVERYWHERE}
    sought_at_home = {kind for kind, one in RECEIVERS.items() if one.home}
    sought_at_home |= {rule.receiver for rule in rules.rules if rule.home}
    return [
        office
        for office in directory.offices
        if office.holds(rules.on)
        and (near.intersection(office.areas) or sought_at_home.intersection(office.kinds))
    ]


def _office(office: Office, hours: int) -> dict[str, Json]:
    return {
        "code": office.code,
        "name": office.name,
        "phone": office.phone,
        "kinds": _words(office.kinds),
        "areas": _words(office.areas),
        "side": office.side,
        "ages": [office.min_age, office.max_age],
        "serves": _words(office.serves),
        "sexes": _words(office.sexes),
        "hours": None if office.always_open else hours,
    }


def _rule(rule: Rule) -> dict[str, Json]:
    return {
        "code": rule.code,
        "when": {name: _words(sorted(values)) for name, values in sorted(rule.when.items())},
        "level": rule.level,
        "step": rule.step,
        "title": rule.title,
        "say": rule.say,
        "why": rule.why,
        "source": rule.source,
        "receiver": rule.receiver,
        "afterHours": rule.after_hours,
        "home": rule.home,
        "staff": rule.staff,
        "onDuty": rule.on_duty,
        "due": rule.within.words,
    }


def _holidays(rules: RuleSet) -> list[Json]:
    days = (rules.on + timedelta(days=ahead) for ahead in range(DAYS))
    return [day.isoformat() for day in days if day.weekday() < 5 and not is_working_day(day)]


def _words(words: Iterable[str]) -> list[Json]:
    return list(words)
