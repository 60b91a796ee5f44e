"""The demo's yearly report and all that it is a view of, attacked as a whole.

Run it with the demo's folder as data folder. Every table and number of the report is looked up
in the ledger; then everything published of people is attacked together, which is more than the
report says.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from finmaskig.config.cli.serve import start_django

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.pure.statistics.task import Task

FIRST, LAST = date(2021, 4, 1), date(2022, 7, 31)
UNITS = ("mikamottagningen-stockholm", "kast-stockholm", "ungdomsjouren-stockholm")
ASKED = {
    "exposed": {"kind": "exposed"},
    "exposed, child": {"kind": "exposed", "age": "child"},
    "buyer": {"kind": "buyer"},
    "buyer, child": {"kind": "buyer", "age": "child"},
    "buyer, adult": {"kind": "buyer", "age": "adult"},
}


def main() -> None:
    """Print what attackers find, how many numbers they read, and what stands of some of them."""
    start_django()
    from finmaskig.pure.statistics.audit import Knowledge, audit
    from finmaskig.reports.queries.documents import AskedReport, boards_with_figures, unwritten
    from finmaskig.reports.rules import span
    from finmaskig.reports.tests.attack import as_published, everything_published

    (board,) = boards_with_figures()
    period = span(FIRST, LAST)
    document = unwritten(AskedReport(board=board, outline="yearly", period=period, units=UNITS))
    task = exact(board.id)
    knowledge = Knowledge(
        policy=task.policy,
        equations=task.equations,
        truth=task.tables,
        insiders=task.insiders,
    )
    measures = {one.measure for one in task.tables}
    found = audit(everything_published(board.id, measures), knowledge)
    values = [value for one in document.cited for value in one.table.cells.values()]
    report = {
        "findings": [str(one.cell) for one in found.findings],
        "hidden": len(found.intervals),
        "numbers": len(values),
        "as_published": all(as_published(one, board.id) for one in document.cited),
        "truth": {name: true(task, at, period.code) for name, at in ASKED.items()},
        "told": {name: told(document, at) for name, at in ASKED.items()},
    }
    print(json.dumps(report))


def exact(board_id: UUID) -> Task:
    """Return what the board's figures about meetings were protected from."""
    from finmaskig.counting import registry
    from finmaskig.pure.statistics.protect import protect
    from finmaskig.reports.services import ledger, protecting
    from finmaskig.reports.services.closing import made_ready

    past = ledger.told(board_id)
    plan = made_ready(board_id, past, past.spans, [], protect).plan
    people = [one for one in registry.families() if one.about_people]
    for group in protecting.groups(people):
        if "encounters" in {one.code for one in group}:
            return protecting.task_of(group, plan)[0]
    raise AssertionError("meetings are not counted")


def true(task: Task, at: dict[str, str], period: str) -> int:
    """Return how many there were, in the shifts with the police."""
    wanted = {"period": period, "police": "yes"} | at
    for table in task.tables:
        names = [one.name for one in table.dimensions]
        if table.measure == "encounters" and wanted.keys() <= set(names):
            keys = (dict(zip(names, key, strict=True)) for key in table.counts)
            numbers = zip(keys, table.counts.values(), strict=True)
            above = {"0-14": "child", "15-17": "child", "18-20": "adult", "21-24": "adult"}
            above["25+"] = "adult"
            return sum(
                number
                for codes, number in numbers
                if all(code in {codes[n], above.get(codes[n])} for n, code in wanted.items())
            )
    raise AssertionError("meetings are not counted that way")


def told(document, at: dict[str, str]) -> int | None:
    """Return the number that the table by role and age tells."""
    for one in document.cited:
        names = [each.name for each in one.table.dimensions]
        if names == ["kind", "age"]:
            roots = [each.root for each in one.table.dimensions]
            key = tuple(at.get(n, root) for n, root in zip(names, roots, strict=True))
            return one.table.cells[key]
    raise AssertionError("the report has no table by role and age")


if __name__ == "__main__":
    main()
