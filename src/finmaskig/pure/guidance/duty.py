"""Who answers at one moment in one municipality: never a closed office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from finmaskig.pure.guidance.directory import EVERYWHERE, Directory, Office, Person
from finmaskig.pure.guidance.receivers import OWN, RECEIVERS, Receiver
from finmaskig.pure.guidance.workdays import local

OWN_OFFICES = {
    kind: Office(
        code=kind, name=RECEIVERS[kind].label, kinds=(kind,), areas=(EVERYWHERE,), always_open=True
    )
    for kind in OWN
}


@dataclass(frozen=True)
class Call:
    """What is asked of the directory.

    ``home`` is the municipality where the person lives, empty when it is not known. ``person`` is
    None when it is the worker who calls: target groups and the wall are about the person.
    """

    kind: str
    person: Person | None = None
    home: str = ""
    district: str = ""  # the district where the work is done, where it is known
    after_hours: str = ""  # instead of the kind that receivers.py names
    at_home: bool | None = None  # where to look; None: as receivers.py says
    at_once: bool = True  # whether someone must answer now


@dataclass(frozen=True)
class Answer:
    """Who receives. ``office`` is None when the directory has nobody: a hole in the net."""

    kind: str
    office: Office | None
    instead_of: Office | None = None  # the closed office that this one stands in for


@dataclass(frozen=True)
class Duty:
    """The directory at one moment, seen from the municipality where the work is done."""

    directory: Directory
    municipality: str
    at: datetime

    def answer(self, call: Call) -> Answer:
        """Return who receives: the unit asked for, or the one that steps in for it."""
        kind, after_hours, at_home = call.kind, call.after_hours, call.at_home
        closed: Office | None = None
        while kind:
            receiver = RECEIVERS[kind]
            offices = list(self.offices(kind, call.person, self._areas(call, at_home, receiver)))
            for office in offices:
                if not call.at_once or office.is_open(self.at):
                    return Answer(kind, office, closed)
            closed = closed or next(iter(offices), None)
            kind = (after_hours or receiver.after_hours) if offices else receiver.fallback
            after_hours, at_home = "", None
        return Answer(call.kind, None, closed)

    def _areas(self, call: Call, at_home: bool | None, receiver: Receiver) -> tuple[str, ...]:
        at_home = receiver.home if at_home is None else at_home
        if at_home and call.home:
            return self.areas(call.home)
        return self.areas(self.municipality, call.district)

    def areas(self, municipality: str, district: str = "") -> tuple[str, ...]:
        """Return the areas in which to look for a unit, nearest first."""
        near = (f"{municipality}/{district}",) if district else ()
        county = self.directory.vocabulary.county_of(municipality)
        return (*near, municipality, county, EVERYWHERE)

    def offices(self, kind: str, person: Person | None, areas: tuple[str, ...]) -> Iterator[Office]:
        """Yield the offices of the kind that take the person, nearest first."""
        if kind in OWN:
            yield OWN_OFFICES[kind]
            return
        on = local(self.at).date()
        for area in areas:
            for office in self.directory.by_place.get((kind, area), ()):
                if office.holds(on) and (person is None or office.admits(person)):
                    yield office
