"""`finmaskig tables`: protect tables from anyone's files, and attack what was published."""

import json
import os
import secrets
from pathlib import Path
from typing import Annotated

import typer

from finmaskig.config.cli import tables_answer as told
from finmaskig.config.cli import tables_input as given
from finmaskig.config.cli.tables_answer import Answer
from finmaskig.config.cli.wrong_use import WrongUse

app = typer.Typer(no_args_is_help=True)

Cells = Annotated[Path, typer.Argument(help="Antalen: en rad för varje innersta cell.")]
Dims = Annotated[
    list[str],
    typer.Option(help="Kolumner att dela efter: region,age,sex. En gång för varje tabell."),
]
Count = Annotated[str, typer.Option(help="Kolumnen med antal.")]
Hierarchy = Annotated[
    list[str] | None, typer.Option(help="region=HIER.csv med kolumnerna code,parent.")
]
Threshold = Annotated[int, typer.Option(help="Antal från 1 till ett mindre är osäkra.")]
Zeros = Annotated[str, typer.Option(help="safe eller unsafe.")]
Width = Annotated[int, typer.Option(help="Så mycket ska ett osäkert antal kunna variera.")]
Seconds = Annotated[float, typer.Option(help="Så lång tid får det ta.")]
Linked = Annotated[list[Path] | None, typer.Option(help="En tabell till ur samma källa.")]
Published = Annotated[list[Path] | None, typer.Option(help="En tabell som redan är publicerad.")]
Out = Annotated[Path, typer.Option(help="Filen som skrivs.")]
AsJson = Annotated[bool, typer.Option("--json", help="Svara med JSON.")]


@app.callback()
def tables() -> None:
    """Tabeller: skydda och pröva."""


@app.command("protect", help="Dölj eller avrunda, så att inget litet antal går att räkna ut.")
def protect(  # noqa: PLR0913 -- one for each option
    cells: Cells,
    dims: Dims,
    count: Count,
    out: Out,
    hierarchy: Hierarchy = None,
    threshold: Threshold = 5,
    method: Annotated[str, typer.Option(help="optimal, fast eller round.")] = "optimal",
    base: Annotated[int, typer.Option(help="Vad round avrundar till: 3 eller 5.")] = 5,
    objective: Annotated[str, typer.Option(help="Dölj få celler (cells) eller antal (sum).")] = (
        "cells"
    ),
    zeros: Zeros = "safe",
    width: Width = 2,
    seconds: Seconds = 60.0,
    linked: Linked = None,
    published: Published = None,
    as_json: AsJson = False,
) -> None:
    """Exit 0 when files are written, 1 when nothing protects, 2 for wrong use."""
    with given.one_sentence():
        how = given.way(method, objective, base, seconds)
        policy = given.policy(threshold, width, zeros)
        files = given.Files([cells, *(linked or [])], dims, hierarchy or [], published or [])
        places = files.places(out)
        counted = files.counted(count)
        if how.method == "round":
            answer = told.rounded(counted, policy, how, _secret(files))
        else:
            answer = told.protected(counted, files.published_tables(), policy, how)
        files.write(places, answer.tables, count)
    _say(answer, places, as_json=as_json)


def _secret(files: given.Files) -> bytes:
    """Return the installation's key when there is one: then the same rounds the same way."""
    if files.published:
        raise WrongUse("--published går inte ihop med --method round. Välj optimal.")
    return os.environ.get("FINMASKIG_SECRET_KEY", "").encode() or secrets.token_bytes()


def _say(answer: Answer, places: list[Path], *, as_json: bool) -> None:
    if as_json:
        summary = {**answer.summary, "files": [str(place) for place in places]}
        typer.echo(json.dumps(summary, ensure_ascii=False, indent=2))
    else:
        typer.echo(answer.sentence)
        typer.echo(f"Skrev {', '.join(str(place) for place in places)}.")


@app.command("audit", help="Räkna ut vad en angripare kan veta om varje dold cell.")
def audit(  # noqa: PLR0913 -- one for each option
    safe: Annotated[Path, typer.Argument(help="Den publicerade tabellen.")],
    dims: Dims,
    hierarchy: Hierarchy = None,
    threshold: Threshold = 5,
    zeros: Zeros = "safe",
    width: Width = 2,
    seconds: Seconds = 60.0,
    inner: Annotated[Path | None, typer.Option(help="Antalen, för att pröva bredden.")] = None,
    published: Published = None,
    as_json: AsJson = False,
) -> None:
    """Exit 0 when every hidden cell is uncertain enough, 1 when one is not, 2 for wrong use."""
    with given.one_sentence():
        policy = given.policy(threshold, width, zeros)
        files = given.Files([safe], dims, hierarchy or [], published or [])
        table, count = files.safe()
        truth = given.Files([inner], dims, hierarchy or [], []).counted(count) if inner else ()
        found = told.audited(table, files.published_tables(adds_up=True), truth, policy, seconds)
    if as_json:
        typer.echo(json.dumps(found.summary, ensure_ascii=False, indent=2))
    else:
        typer.echo(found.sentence)
    raise typer.Exit(0 if found.passed else 1)


@app.command("coarsen", help="Föreslå vad som kan slås ihop, så att färre celler döljs.")
def coarsen(  # noqa: PLR0913 -- one for each option
    cells: Cells,
    dims: Dims,
    count: Count,
    hierarchy: Hierarchy = None,
    threshold: Threshold = 5,
    zeros: Zeros = "safe",
    width: Width = 2,
    seconds: Seconds = 60.0,
    as_json: AsJson = False,
) -> None:
    """Exit 0 with proposals, best first, each tried with the fast protection."""
    with given.one_sentence():
        policy = given.policy(threshold, width, zeros)
        counted = given.Files([cells], dims, hierarchy or [], []).counted(count)
        answer = told.coarser(counted[0], policy, given.way("fast", "cells", 5, seconds))
    typer.echo(
        json.dumps(answer.summary, ensure_ascii=False, indent=2) if as_json else answer.sentence
    )
