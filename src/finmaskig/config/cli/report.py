"""`finmaskig report`: a report of a closed period as a file, with its figures and fixed texts."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from finmaskig.config.cli.serve import start_staff
from finmaskig.config.cli.wrong_use import WrongUse

if TYPE_CHECKING:
    from finmaskig.reports.queries.documents import Board
    from finmaskig.reports.rules import Span

KINDS = ("pdf", "docx", "html", "csv")

Outline = Annotated[str, typer.Argument(help="Vilken rapport: yearly, period, cases, national.")]
First = Annotated[str, typer.Option("--from", help="Första dagen, till exempel 2021-04-01.")]
Last = Annotated[str, typer.Option("--to", help="Sista dagen, till exempel 2022-07-31.")]
Units = Annotated[
    list[str] | None,
    typer.Option("--unit", help="Kod för en enhet med eget avsnitt. Fler går bra."),
]
BoardCode = Annotated[
    str | None, typer.Option("--board", help="Nämndens kod, om fler än en har stängda perioder.")
]
Kind = Annotated[str, typer.Option("--format", help="pdf, docx, html eller csv.")]
Out = Annotated[Path, typer.Option("--out", help="Filen som skrivs.")]
Number = Annotated[str, typer.Option("--reference", help="Diarienummer.")]


def report(  # noqa: PLR0913 -- one for each option
    outline: Outline,
    first: First,
    last: Last,
    out: Out,
    units: Units = None,
    board: BoardCode = None,
    kind: Kind = "pdf",
    reference: Number = "",
) -> None:
    """Exit 0 when the file is written, 1 when the period is not closed, 2 for wrong use."""
    start_staff()
    from finmaskig.reports.queries import documents
    from finmaskig.reports.rendering.files import made

    if kind not in KINDS:
        raise WrongUse("--format är pdf, docx, html eller csv.")
    months = months_of(day_of(first, "--from"), day_of(last, "--to"))
    place = _board(documents.boards_with_figures(), board)
    asked = documents.AskedReport(
        board=place,
        outline=_outline(outline),
        period=months,
        units=_units(place, units or []),
        reference_number=reference,
    )
    if months not in documents.closed_spans(place.id):
        raise _not_closed(f"Perioden {months.code} är inte stängd hos {place.name}.")
    content = made(documents.unwritten(asked), kind).content
    _log(asked, kind)
    write_whole(out, content)
    typer.echo(f"Skrev {out}.")


def day_of(text: str, option: str) -> date:
    """Return the day that an option gives."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongUse(f"{option} är en dag, till exempel 2021-04-01.") from error


def months_of(first: date, last: date) -> Span:
    """Return whole months from their first day and their last."""
    from finmaskig.reports.rules import span

    months = span(first, last)
    if last < first:
        raise WrongUse("--to ligger före --from.")
    if (months.first, months.last) != (first, last):
        raise WrongUse("En period är hela månader: --from är den första dagen, --to den sista.")
    return months


def _outline(code: str) -> str:
    from finmaskig.reports.outlines import outlines

    if code not in outlines():
        raise WrongUse(f"Rapporten {code} finns inte. Välj {', '.join(outlines())}.")
    return code


def _board(boards: list[Board], code: str | None) -> Board:
    found = [one for one in boards if code in {None, one.code}]
    if len(found) == 1:
        return found[0]
    if code is not None:
        raise WrongUse(f"Nämnden {code} har inga stängda perioder.")
    if not found:
        raise _not_closed("Ingen nämnd har stängt perioden.")
    codes = ", ".join(one.code for one in found)
    raise WrongUse(f"Flera nämnder har stängda perioder. Välj med --board: {codes}.")


def _not_closed(why: str) -> typer.Exit:
    typer.echo(f"Fel: {why} Stäng den i Finmaskig och kör om.", err=True)
    return typer.Exit(1)


def _units(board: Board, asked: list[str]) -> tuple[str, ...]:
    from finmaskig.reports.queries.documents import unit_names

    known = [code for code, _name in unit_names(board.id)]
    for code in asked:
        if code not in known:
            raise WrongUse(f"Enheten {code} finns inte hos {board.name}. Välj {', '.join(known)}.")
    return tuple(asked)


def _log(asked: object, kind: str) -> None:
    from finmaskig.accounts.log import log_export
    from finmaskig.config.cli.keys import command_line

    log_export(
        actor=command_line("finmaskig report"),
        event="reports.report_exported",
        subject="report",
        ids=[],
        reason=f"{kind}: {asked}",
    )


def write_whole(out: Path, content: bytes) -> None:
    """Write the whole file or none of it."""
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(out)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise WrongUse(f"Det går inte att skriva {out}: {error.strerror}.") from error
