"""What `finmaskig rules` is given: read with care, and the world it is asked about."""

import json
import os
import re
import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from finmaskig.config.cli.serve import start_django
from finmaskig.config.cli.wrong_use import WrongUse

if TYPE_CHECKING:
    from finmaskig.pure.guidance.coverage import Net
    from finmaskig.pure.guidance.directory import Directory
    from finmaskig.pure.guidance.rules import Rule, RuleSet

SAMPLES = 100_000
SEED = 2004
LARGEST = 10_000_000
FIRST_YEAR, LAST_YEAR = 1990, 2100
EXAMPLE = """'{"age": 16, "kind": "exposed"}'"""
Clock = tuple[int, int]


@dataclass(frozen=True)
class World:
    """The directory and the rules of one municipality, of the database or as they ship."""

    municipality: str
    directory: "Directory"
    in_database: bool

    def rules_on(self, on: date) -> "RuleSet":
        """Return the rules of a day."""
        if self.in_database:
            from finmaskig.guidance.queries import rules_in_force

            return rules_in_force(self.municipality, on)
        from finmaskig.pure.guidance.rules import rules_for

        return rules_for(self.municipality, on)

    def net(self) -> "Net":
        """Return what the checker needs: the rules of every date, the directory, the demands."""
        from finmaskig.pure.guidance.coverage import Net
        from finmaskig.pure.guidance.obligations import shipped_obligations

        return Net(self._dated_rules, self.directory, shipped_obligations())

    @cached_property
    def _dated_rules(self) -> tuple["Rule", ...]:
        from finmaskig.pure.guidance.rules import dated_rules, local_sets

        adopted = self._adopted()
        if adopted is None:
            written = [name for name, owner in local_sets().items() if owner == self.municipality]
            return dated_rules(*written)
        base = dated_rules()
        local = [
            cut
            for name, first, last in adopted
            for rule in dated_rules(name)[len(base) :]
            if (cut := _cut(rule, first, last)) is not None
        ]
        return (*base, *local)

    def _adopted(self) -> list[tuple[str, date, date | None]] | None:
        """Return the sets adopted and when, or None when the municipality never decided."""
        if not self.in_database:
            return None
        from finmaskig.guidance.queries import adoptions

        rows = adoptions(self.municipality)
        return [(row.ruleset, row.valid_from, row.valid_to) for row in rows] or None


def _cut(rule: "Rule", first: date, last: date | None) -> "Rule | None":
    """Return a rule in the time that its set is adopted, or None when that is never."""
    begins = max(rule.valid_from or first, first)
    ends = min((day for day in (rule.valid_to, last) if day), default=None)
    if ends is not None and ends < begins:
        return None
    return replace(rule, valid_from=begins, valid_to=ends)


def open_world(municipality: str | None) -> World:
    """Return the world of a municipality: of the database once it is loaded, else as shipped."""
    # Nothing is signed here: a fresh checkout needs no key to prove its rules.
    if not os.environ.get("FINMASKIG_SECRET_KEY_FILE"):
        os.environ.setdefault("FINMASKIG_SECRET_KEY", secrets.token_hex())
    start_django()
    from django.conf import settings

    from finmaskig.organisations.queries import shipped_directory

    loaded = _loaded_directory()
    directory = loaded or shipped_directory()
    code = municipality or str(settings.MUNICIPALITY)
    if code not in directory.vocabulary.municipalities:
        raise WrongUse(
            f"--municipality kan inte vara ”{code}”. "
            "Skriv en kommunkod med fyra siffror, till exempel 0180."
        )
    return World(code, directory, loaded is not None)


def _loaded_directory() -> "Directory | None":
    """Return the directory of the database, or None when there is no database or it is empty."""
    from django.db import DatabaseError, connection

    from finmaskig.organisations.queries import directory

    name = str(connection.settings_dict["NAME"])
    on_disk = connection.vendor == "sqlite" and not name.startswith("file:")
    if on_disk and not Path(name).exists():
        return None
    try:
        found = directory()
    except DatabaseError:
        return None
    return found if found.vocabulary.municipalities else None


def read_json(text: str | None) -> dict[str, object]:
    """Return the facts as they were written."""
    if text is None:
        raise WrongUse(f"--facts saknas. Skriv det som är känt, till exempel {EXAMPLE}.")
    try:
        known = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise WrongUse(
            f"--facts går inte att läsa som JSON. Skriv till exempel {EXAMPLE}."
        ) from error
    if not isinstance(known, dict):
        raise WrongUse(f"--facts ska vara ett objekt, till exempel {EXAMPLE}.")
    return known


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    known = dict(pairs)
    if len(known) < len(pairs):
        raise WrongUse("--facts har samma uppgift två gånger. Skriv varje uppgift en gång.")
    return known


def read_date(text: str | None) -> date | None:
    """Return a date, or None when none was given."""
    day = None if text is None else _date(text)
    if text is not None and day is None:
        raise WrongUse(
            f"--on kan inte vara ”{text}”. Skriv ett datum som finns, "
            f"från {FIRST_YEAR} till {LAST_YEAR}, till exempel 2026-06-15."
        )
    return day


def _date(text: str) -> date | None:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def read_time(text: str | None) -> Clock:
    """Return hours and minutes; noon when none was given."""
    match = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", "12:00" if text is None else text)
    if match is None:
        raise WrongUse(f"--at kan inte vara ”{text}”. Skriv ett klockslag från 00:00 till 23:59.")
    return int(match[1]), int(match[2])


def read_number(name: str, text: str | None, default: int) -> int:
    """Return a whole number from one up."""
    if text is None:
        return default
    if not re.fullmatch(r"[1-9]\d{0,7}", text) or int(text) > LARGEST:
        raise WrongUse(f"{name} ska vara ett heltal från 1 till {LARGEST}.")
    return int(text)


def today() -> date:
    """Return the day in Stockholm."""
    from finmaskig.shared import clock

    return clock.today()


def moment(day: date, clock: Clock) -> datetime:
    """Return the moment as the clock shows it in Stockholm; refuse an hour that is skipped."""
    from finmaskig.pure.guidance.workdays import STOCKHOLM

    at = datetime(day.year, day.month, day.day, *clock, tzinfo=STOCKHOLM)
    shown = datetime.fromtimestamp(at.timestamp(), STOCKHOLM)
    if (shown.hour, shown.minute) != clock:
        raise WrongUse(
            f"--at kan inte vara ”{at:%H:%M}” den {day.isoformat()}: "
            "klockan ställs om till sommartid. Välj ett annat klockslag."
        )
    return at
