"""A world of its own to measure in: SQLite in a temporary folder, 100,000 encounters."""

import os
import tempfile
from datetime import timedelta
from uuid import uuid4

ENCOUNTERS = 100_000
PER_SHIFT = 100
OPEN_STEPS = 3_000
MEASURED_SHIFT_ROWS = 20


def start() -> tempfile.TemporaryDirectory[str]:
    """Point the settings at a fresh folder and load Django."""
    folder = tempfile.TemporaryDirectory()
    os.environ |= {
        "FINMASKIG_DATA_DIR": folder.name,
        "FINMASKIG_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "finmaskig.config.settings",
    }
    from finmaskig.config.cli import serve

    serve.start_django()
    serve.prepare()
    return folder


def fill() -> "World":
    """Save staff, shifts, encounters and open steps."""
    from finmaskig.config.demo.staff import hire
    from finmaskig.organisations.services import load_directory

    load_directory()
    world = World(hire())
    world.add_shifts()
    world.add_steps()
    return world


class World:
    """The rows to measure on."""

    def __init__(self, staff) -> None:
        self.staff = staff
        self.unit = staff.unit("mikamottagningen-stockholm")

    def _shift(self, number: int, state: str, rows: int):
        from finmaskig.outreach.models import Shift
        from finmaskig.shared.clock import now

        start = now() - timedelta(hours=number * 6 + 1)
        return Shift(
            unit=self.unit,
            board_id=self.unit.board_id,
            municipality="0180",
            state=state,
            kind="street",
            arenas=["street"],
            planned_start_at=start,
            planned_end_at=start + timedelta(hours=5),
            started_at=start,
            ended_at=start + timedelta(hours=5) if state == "closed" else None,
            planned_by=self.staff.user("sara"),
            risk_assessed_at=start,
            encounter_count=rows,
            last_number=rows,
        )

    def add_shifts(self) -> None:
        """Save closed shifts with many meetings, and one that runs with a page of them."""
        from finmaskig.outreach.models import Encounter, Shift, ShiftUnit, ShiftWorker
        from finmaskig.outreach.services.counters import rebuild_months

        count = ENCOUNTERS // PER_SHIFT
        shifts = [self._shift(number, "closed", PER_SHIFT) for number in range(1, count + 1)]
        self.running = self._shift(0, "running", MEASURED_SHIFT_ROWS)
        Shift.objects.bulk_create([*shifts, self.running])
        every = [*shifts, self.running]
        ShiftUnit.objects.bulk_create(
            ShiftUnit(shift=shift, unit=self.unit, planned_start_at=shift.planned_start_at)
            for shift in every
        )
        workers = [(self.running, slug) for slug in ("sara", "amir")]
        ShiftWorker.objects.bulk_create(
            ShiftWorker(shift=shift, user=self.staff.user(slug), unit=self.unit)
            for shift, slug in workers
        )
        Encounter.objects.bulk_create(
            (self._met(shift, n) for shift in every for n in range(1, shift.last_number + 1)),
            batch_size=2_000,
        )
        rebuild_months()

    def _met(self, shift, number: int):
        from finmaskig.outreach.models import Encounter

        return Encounter(
            shift=shift,
            unit=self.unit,
            board_id=self.unit.board_id,
            side="victim",
            author=self.staff.user("sara"),
            number=number,
            met_on=shift.started_at.date(),
            met_at=shift.started_at,
            kind="exposed",
            age_band=("18-20", "21-24", "25+")[number % 3],
            sex="woman",
            residence="0180",
            trafficking="none",
            answer=("yes", "no", "later")[number % 3],
            digest="",
        )

    def add_steps(self) -> None:
        """Save open steps of many meetings, a third of them late."""
        from finmaskig.guidance.models import Step
        from finmaskig.shared.clock import now

        at = now()
        Step.objects.bulk_create(self._step(at, number) for number in range(OPEN_STEPS))

    def _step(self, at, number: int):
        from finmaskig.guidance.models import Step
        from finmaskig.pure.guidance.steps import STEPS

        codes = sorted(STEPS)
        due = at + timedelta(days=number % 30 - 10)
        return Step(
            rule_code=f"bench-{number % 7}",
            code=codes[number % len(codes)],
            level=("must", "offer", "may")[number % 3],
            title="Fråga Nacka om orosanmälan är mottagen",
            why="Ett skäl",
            source="19 kap. 1 § SoL (2025:400)",
            receiver_kind="own_unit",
            owner_unit=self.unit,
            side="victim",
            board_id=self.unit.board_id,
            subject_kind="encounter",
            subject_id=uuid4(),
            context="Mött i pass måndag 15 juni",
            due_at=due,
            late_at=due,
            due_precision="day",
            created_at=at,
        )
