"""Several who save the same plan in the same moment: one is first, the others are told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from finmaskig.cases.models import Plan, PlanVersion
from finmaskig.cases.tests.factories import make_house, opened
from finmaskig.cases.tests.plan_factories import planned
from finmaskig.organisations.services import load_directory

# As in outreach: SQLite's test database lives in memory, so there one does it alone.
TOGETHER = 4 if connection.vendor == "postgresql" else 1


@pytest.fixture
def house(transactional_db, clock):
    load_directory()
    clock("2026-06-15 14:10")
    return make_house()


@pytest.mark.parametrize("version", [0, 1])
def test_only_one_of_many_saves_first(house, version):
    case = opened(house.sara, "B")
    if version:
        planned(house.sara, case)
    barrier = Barrier(TOGETHER)

    def one(number):
        barrier.wait()
        try:
            return planned(house.sara, case, version=version, text=f"Mål {number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(TOGETHER) as pool:
        found = list(pool.map(one, range(TOGETHER)))
    assert sum(plan is not None for plan in found) == 1
    assert Plan.objects.get().version == version + 1
    assert PlanVersion.objects.count() == version
