"""`finmaskig import`: what a municipality has in spreadsheets, read into a unit."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from finmaskig.config.cli.serve import start_staff
from finmaskig.config.cli.wrong_use import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.imports.mapping import Told
    from finmaskig.imports.preparing import Prepared
    from finmaskig.imports.rules.columns import Field
    from finmaskig.imports.rules.rows import Problem
    from finmaskig.imports.values import Asked, Outcome, Progress
    from finmaskig.organisations.models import Unit

app = typer.Typer(no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="Filen: .xlsx eller .csv.")]
MappingFile = Annotated[
    Path | None, typer.Option("--mapping", help="TOML som säger vad kolumnerna är.")
]
UnitCode = Annotated[str | None, typer.Option("--unit", help="Enhetens kod, om inte i mappningen.")]
By = Annotated[
    str | None, typer.Option("--by", help="Tjänstenummer för den i vars namn raderna står.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Pröva filen. Inget läses in.")]
Good = Annotated[bool, typer.Option("--good", help="Läs in de rader som går och lämna resten.")]
Rest = Annotated[
    Path | None, typer.Option("--rest", help="Skriv raderna som inte går till den här filen.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Svara med JSON.")]


@app.callback()
def imports() -> None:
    """Läs in pass, möten och avslutade stödkontakter ur en fil."""


@dataclass(frozen=True)
class Wish:
    """The options of one run."""

    mapping: Path | None
    unit: str | None
    by: str | None
    dry_run: bool
    good: bool
    rest: Path | None
    as_json: bool


def _command(kind: str) -> Callable[..., None]:
    """Return the command that reads one kind of rows in."""

    def read_in(  # noqa: PLR0913 -- one for each option
        file: File,
        mapping: MappingFile = None,
        unit: UnitCode = None,
        by: By = None,
        dry_run: DryRun = False,
        good: Good = False,
        rest: Rest = None,
        as_json: AsJson = False,
    ) -> None:
        """Exit 0 when every row is in, 1 when a row is faulty, 2 for wrong use."""
        _run(kind, file, Wish(mapping, unit, by, dry_run, good, rest, as_json))

    return read_in


app.command("shifts", help="Läs in pass som är över.")(_command("shifts"))
app.command("encounters", help="Läs in möten. Pass som saknas görs.")(_command("encounters"))
app.command("contacts", help="Läs in avslutade stödkontakter.")(_command("contacts"))


def _run(kind: str, path: Path, wish: Wish) -> None:
    start_staff()
    from finmaskig.shared.errors import DomainError

    try:
        asked, actor, notices = _asked(kind, path, wish)
        outcome = _done(actor, asked, wish)
    except DomainError as error:
        raise WrongUse(str(error)) from error
    if wish.rest and outcome.problems:
        _write_rest(wish.rest, asked.file, outcome)
    _say(outcome, notices, wish)
    raise typer.Exit(1 if outcome.problems else 0)


def _asked(kind: str, path: Path, wish: Wish) -> tuple[Asked, Actor, list[str]]:
    """Return the file with its columns, who acts, and what should be known of the file."""
    from finmaskig.imports.fields import fields_of
    from finmaskig.imports.preparing import prepared, table_of
    from finmaskig.imports.reading import read_file
    from finmaskig.imports.services.examining import constants
    from finmaskig.imports.values import Asked
    from finmaskig.shared.clock import today

    told = _told(kind, wish.mapping)
    unit = _unit(wish.unit or told.unit)
    actor = _actor(unit)
    author = _author(unit, wish.by)
    fields = fields_of(kind, side=actor.side, today=today())
    with _bar("Läser filen") as progress:
        content = _content(path)
        sheet = read_file(
            content, path.name, sheet=told.sheet, progress=lambda rows: progress(rows, 0)
        )
    file = prepared(table_of(sheet, fields, heading=told.heading_row), fields, told)
    asked = Asked(kind, fields, file, author)
    _refuse_constants(constants(actor, asked))
    return asked, actor, [*sheet.notices, *_preview(fields, file)]


def _told(kind: str, path: Path | None) -> Told:
    from finmaskig.imports.mapping import Told, read_mapping

    if path is None:
        return Told()
    try:
        told = read_mapping(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"Det går inte att läsa {path}.") from error
    if told.kind not in {"", kind}:
        raise WrongUse(f"Mappningen är för {told.kind}, inte för {kind}.")
    return told


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise WrongUse(f"Det går inte att läsa {path}.") from error


def _unit(code: str) -> Unit:
    from django.core.exceptions import ObjectDoesNotExist

    from finmaskig.organisations.queries import unit_by_code

    if not code:
        raise WrongUse("Ange enheten med --unit, eller skriv unit i mappningen.")
    try:
        unit = unit_by_code(code)
    except ObjectDoesNotExist as error:
        raise WrongUse(f"Enheten ”{code}” finns inte. Koderna står i katalogen.") from error
    if unit.board_id is None:
        raise WrongUse(f"Enheten ”{code}” har ingen nämnd i Finmaskig.")
    return unit


def _actor(unit: Unit) -> Actor:
    """Return the command, as it acts in a unit."""
    from finmaskig.config.cli.keys import command_line

    home = unit.board or unit.organisation
    return replace(
        command_line("finmaskig import"),
        unit_id=unit.pk,
        unit_name=unit.name,
        side=unit.side,
        board_id=unit.board_id,
        municipality=home.municipality_id or "",
    )


def _author(unit: Unit, number: str | None) -> UUID:
    """Return in whose name the rows stand: the unit's lead, or the one who was named."""
    from finmaskig.organisations.queries import staff_of
    from finmaskig.shared.clock import today

    roles = {"lead"} if number is None else {"worker", "lead"}
    staff = [
        one.user_id
        for one in staff_of(unit.board_id, on=today(), roles=roles)
        if one.unit_id == unit.pk and number in {None, one.service_number}
    ]
    if staff:
        return staff[0]
    if number is None:
        raise WrongUse(
            f"{unit.name} har ingen enhetschef här. Lägg upp en med finmaskig users add, "
            "eller ange --by."
        )
    raise WrongUse(f"Ingen med tjänstenummer {number} arbetar i {unit.name}.")


