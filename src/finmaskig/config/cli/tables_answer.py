"""What `finmaskig tables` answers, as JSON and as a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from finmaskig.config.cli.wrong_use import WrongUse

if TYPE_CHECKING:
    from finmaskig.config.cli.tables_input import Counted, Way
    from finmaskig.pure.statistics.audit import Audit
    from finmaskig.pure.statistics.policy import Policy
    from finmaskig.pure.statistics.table import CountedTable, Identity, Key, SafeTable


@dataclass(frozen=True)
class Answer:
    """Tables to write, and what is said of them."""

    tables: tuple[SafeTable, ...]
    summary: Mapping[str, object]
    sentence: str
    passed: bool = True


def protected(counted: Counted, earlier: Sequence[SafeTable], policy: Policy, how: Way) -> Answer:
    """Hide cells; ends the program with 1 when nothing protects, also with what is out."""
    from finmaskig.pure.statistics.audit import Knowledge, audit
    from finmaskig.pure.statistics.earlier import fates
    from finmaskig.pure.statistics.protect import Task, Unprotectable
    from finmaskig.pure.statistics.protect import protect as protect_tables

    assert how.method != "round"
    task = Task(
        tables=counted,
        policy=policy,
        fixed=fates(earlier, counted),
        method=how.method,
        objective=how.objective,
        seconds=how.seconds,
    )
    try:
        done = protect_tables(task)
    except Unprotectable as error:
        raise _refused(str(error)) from error
    found = done.audit
    if earlier:
        found = audit([*done.tables, *earlier], Knowledge(policy=policy, truth=counted))
    if not found.passed:
        cell = _words(found.findings[0].cell)
        raise _refused(f"Tillsammans med det som är publicerat går {cell} att räkna ut.")
    summary = {
        "method": how.method,
        "cells": done.cells,
        "unsafe": done.unsafe,
        "hidden": done.hidden,
        "objective": done.objective,
        "bound": done.bound,
        "seconds": round(done.seconds, 3),
        "audit": _short(found),
    }
    said = f"{done.cells} celler, {done.unsafe} osäkra, {done.hidden} dolda. Granskningen gick bra."
    return Answer(done.tables, summary, said)


def _refused(why: str) -> typer.Exit:
    typer.echo(f"Fel: {why} Inget skrevs. Slå ihop koder eller ta bort en dimension.", err=True)
    return typer.Exit(1)


def _short(found: Audit) -> dict[str, object]:
    widths = [one.high - one.low for one in found.intervals.values()]
    return {
        "passed": found.passed,
        "hidden": len(widths),
        "narrowest": min(widths, default=None),
        "seconds": round(found.seconds, 3),
    }


def rounded(counted: Counted, policy: Policy, how: Way, secret: bytes) -> Answer:
    """Round every count; the audit is that what is printed adds up."""
    from finmaskig.pure.statistics.audit import Knowledge, audit
    from finmaskig.pure.statistics.rounding import round_tables
    from finmaskig.pure.statistics.system import build

    done = round_tables(counted, base=how.base, secret=secret, seconds=how.seconds)
    found = audit(done.tables, Knowledge(policy=policy))
    system = build(counted)
    summary = {
        "method": "round",
        "base": done.base,
        "cells": done.cells,
        "unsafe": sum(map(policy.is_unsafe, system.values[system.shown].tolist())),
        "hidden": 0,
        "objective": None,
        "bound": None,
        "seconds": round(done.seconds, 3),
        "audit": {**_short(found), "furthest": done.furthest, "moved": done.moved},
    }
    said = f"{done.cells} celler avrundade till {done.base}, som mest {done.furthest} bort."
    return Answer(done.tables, summary, said)


def audited(
    table: SafeTable,
    earlier: Sequence[SafeTable],
    truth: Counted,
    policy: Policy,
    seconds: float,
) -> Answer:
    """Attack what is published."""
    from finmaskig.pure.statistics.audit import Contradiction, Knowledge, audit
    from finmaskig.pure.statistics.earlier import fates

    if truth:
        fates([table, *earlier], truth)
    knowledge = Knowledge(policy=policy, truth=truth, exact_seconds=seconds)
    try:
        found = audit([table, *earlier], knowledge)
    except Contradiction as error:
        advice = "Rätta antalen, eller skriv --hierarchy och --zeros som när filen skyddades."
        raise WrongUse(f"{error} {advice}") from error
    lines = [
        f"– {_words(one.cell)}: {one.low} till {one.high}, ska kunna variera {one.need}."
        for one in found.findings
    ]
    end = "Ingen går att räkna ut." if found.passed else f"{len(lines)} går att räkna ut."
    sentence = "\n".join([*lines, f"{len(table.cells)} celler, {len(table.hidden)} dolda. {end}"])
    return Answer((table,), _learned(table, found), sentence, found.passed)


def _learned(table: SafeTable, found: Audit) -> dict[str, object]:
    """Return what the attacker learned, each cell with its codes."""
    from finmaskig.pure.statistics.table import identity

    names = [one.name for one in table.dimensions]
    keys = {identity("", table.dimensions, key): key for key in table.cells}
    intervals = [
        {
            "cell": _codes(names, keys.get(cell), cell),
            "low": one.low,
            "high": one.high,
            "exact": one.is_exact,
        }
        for cell, one in found.intervals.items()
    ]
    findings = [
        {
            "cell": _codes(names, keys.get(one.cell), one.cell),
            "low": one.low,
            "high": one.high,
            "need": one.need,
        }
        for one in found.findings
    ]
    return {
        "passed": found.passed,
        "cells": len(table.cells),
        "hidden": len(table.hidden),
        "findings": findings,
        "intervals": intervals,
        "seconds": round(found.seconds, 3),
    }


def coarser(counted: CountedTable, policy: Policy, how: Way) -> Answer:
    """Propose what to merge, tried with the fast protection."""
    from finmaskig.pure.statistics.coarsen import proposals
    from finmaskig.pure.statistics.protect import Task
    from finmaskig.pure.statistics.protect import protect as protect_tables

    def hidden_in(table: CountedTable) -> int:
        task = Task(tables=(table,), policy=policy, method="fast", seconds=how.seconds)
        return protect_tables(task).hidden

    found = proposals(counted, hidden_in, seconds=how.seconds)
    rows = [
        {
            "dimension": one.dimension,
            "merged": list(one.merged),
            "into": one.into,
            "hidden": one.hidden,
            "fewer": one.fewer,
        }
        for one in found
    ]
    lines = [
        f"– {one.dimension}: "
        + (f"slå ihop {', '.join(one.merged)}" if one.into else "ta bort dimensionen")
        + f", så behöver {one.fewer} färre celler döljas."
        for one in found
    ]
    return Answer((), {"proposals": rows}, "\n".join(lines) or "Inget att slå ihop hjälper.")


def _codes(names: Sequence[str], key: Key | None, cell: Identity) -> dict[str, str]:
    """Return a cell of the table with all its codes, one of another with those that narrow."""
    return dict(zip(names, key, strict=True)) if key else dict(sorted(cell[1]))


def _words(cell: Identity) -> str:
    return " × ".join(code for _, code in sorted(cell[1])) or "summan av alla"
