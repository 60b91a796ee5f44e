"""Looking at a whole file before anything is kept: good rows, known rows, faulty rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from finmaskig.accounts import keyring
from finmaskig.accounts.keyfiles import Purpose
from finmaskig.cases.queries.decisions import decisions_of
from finmaskig.imports.fields import CONTACTS, ENCOUNTERS, SHIFTS
from finmaskig.imports.queries.known import KnownRows, known_rows, known_shifts
from finmaskig.imports.rules import rows as row_rules
from finmaskig.imports.rules.digests import ROW, Digests, Maker, of_name
from finmaskig.imports.rules.rows import Checker, Decision, Problem
from finmaskig.imports.rules.shifts import OF_SHIFT, Known, Placing, name_of
from finmaskig.imports.services.making import loses
from finmaskig.imports.values import Outcome, no_progress
from finmaskig.organisations.access import unit_of
from finmaskig.outreach.queries.past import days_with_shifts

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.accounts.actor import Actor
    from finmaskig.imports.rules.rows import Checked, Values, Whole
    from finmaskig.imports.values import Asked, Progress

OWN_NUMBER: Final = {SHIFTS: "number", ENCOUNTERS: ROW, CONTACTS: ROW}
"""The field that holds a row's own number, for each kind."""


@dataclass
class Found:
    """A file that has been looked at."""

    outcome: Outcome
    new: list[tuple[Values, Digests]] = field(default_factory=list)
    shift_ids: list[UUID] = field(default_factory=list)
    """The shift of each new meeting, or the id of each new shift."""
    placing: Placing | None = None


@dataclass
class _Sorted:
    """Rows that have been checked, and those that are known."""

    new: list[tuple[int, Values, Digests]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    known: int = 0
    changed: int = 0


def examined(actor: Actor, asked: Asked, progress: Progress = no_progress) -> Found:
    """Return what a file would give if it were read in now; nothing is written."""
    return sorted_out(actor, asked, checked(actor, asked, progress))


def checked(
    actor: Actor, asked: Asked, progress: Progress = no_progress
) -> list[tuple[Checked, Digests]]:
    """Return each row with its values or problems; asks nothing of what was read in before."""
    mapped = asked.file.mapped
    checker = Checker(asked.fields, mapped, asked.file.headings, _whole(actor, asked.kind))
    columns = dict(mapped.columns)
    if own := columns.pop(OWN_NUMBER[asked.kind], None):
        columns[ROW] = own
    maker = Maker(secret(), str(unit_of(actor)), asked.kind, columns)
    count, found = len(asked.file.rows), []
    for at, row in enumerate(asked.file.rows):
        found.append((checker.check(row.number, row.cells), maker.of_row(row.cells)))
        if at % 1000 == 0:
            progress(at, count)
    progress(count, count)
    return found


def constants(actor: Actor, asked: Asked) -> list[Problem]:
    """Return what is wrong with the values that the mapping gives all rows."""
    whole = _whole(actor, asked.kind)
    checker = Checker(asked.fields, asked.file.mapped, asked.file.headings, whole)
    return checker.unknown_constants()


def secret() -> bytes:
    """Return the key that digests are made with; it is never changed, or all would be new."""
    return keyring.current(Purpose.IMPORTS).secret


def _whole(actor: Actor, kind: str) -> Whole:
    if kind == SHIFTS:
        return row_rules.shift_as_a_whole
    if kind == ENCOUNTERS:
        return row_rules.encounter_as_a_whole
    days = [Decision(one.valid_from, one.valid_to) for one in decisions_of(unit_of(actor))]
    return row_rules.contact_as_a_whole(days)


def sorted_out(actor: Actor, asked: Asked, rows: list[tuple[Checked, Digests]]) -> Found:
    """Return what is new among checked rows, beside what is in the register now."""
    found = _sorted(rows, known_rows(unit_of(actor), asked.kind), asked)
    new, placing = found.new, None
    shift_ids: list[UUID] = []
    overlaps = 0
    if asked.kind != CONTACTS:
        ours = known_shifts(unit_of(actor))
        if asked.kind == ENCOUNTERS:
            placing = _placing(actor, asked, ours)
            new, shift_ids = _placed(found, placing)
        else:
            new = _not_there_yet(found, ours, str(unit_of(actor)))
            shift_ids = [uuid4() for _row in new]
        overlaps = _overlap(actor, ours, [values for _at, values, _row in new])
    problems = sorted(found.problems, key=lambda one: one.row)
    outcome = Outcome(
        row_count=len(rows),
        new_count=len(new),
        known_count=found.known,
        changed_count=found.changed,
        made_shift_count=len(placing.made) if placing else 0,
        overlap_count=overlaps,
        buyer_count=sum(loses(values) for _at, values, _row in new)
        if asked.kind == ENCOUNTERS
        else 0,
        problems=tuple(problems),
    )
    return Found(outcome, [(values, digests) for _at, values, digests in new], shift_ids, placing)


def _sorted(rows: list[tuple[Checked, Digests]], known: KnownRows, asked: Asked) -> _Sorted:
    found, seen = _Sorted(), set()
    own = {one.code: one for one in asked.fields}[OWN_NUMBER[asked.kind]]
    for row, digests in rows:
        if row.problems:
            found.problems += row.problems
        elif digests.digest in seen:
            value = str(row.values.get(own.code, ""))
            found.problems.append(Problem(row.number, own.name, value, "twice"))
        elif known.has(digests):
            found.known += 1
            found.changed += known.has_changed(digests)
        else:
            seen.add(digests.digest)
            found.new.append((row.number, row.values, digests))
    return found


def _placing(actor: Actor, asked: Asked, ours: Known) -> Placing:
    unit, key = str(unit_of(actor)), secret()
    says_shift = any(code in asked.file.mapped.columns for code in OF_SHIFT)
    return Placing(
        ours,
        lambda name: of_name(key, unit, name),
        uuid4,
        says_shift=says_shift,
    )


def _placed(
    found: _Sorted, placing: Placing
) -> tuple[list[tuple[int, Values, Digests]], list[UUID]]:
    new, ids = [], []
    for number, values, digests in found.new:
        place = placing.place(values)
        if isinstance(place, UUID):
            new.append((number, values, digests))
            ids.append(place)
        else:
            at = str(values.get("shift") or values["day"])
            found.problems.append(Problem(number, "", at, place))
    return new, ids


def _not_there_yet(found: _Sorted, known: Known, unit: str) -> list[tuple[int, Values, Digests]]:
    """Return the shifts that no meeting has been read into under the same number or day."""
    new, key = [], secret()
    for number, values, digests in found.new:
        name = name_of(values, "number")
        taken = name[0] == "number" and of_name(key, unit, name) in known.by_digest
        if taken or values["day"] in known.made_days:
            at = str(values.get("number") or values["day"])
            found.problems.append(Problem(number, "", at, "shift_exists"))
        else:
            new.append((number, values, digests))
    return new


def _overlap(actor: Actor, ours: Known, new: list[Values]) -> int:
    """Return how many rows fall on days when the unit has logged shifts itself."""
    days: list[date] = [values["day"] for values in new]  # type: ignore[misc]
    if not days:
        return 0
    logged = days_with_shifts(unit_of(actor), min(days), max(days))
    own_days = {on for shift_id, on in logged.items() if shift_id not in ours.days}
    return sum(on in own_days for on in days)
