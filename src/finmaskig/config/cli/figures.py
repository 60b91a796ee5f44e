"""`finmaskig figures`: close a period, and prove the ledger."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated

import typer

from finmaskig.config.cli.keys import command_line
from finmaskig.config.cli.report import day_of, months_of
from finmaskig.config.cli.serve import start_staff
from finmaskig.config.cli.wrong_use import WrongUse

if TYPE_CHECKING:
    from finmaskig.organisations.queries.keys import BoardRow
    from finmaskig.reports.services.verifying import Proof

app = typer.Typer(no_args_is_help=True)
First = Annotated[str, typer.Option("--from", help="Första dagen, till exempel 2021-04-01.")]
Last = Annotated[str, typer.Option("--to", help="Sista dagen, till exempel 2022-07-31.")]
UnitCode = Annotated[
    str | None, typer.Option("--unit", help="Kod för en enhet; perioden stängs hos dess nämnd.")
]
BoardCode = Annotated[str | None, typer.Option("--board", help="Nämndens kod.")]
AsJson = Annotated[bool, typer.Option("--json", help="Svara med JSON.")]


@app.callback()
def figures() -> None:
    """Siffror."""


@app.command("close", help="Stäng hela månader: frys antalen, skydda dem och publicera resten.")
def close(first: First, last: Last, unit: UnitCode = None, board: BoardCode = None) -> None:
    """Exit 0 when the period is closed, 1 when it cannot be, 2 for wrong use."""
    start_staff()
    from finmaskig.reports.services.closing import close_period
    from finmaskig.shared.errors import DomainError

    months = months_of(day_of(first, "--from"), day_of(last, "--to"))
    place = _board(unit, board)
    actor = replace(command_line("finmaskig figures close"), board_id=place.id)
    typer.echo("Siffrorna skyddas. Det kan ta upp till en minut.", err=True)
    try:
        period = close_period(actor=actor, first=months.first, last=months.last)
    except DomainError as error:
        typer.echo(f"Fel: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"Perioden {period.code} är stängd hos {place.name}. Siffrorna är publicerade.")


CHAINS = {
    "people": "siffror om människor",
    "open": "öppna siffror",
    "decisions": "beslut om begärda siffror",
    "sheets": "nationella underlag",
    "editions": "godkända rapporter",
}
"""What each chain of the ledgers is called."""


@app.command(
    "verify",
    help="Pröva liggarna: publiceringar, frusna antal, beslut, underlag och godkända rapporter, "
    "och att läsloggen säger detsamma.",
)
def verify(as_json: AsJson = False) -> None:
    """Exit 0 when the ledger is whole, 1 on a fault, 2 when it cannot be read."""
    start_staff()
    from django.db import DatabaseError

    from finmaskig.reports.services.verifying import verify as look

    try:
        proof = look()
    except DatabaseError as error:
        typer.echo("Fel: liggaren går inte att läsa. Kontrollera databasen.", err=True)
        raise typer.Exit(2) from error
    typer.echo(_as_json(proof) if as_json else _as_text(proof))
    raise typer.Exit(1 if proof.faults else 0)


def _board(unit: str | None, board: str | None) -> BoardRow:
    from finmaskig.organisations.queries.keys import boards_with_staff

    if (unit is None) == (board is None):
        raise WrongUse("Välj nämnd med antingen --unit eller --board.")
    for one in boards_with_staff():
        if one.code == board or unit in one.units:
            return one
    if unit is not None:
        raise WrongUse(f"Enheten {unit} finns inte, eller har inga medarbetare i Finmaskig.")
    raise WrongUse(f"Nämnden {board} finns inte, eller har inga enheter i Finmaskig.")


def _as_json(proof: Proof) -> str:
    answer = {"ok": not proof.faults, **asdict(proof)}
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _as_text(proof: Proof) -> str:
    counted = f"{proof.publications} publiceringar hos {proof.boards} nämnder"
    lines = [
        f"{counted} vilar på {proof.snapshots} frusna antal.",
        f"Beslut: {proof.decisions}. Underlag: {proof.sheets}. Rapporter: {proof.editions}.",
        f"Läsloggen har {proof.anchored} rader om dem.",
    ]
    for one in proof.faults:
        name = CHAINS.get(one.component, one.component)
        row = f", {name} nummer {one.number}" if one.number else ""
        lines.append(f"– {one.board}{row}: {one.sentence}")
    if proof.faults:
        lines.append(f"{len(proof.faults)} fel.")
    else:
        lines.append("Liggaren är hel, om läsloggen är det: kör finmaskig access-log verify.")
    return "\n".join(lines)
