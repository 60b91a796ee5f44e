"""Pure decisions of this domain: opening hours in words, and who a service is for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

MINUTES_OF_A_DAY = 24 * 60
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PRESETS: Mapping[str, tuple[str, ...]] = {
    "always": ("mon-sun 00:00-24:00",),
    "office": ("mon-fri 08:00-16:30",),
}
CLOSED_WORDS = ("", "stängt", "-", "–")
ALWAYS_WORDS = ("dygnet runt", "0–24", "0-24")
TIMES = r"(\d{1,2})(?:[.:]([0-5]\d))?\s*[-–]\s*(\d{1,2})(?:[.:]([0-5]\d))?"
YES, NO, UNKNOWN = "yes", "no", "unknown"
OLDEST = 120
NOTHING_KNOWN = ("", "unknown", "not_recorded")


@dataclass(frozen=True, order=True)
class Span:
    """Open on one weekday (0 is Monday), in minutes after midnight."""

    weekday: int
    opens: int
    closes: int


def minutes(clock: str) -> int:
    """Return the minutes after midnight of a time.

    >>> minutes("08:30"), minutes("24:00")
    (510, 1440)
    """
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def clock(minute: int) -> str:
    """Return the Swedish way to write minutes after midnight.

    >>> clock(510), clock(1440)
    ('8.30', '24.00')
    """
    return f"{minute // 60}.{minute % 60:02}"


def spans(words: Collection[str] | str) -> tuple[Span, ...]:
    """Return the spans that a preset or a list of lines means.

    >>> spans(["fri-sat 18:00-24:00"])
    (Span(weekday=4, opens=1080, closes=1440), Span(weekday=5, opens=1080, closes=1440))
    """
    lines = PRESETS[words] if isinstance(words, str) else words
    return tuple(sorted(span for line in lines for span in _line(line)))


def _line(line: str) -> list[Span]:
    days, times = line.split()
    first, _, last = days.partition("-")
    opens, closes = times.split("-")
    begin = WEEKDAYS.index(first)
    end = WEEKDAYS.index(last or first)
    return [Span(day, minutes(opens), minutes(closes)) for day in range(begin, end + 1)]


def is_always(week: Collection[Span]) -> bool:
    """Tell whether the spans cover every minute of the week."""
    return sum(span.closes - span.opens for span in week) == 7 * MINUTES_OF_A_DAY


AGES_OF_BAND: Mapping[str, tuple[int, int]] = {
    "0-14": (0, 14),
    "15-17": (15, 17),
    "18-20": (18, 20),
    "21-24": (21, 24),
    "25+": (25, 120),
}
"""The ages that a band may mean; a band that is not here means nothing."""


@dataclass(frozen=True)
class Known:
    """What is known when a service is matched. Nothing here is stored.

    ``here`` is the municipality where the person is met, ``home`` the one where she lives.
    """

    age: int | None = None
    age_band: str = ""
    sex: str = ""
    kind: str = ""
    here: str = ""
    home: str = ""
    true: frozenset[str] = frozenset()
    false: frozenset[str] = frozenset()

    @property
    def ages(self) -> tuple[int, int] | None:
        """Return the lowest and highest age the person may have, if anything is known."""
        return AGES_OF_BAND.get(self.age_band) if self.age is None else (self.age, self.age)


@dataclass(frozen=True)
class Conditions:
    """For whom a service is; an empty condition lets everyone in."""

    min_age: int | None = None
    max_age: int | None = None
    sex: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()


AGE, SEX, KIND, PLACE, CLAIM, ONE_OF = "age", "sex", "kind", "place", "claim", "one_of"
"""What a condition is about."""


@dataclass(frozen=True)
class Reason:
    """Why a service does not fit, or what must be asked first."""

    about: str
    answer: str
    codes: tuple[str, ...] = ()


def match(conditions: Conditions, known: Known) -> str:
    """Say whether the conditions are met: yes, no, or unknown when something must be asked.

    >>> moa = Conditions(min_age=18, max_age=40, sex=("woman",))
    >>> match(moa, Known(age=41, sex="woman")), match(moa, Known(age=30))
    ('no', 'unknown')
    """
    answers = [reason.answer for reason in reasons(conditions, known)]
    return next((answer for answer in (NO, UNKNOWN) if answer in answers), YES)


def reasons(conditions: Conditions, known: Known) -> tuple[Reason, ...]:
    """Return each condition that is not met, or that nobody knows of yet.

    >>> reasons(Conditions(min_age=18, max_age=40), Known(age_band="25+"))
    (Reason(about='age', answer='unknown', codes=()),)
    """
    every = [
        Reason(AGE, _age(conditions, known.ages)),
        Reason(SEX, _one_of(conditions.sex, known.sex), conditions.sex),
        Reason(KIND, _kind(conditions.kinds, known.kind), conditions.kinds),
        Reason(PLACE, _place(conditions.places, known), conditions.places),
        *(Reason(CLAIM, _claim(claim, known), (claim,)) for claim in conditions.all),
        Reason(ONE_OF, _any(conditions.any, known), conditions.any),
    ]
    return tuple(reason for reason in every if reason.answer != YES)


def _age(conditions: Conditions, ages: tuple[int, int] | None) -> str:
    """A band fits only when each of its ages does, and fails only when none does."""
    low = 0 if conditions.min_age is None else conditions.min_age
    high = OLDEST if conditions.max_age is None else conditions.max_age
    if (low, high) == (0, OLDEST):
        return YES
    if ages is None:
        return UNKNOWN
    youngest, oldest = ages
    if low <= youngest and oldest <= high:
        return YES
    return NO if oldest < low or high < youngest else UNKNOWN


def _one_of(allowed: tuple[str, ...], code: str) -> str:
    if not allowed:
        return YES
    if code in NOTHING_KNOWN:
        return UNKNOWN
    return YES if code in allowed else NO


def _kind(served: tuple[str, ...], kind: str) -> str:
    """Say whom a unit is for, once it is said whom it is about; nobody asks a person that."""
    return NO if served and kind and kind not in served else YES


def _place(places: tuple[str, ...], known: Known) -> str:
    if not places or not known.here or {known.here, known.home} & set(places):
        return YES
    return NO if known.home else UNKNOWN


def _claim(claim: str, known: Known) -> str:
    if claim in known.true:
        return YES
    return NO if claim in known.false else UNKNOWN


def _any(claims: tuple[str, ...], known: Known) -> str:
    answers = [_claim(claim, known) for claim in claims]
    return next((answer for answer in (YES, UNKNOWN) if answer in answers), NO) if claims else YES


_PLAIN = str.maketrans("åäöéü ", "aaoeu-")


def slug(name: str) -> str:
    """Return a name as it can stand in an address.

    >>> slug("Upplands Väsby")
    'upplands-vasby'
    """
    return name.lower().translate(_PLAIN)


def week_from(lines: Mapping[int, str]) -> tuple[Span, ...]:
    """Read the hours of each weekday as a person writes them; raises ``ValueError``.

    >>> week_from({0: "8–16.30", 1: "stängt", 2: ""})
    (Span(weekday=0, opens=480, closes=990),)
    """
    return tuple(span for day in sorted(lines) for span in _day_line(day, lines[day]))


def _day_line(day: int, text: str) -> list[Span]:
    words = text.strip().lower()
    if words in CLOSED_WORDS:
        return []
    if words in ALWAYS_WORDS:
        return [Span(day, 0, MINUTES_OF_A_DAY)]
    found = [_times(day, part) for part in words.split(",")]
    found.sort()
    if any(second.opens < first.closes for first, second in pairwise(found)):
        raise ValueError(text)
    return found


def _times(day: int, text: str) -> Span:
    parts = re.fullmatch(TIMES, text.strip())
    if parts is None:
        raise ValueError(text)
    opens, closes = _minute(parts[1], parts[2]), _minute(parts[3], parts[4])
    if not opens < closes <= MINUTES_OF_A_DAY:
        raise ValueError(text)
    return Span(day, opens, closes)


def _minute(hour: str, minute: str | None) -> int:
    return int(hour) * 60 + int(minute or 0)


def conditions_from(stored: Mapping[str, object]) -> Conditions:
    """Read the conditions of a service as they are stored.

    >>> conditions_from({"min_age": 18, "sex": ["woman"]})
    Conditions(min_age=18, max_age=None, sex=('woman',), kinds=(), places=(), all=(), any=())
    """
    return Conditions(
        min_age=_number(stored.get("min_age")),
        max_age=_number(stored.get("max_age")),
        sex=_words(stored.get("sex")),
        all=_words(stored.get("all")),
        any=_words(stored.get("any")),
    )


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(word) for word in value) if isinstance(value, list) else ()
