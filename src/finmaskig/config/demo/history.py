"""April 2021 to July 2022: invented meetings whose totals are those of the 2022 report.

Source: figures F22-06 to F22-22. Every meeting is invented; only the sums are real. Which age,
sex or night a meeting got is drawn with a fixed seed.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from finmaskig.outreach import rules
from finmaskig.outreach.models import Encounter, Shift, ShiftUnit, ShiftWorker
from finmaskig.pure.guidance.facts import band_of
from finmaskig.shared.clock import STOCKHOLM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finmaskig.config.demo.staff import Staff
    from finmaskig.organisations.models import Unit

SEED = 20220731
JOINT_SHIFTS = {2021: 117, 2022: 84}
"""Shifts with the police in each year; 201 together (F22-17)."""
FIRST, LAST = date(2021, 4, 6), date(2022, 7, 29)
EXPOSED_BANDS = {"0-14": 2, "15-17": 16, "18-20": 48, "21-24": 73, "25+": 225}
"""364 exposed, of whom 18 under 18 (F22-18, F22-20)."""
BUYER_BANDS = {"15-17": 3, "18-20": 9, "21-24": 28, "25+": 266}
"""306 buyers, of whom 3 under 18 (F22-19, F22-21)."""
ONLINE_AGES = (14, 15, 15, 16, 16, 17, 17, 18, 19, 20, 21, 23, 25)
"""13 met from contact sites, 14 to 25 years, 7 of them under 18 (F22-06, F22-07, F22-09)."""
ONLINE_RESIDENCE = ("0180",) * 4 + ("0182", "0126", "0127", "0136", "0163", "0181", "0184", "0160")
"""4 in Stockholm and 8 in other municipalities of the county; the last one lives outside it."""
ARENAS = {"street": "street", "surveillance": "street", "hotel": "hotel", "raid": "dwelling"}
WORKERS = ("sara", "jonas", "maja")
MET_BY = {"exposed": (68, 17, 15), "buyer": (24, 62, 14)}
"""Who of a joint shift met whom, of a hundred: no unit has met all of a kind (it would know
exactly who the others met)."""
NEIGHBOURS = ("0180",) * 4 + ("0182",) * 3 + ("0126", "0136", "0184", "unknown", "abroad")


@dataclass
class Written:
    """The rows to save, gathered first so that the database is asked a few times only."""

    shifts: list[Shift] = field(default_factory=list)
    units: list[ShiftUnit] = field(default_factory=list)
    workers: list[ShiftWorker] = field(default_factory=list)
    encounters: list[Encounter] = field(default_factory=list)


def write_history(staff: Staff) -> Written:
    """Save the whole history and return its rows."""
    rng = random.Random(SEED)  # noqa: S311 -- invented data, not a secret
    written = Written()
    joint = [_joint_shift(staff, written, rng, day) for day in _days(rng)]
    _spread(written, rng, joint, staff, people=_people(EXPOSED_BANDS, "exposed"))
    _spread(written, rng, joint, staff, people=_people(BUYER_BANDS, "buyer"))
    _online(written, rng, staff)
    _number(written)
    Shift.objects.bulk_create(written.shifts)
    ShiftUnit.objects.bulk_create(written.units)
    ShiftWorker.objects.bulk_create(written.workers)
    Encounter.objects.bulk_create(written.encounters)
    return written


def _days(rng: random.Random) -> list[date]:
    """Draw the days of the joint shifts; two can fall on one day."""
    days: list[date] = []
    for year, count in JOINT_SHIFTS.items():
        start, end = max(FIRST, date(year, 1, 1)), min(LAST, date(year, 12, 30))
        days += [start + timedelta(rng.randrange((end - start).days + 1)) for _ in range(count)]
    return sorted(days)


def _people(bands: dict[str, int], kind: str) -> list[tuple[str, str]]:
    return [(kind, band) for band, count in bands.items() for _ in range(count)]


def _id(rng: random.Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)


def _joint_shift(staff: Staff, written: Written, rng: random.Random, day: date) -> Shift:
    """Invent a shift with the police that began that evening and ended in the night."""
    kind = rng.choice(tuple(ARENAS))
    start = datetime.combine(day, time(rng.choice((17, 18, 19, 20))), tzinfo=STOCKHOLM)
    shift = _shift(staff, rng, start, kind=kind, unit="mikamottagningen-stockholm")
    shift.partners, shift.arenas, shift.area = ["police"], [ARENAS[kind]], "City"
    units = ["mikamottagningen-stockholm", "kast-stockholm", "ungdomsjouren-stockholm"]
    _join(written, rng, shift, [staff.unit(code) for code in units])
    for slug in ("sara", "amir", "jonas", "maja"):
        _work(written, rng, shift, staff, slug)
    written.shifts.append(shift)
    return shift


def _shift(staff: Staff, rng: random.Random, start: datetime, *, kind: str, unit: str) -> Shift:
    place = staff.unit(unit)
    return Shift(
        pk=_id(rng),
        unit=place,
        board=place.board,
        municipality="0180",
        state="closed",
        kind=kind,
        planned_start_at=start,
        planned_end_at=start + timedelta(hours=5),
        started_at=start,
        ended_at=start + timedelta(hours=5),
        risk_assessed_at=start,
        risks=["none_known"],
        ways_out=["together"],
        contact_function="lead",
        transport="car",
        planned_by_id=staff.user("karin").pk,
        debrief="done",
        nobody_met=True,
    )


def _join(written: Written, rng: random.Random, shift: Shift, units: Sequence[Unit]) -> None:
    written.units += [
        ShiftUnit(pk=_id(rng), shift=shift, unit=unit, planned_start_at=shift.planned_start_at)
        for unit in units
    ]


def _work(written: Written, rng: random.Random, shift: Shift, staff: Staff, slug: str) -> None:
    person = staff.person(slug)
    written.workers.append(
        ShiftWorker(pk=_id(rng), shift=shift, user=staff.user(slug), unit=staff.unit(person.unit))
    )


def _spread(
    written: Written,
    rng: random.Random,
    shifts: Sequence[Shift],
    staff: Staff,
    *,
    people: list[tuple[str, str]],
) -> None:
    """Meet everyone in some shift."""
    rng.shuffle(people)
    for kind, band in people:
        shift = rng.choice(shifts)
        child = band in {"0-14", "15-17"}
        slug = "maja" if child else rng.choices(WORKERS, MET_BY[kind])[0]
        met = _encounter(rng, shift, staff, slug)
        met.kind, met.age_band, met.side = kind, band, rules.side_of(kind, "victim")
        met.sex = _sex(rng, kind)
        if kind == "buyer":
            met.met_at, met.met_on = None, _started(shift).astimezone(STOCKHOLM).date()
        else:
            met.arena, met.residence = shift.arenas[0], rng.choice(NEIGHBOURS)
            met.trafficking = rng.choices(("none", "suspected", "evident"), (88, 9, 3))[0]
        written.encounters.append(met)


def _started(shift: Shift) -> datetime:
    assert shift.started_at is not None
    return shift.started_at


def _sex(rng: random.Random, kind: str) -> str:
    weights = (80, 15, 2, 3) if kind == "exposed" else (1, 96, 0, 3)
    return rng.choices(("woman", "man", "other", "not_recorded"), weights)[0]


def _encounter(rng: random.Random, shift: Shift, staff: Staff, slug: str) -> Encounter:
    """Invent a meeting in which support was offered, as it was to all (F22-22)."""
    unit = staff.unit(staff.person(slug).unit)
    met_at = _started(shift) + timedelta(minutes=rng.randrange(5, 290))
    return Encounter(
        pk=_id(rng),
        shift=shift,
        unit=unit,
        board=unit.board,
        author=staff.user(slug),
        met_at=met_at,
        met_on=met_at.astimezone(STOCKHOLM).date(),
        answer=rng.choices(("yes", "no", "later"), (45, 40, 15))[0],
        offered=[],
        digest="",
    )


def _online(written: Written, rng: random.Random, staff: Staff) -> None:
    """Let Ungdomsjouren meet thirteen girls and young women from contact sites in 2022."""
    residences = [*ONLINE_RESIDENCE, "outside"]
    rng.shuffle(residences)
    for age, residence in zip(ONLINE_AGES, residences, strict=True):
        day = date(2022, 1, 10) + timedelta(rng.randrange(190))
        start = datetime.combine(day, time(15), tzinfo=STOCKHOLM)
        shift = _shift(staff, rng, start, kind="online", unit="ungdomsjouren-stockholm")
        shift.arenas = ["contact_site"]
        _join(written, rng, shift, [shift.unit])
        _work(written, rng, shift, staff, "maja")
        written.shifts.append(shift)
        met = _encounter(rng, shift, staff, "maja")
        met.kind, met.side, met.sex = "exposed", "victim", "woman"
        met.age, met.age_band, met.residence = age, band_of(age), residence
        met.trafficking, met.sugar_dating = "none", True
        written.encounters.append(met)


def _number(written: Written) -> None:
    """Number the meetings of each shift in the order they came."""
    for met in sorted(written.encounters, key=_order):
        met.shift.last_number += 1
        met.shift.encounter_count += 1
        met.shift.nobody_met = False
        met.number = met.shift.last_number


def _order(met: Encounter) -> tuple[date, str]:
    return met.met_on, str(met.pk)


def children(written: Written) -> Iterator[Encounter]:
    """Give the meetings with someone under 18: each had its report of concern."""
    return (met for met in written.encounters if met.age_band in {"0-14", "15-17"})
