"""A board with two closed years whose figures the reports name, and those who work with them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from finmaskig.organisations.queries import actor_of
from finmaskig.organisations.tests.factories import make_membership, make_unit
from finmaskig.reports.document_values import NewReport
from finmaskig.reports.rules import span
from finmaskig.reports.services import documents as services
from finmaskig.reports.tests.factories import family, measure, met, publish, registered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finmaskig.accounts.actor import Actor
    from finmaskig.organisations.models import Unit

YEAR, BEFORE = span(date(2022, 1, 1), date(2022, 12, 1)), span(date(2021, 1, 1), date(2021, 12, 1))
MEASURES = (
    measure("joint_shifts", "met"),
    measure("joint_met", "met", age=("adult",)),
    measure("joint_offered", "met", age=("adult",)),
    measure("joint_exposed", "met", sex=("girl",)),
    measure("joint_exposed_children", "met", sex=("girl",), age=("child",)),
    measure("joint_buyers", "met", sex=("boy",)),
    measure("joint_buyer_children", "met", sex=("boy",), age=("child",)),
)
VALUES = {
    ("girl", "child"): 18,
    ("girl", "adult"): 346,
    ("girl", "Total"): 364,
    ("boy", "child"): None,
    ("boy", "adult"): None,
    ("boy", "Total"): 306,
    ("not_recorded", "child"): 0,
    ("not_recorded", "adult"): 0,
    ("not_recorded", "Total"): 0,
    ("Total", "child"): None,
    ("Total", "adult"): 649,
    ("Total", "Total"): 670,
}
TEXTS = {"summary": "Arbetet har vuxit.", "view": "Förvaltningen vill fortsätta."}


@dataclass(frozen=True)
class Desk:
    """The unit whose board has the figures."""

    unit: Unit

    def actor(self, role: str = "analyst") -> Actor:
        return actor_of(make_membership(self.unit, role))

    def report(self, **values: object):
        """Begin a report with some texts written."""
        asked = {"outline": "yearly", "period": YEAR, "before": BEFORE, "units": ("test-unit",)}
        analyst = self.actor()
        report = services.begin_report(actor=analyst, new=NewReport(**(asked | values)))
        texts = TEXTS if report.outline == "yearly" else {}
        return services.save_report(actor=analyst, report=report, texts=texts, version=1)


@contextmanager
def desk() -> Iterator[Desk]:
    """Publish two years of a board's figures."""
    with registered(family("met", {}), measures=MEASURES):
        unit = make_unit()
        for months, more in ((BEFORE, 0), (YEAR, 0)):
            cells = {
                (place, *key): None if value is None else value + more
                for place, (key, value) in product(["Total", "test-unit"], VALUES.items())
            }
            publish(unit.board_id, months, met(cells))
        yield Desk(unit)