def _refuse_constants(found: list[Problem]) -> None:
    from finmaskig.imports.wording import sentence

    for one in found:
        raise WrongUse(f"”{one.value}” under always ({one.column}): {sentence(one)}")


def _preview(fields: tuple[Field, ...], file: Prepared) -> list[str]:
    names = {one.code: one.name for one in fields}
    read = [f"{names[code]} ← {file.headings[at]}" for code, at in file.mapped.columns.items()]
    lines = ["Kolumner som läses: " + "; ".join(read) + "."] if read else []
    if file.unread:
        lines.append("Kolumner som inte läses: " + "; ".join(file.unread) + ".")
    return lines


def _done(actor: Actor, asked: Asked, wish: Wish) -> Outcome:
    """Return what came of the file, or would come of it."""
    from finmaskig.imports.services.examining import examined
    from finmaskig.imports.services.reading_in import RowsFaulty, read_in

    with _bar("Läser in raderna") as progress:
        if wish.dry_run:
            return examined(actor, asked, progress).outcome
        try:
            return read_in(actor=actor, asked=asked, only_good=wish.good, progress=progress)
        except RowsFaulty as faulty:
            return faulty.outcome


def _write_rest(path: Path, file: Prepared, outcome: Outcome) -> None:
    from finmaskig.config.cli.report import write_whole
    from finmaskig.imports.rest import rest_of

    write_whole(path, rest_of(file, outcome))


def _say(outcome: Outcome, notices: list[str], wish: Wish) -> None:
    from finmaskig.imports.wording import sentence, summary

    if wish.as_json:
        problems = [{**vars(one), "why": sentence(one)} for one in outcome.problems]
        numbers = {name: value for name, value in vars(outcome).items() if isinstance(value, int)}
        told = {**numbers, "faulty_count": outcome.faulty_count, "read_in": bool(outcome.batch_id)}
        answer = {**told, "notices": notices, "problems": problems}
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    for line in notices:
        typer.echo(line)
    for one in outcome.problems:
        cell = f", {one.column}, ”{one.value}”" if one.column else f", ”{one.value}”"
        typer.echo(f"Rad {one.row}{cell}: {sentence(one)}")
    for line in summary(outcome, dry_run=wish.dry_run):
        typer.echo(line)
    if wish.rest and outcome.problems:
        typer.echo(f"Raderna som inte gick står i {wish.rest}.")


@contextmanager
def _bar(label: str) -> Iterator[Progress]:
    """Give a bar on stderr that is moved, where somebody is looking."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    with typer.progressbar(length=1, label=f"{label:<18}", file=sys.stderr) as bar:

        def move(done: int, whole: int) -> None:
            bar.length = max(whole, done, 1)
            bar.update(done - bar.pos)

        yield move
        bar.update((bar.length or 0) - bar.pos)
