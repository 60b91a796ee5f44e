"""Who answers at one moment in one municipality: never a closed office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from finmaskig.pure.guidance.directory import EVERYWHERE, Directory, Office, Person
from finmaskig.pure.guidance.receivers import OWN, RECEIVERS
from finmaskig.pure.guidance.workdays import local


@dataclass(frozen=True)
class Call:
    """What is asked of the directory: a kind of receiver, and whether someone must answer now."""

    kind: str
    after_hours: str = ""  # instead of the one that receivers.py names
    home: bool | None = None  # likewise
    at_once: bool = True


@dataclass(frozen=True)
class Answer:
    """Who receives. ``office`` is None when the directory has nobody, a hole in the net."""

    kind: str
    office: Office | None
    instead_of: Office | None = None  # the closed office that this one stands in for


OWN_OFFICES = {
    kind: Office(
        code=kind, name=RECEIVERS[kind].label, kinds=(kind,), areas=(EVERYWHERE,), always_open=True
    )
    for kind in OWN
}


class Duty:
    """The directory at one moment, seen from one municipality; remembers what it has found."""

    def __init__(self, directory: Directory, municipality: str, at: datetime) -> None:
        """Fix the moment and the place."""
        self.directory = directory
        self.municipality = municipality
        self.at = at
        self.on = local(at).date()
        self.answer = lru_cache(maxsize=None)(self._answer)

    def _answer(self, call: Call, person: Person, home: str = "", district: str = "") -> Answer:
        """Return who receives; ``home`` is the municipality where the person lives, if known."""
        kind, after_hours, seen = call.kind, call.after_hours, set[str]()
        closed: Office | None = None
        while kind and kind not in seen:
            seen.add(kind)
            receiver = RECEIVERS[kind]
            at_home = receiver.home if call.home is None or kind != call.kind else call.home
            lives = home if at_home and home else self.municipality
            near = district if lives == self.municipality else ""
            offices = list(self.offices(kind, person, lives, near))
            for office in offices:
                if not call.at_once or office.is_open(self.at):
                    return Answer(kind, office, closed)
            if offices and closed is None:
                closed = offices[0]
            kind = (after_hours or receiver.after_hours) if offices else receiver.fallback
            after_hours = ""
        return Answer(call.kind, None, closed)

    def offices(
        self, kind: str, person: Person, municipality: str, district: str = ""
    ) -> Iterator[Office]:
        """Yield the offices of the kind that take the person, nearest area first."""
        if kind in OWN:
            yield OWN_OFFICES[kind]
            return
        county = self.directory.vocabulary.county_of(municipality)
        found = [
            office
            for office in self.directory.by_kind.get(kind, ())
            if office.holds(self.on) and office.admits(person)
        ]
        for area in (f"{municipality}/{district}", municipality, county, EVERYWHERE):
            yield from (office for office in found if area in office.areas)
