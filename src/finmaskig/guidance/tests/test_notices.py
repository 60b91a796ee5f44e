"""The quarterly notice: once a quarter, to those without agreement, with nothing in it."""

from datetime import UTC, date, datetime

import pytest

from finmaskig.guidance import rules, subjects
from finmaskig.guidance.models import Step
from finmaskig.guidance.services import open_quarterly_notices
from finmaskig.organisations.models import Unit
from finmaskig.shared.clock import local

JULY = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)
MET = {("0180", "0126"), ("0180", "0182"), ("0180", "0180"), ("0180", "unknown"), ("0180", "0580")}


@pytest.fixture
def residences(monkeypatch):
    asked = []

    def finder(first: date, last: date) -> set[tuple[str, str]]:
        asked.append((first, last))
        return MET

    monkeypatch.setattr(subjects._registry, "residences", [])
    subjects.register_residences(finder)
    subjects.register_residences(finder)
    return asked


def without_agreement(known, on):
    scene = known.scene("0180", on)
    return {home for _work, home in MET if scene.residences.get(home) == "unjoined"}


def test_each_municipality_without_agreement_is_told_once_a_quarter(sara, residences):
    from finmaskig.organisations.queries import directory

    homes = without_agreement(directory(), date(2026, 6, 30))
    assert homes
    assert open_quarterly_notices(at=JULY).count == len(homes)
    assert open_quarterly_notices(at=JULY).count == 0
    assert residences[0] == (date(2026, 4, 1), date(2026, 6, 30))
    step = Step.objects.filter(home__in=homes).first()
    assert step.title.startswith("Kvartalets besked till ")
    assert (step.for_role, step.context) == ("coordinator", "Kommunen har inget avtal")
    assert local(step.due_at).date() == date(2026, 7, 20)
    assert step.owner_unit.code == "county-offer-stockholm"


def test_a_notice_that_was_sent_does_not_come_back(sara, residences):
    open_quarterly_notices(at=JULY)
    Step.objects.update(status=rules.DONE, closed_at=JULY)
    assert open_quarterly_notices(at=JULY.replace(day=9)).count == 0


@pytest.mark.parametrize("change", [{"is_staffed_here": False}, {"kind": False}])
def test_where_nobody_can_write_the_run_says_so(sara, residences, change):
    unit = Unit.objects.filter(code="county-offer-stockholm")
    if "kind" in change:
        unit.get().kinds.all().delete()
    else:
        unit.update(**change)
    from finmaskig.organisations.models import Revision

    Revision.renew(Revision.DIRECTORY)
    run = open_quarterly_notices(at=JULY)
    assert run.count == 0
    assert run.without_owner


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 1, 1), date(2025, 10, 1), date(2025, 12, 31)),
        (date(2026, 6, 30), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 12, 31), date(2026, 7, 1), date(2026, 9, 30)),
    ],
)
def test_the_quarter_before_a_day(day, first, last):
    assert rules.quarter_before(day) == rules.Quarter(first, last)
