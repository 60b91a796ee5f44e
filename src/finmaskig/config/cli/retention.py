"""`finmaskig retention`: what is ripe for destruction, and the destruction of what is decided."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from finmaskig.config.cli.serve import start_staff
from finmaskig.config.cli.wrong_use import WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finmaskig.retention.values import Judged

app = typer.Typer(no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Svara med JSON.")]
OnDay = Annotated[str | None, typer.Option("--on", help="Dagen, till exempel 2026-12-31.")]
WORDS = {
    "due": "kan gallras nu",
    "late": "skulle redan ha gallrats",
    "held": "hålls kvar",
    "no_decision": "väntar på nämndens beslut om gallring",
}


@dataclass(frozen=True)
class Line:
    """How many records of one kind and unit stand alike: no alias, no day of a single one."""

    unit: str
    kind: str
    standing: str
    count: int


@dataclass(frozen=True)
class Error:
    """A record whose day cannot be computed, by its random id."""

    kind: str
    record: str
    why: str


@app.callback()
def retention() -> None:
    """Gallring."""


@app.command("preview", help="Visa vad tiden har gått ut för, utan att ändra något.")
def preview(on: OnDay = None, as_json: AsJson = False) -> None:
    """Exit 0 when nothing is late and every day can be computed, else 1."""
    start_staff()
    with _refusals():
        from finmaskig.shared.clock import today

        day = _day(on) or today()
        lines, errors = _lines(day), _errors(day)
    if as_json:
        answer = {
            "on": day.isoformat(),
            "records": [asdict(one) for one in lines],
            "errors": [asdict(one) for one in errors],
        }
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_preview_text(day, lines, errors)))
    raise typer.Exit(1 if errors or any(one.standing == "late" for one in lines) else 0)


@app.command("run", help="Gallra det som två personer har beslutat om för minst sju dagar sedan.")
def run(on: OnDay = None, as_json: AsJson = False) -> None:
    """Exit 1 when a record's day cannot be computed; what was begun is finished first."""
    start_staff()
    with _refusals():
        from finmaskig.config.cli.keys import command_line
        from finmaskig.retention.services.nightly import run_night
        from finmaskig.shared.clock import now, today

        if (day := _day(on)) and day != today():
            raise WrongUse(
                "--on för run är dagens datum: de sju dagarna går inte att hoppa över. "
                "Använd preview för en annan dag."
            )
        night = run_night(actor=command_line("finmaskig retention"), at=now())
    done = {
        "destroyed": night.destroyed_count,
        "dropped": night.dropped_count,
        "errors": night.error_count,
    }
    typer.echo(json.dumps(done, indent=2) if as_json else sentence_of(done))
    raise typer.Exit(1 if night.error_count else 0)


def sentence_of(done: dict[str, int]) -> str:
    """Return what a run did, in a sentence or two."""
    said = [f"Gallrade poster: {done['destroyed']}."]
    if done["dropped"]:
        said.append(f"Poster som hade ändrats och blev kvar: {done['dropped']}.")
    if done["errors"]:
        said.append(
            f"Poster vars dag inte går att räkna ut: {done['errors']}. "
            "Kör finmaskig retention preview och se över dem."
        )
    return " ".join(said)


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn every reason into one sentence and exit code 2."""
    from django.db import DatabaseError

    from finmaskig.shared.errors import DomainError

    try:
        yield
    except DomainError as error:
        typer.echo(f"Fel: {error}", err=True)
        raise typer.Exit(2) from error
    except (DatabaseError, OSError) as error:
        typer.echo(
            f"Fel: {type(error).__name__}. Kontrollera databasen och nycklarnas mapp och kör om.",
            err=True,
        )
        raise typer.Exit(2) from error


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise WrongUse("--on är en dag, till exempel 2026-12-31.") from error


def _lines(day: date) -> list[Line]:
    from finmaskig.organisations.queries import unit_by_id
    from finmaskig.retention.queries.preview import boards_with_records, due_rows

    counts: dict[tuple[str, str, str], int] = {}
    for board in boards_with_records():
        for one in due_rows(board, day):
            unit = unit_by_id(one.row.unit_id)
            key = (unit.code if unit else str(one.row.unit_id), one.kind, one.code)
            counts[key] = counts.get(key, 0) + 1
    return [Line(*key, counts[key]) for key in sorted(counts)]


def _errors(day: date) -> list[Error]:
    from finmaskig.retention.queries.preview import boards_with_records, error_rows

    found: list[Judged] = [one for board in boards_with_records() for one in error_rows(board, day)]
    return [Error(one.kind, str(one.row.id), one.code) for one in found]


def _preview_text(day: date, lines: Sequence[Line], errors: Sequence[Error]) -> list[str]:
    from finmaskig.retention.choices import Why
    from finmaskig.vault import fading

    names, why = fading.names(), dict(Why.choices)
    said = [
        f"{one.unit}: {one.count} {WORDS[one.standing]} ({names[one.kind]})." for one in lines
    ] or [f"Ingen tid har gått ut den {day.isoformat()}."]
    said += [f"– {names[one.kind]}, {one.record}: {why[one.why]}." for one in errors]
    return said
