"""`finmaskig keys`: see the keys in the ring, and give units and records new ones."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, NoReturn
from uuid import UUID

import typer

from finmaskig.config.cli.serve import start_staff
from finmaskig.config.cli.wrong_use import WrongUse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.accounts.keyring import Key

app = typer.Typer(no_args_is_help=True)

PURPOSES = {
    "log-mac": "läsloggen",
    "sealed-forms": "formulär",
    "offline": "telefoner utan nät",
    "unit": "enhetens text",
    "recognition": "igenkänning",
    "figures": "skyddet av siffror",
    "imports": "inlästa rader",
}
STATES = {"active": "används", "retired": "ersatt"}
COPY_THE_KEYS = (
    "Kopiera nycklarnas mapp nu, till en annan plats än databasens kopior: "
    "den nya nyckeln behövs för att läsa texten."
)
RECOGNITION_STAYS = (
    "Nycklarna för igenkänning byts aldrig: då skulle ingen som kommer tillbaka kännas igen."
)
AsJson = Annotated[bool, typer.Option("--json", help="Svara med JSON.")]


@app.callback()
def keys() -> None:
    """Nycklar."""


@dataclass(frozen=True)
class Line:
    """One key, as a person needs to see it: never its secret."""

    id: str
    purpose: str
    unit: str
    state: str
    created_at: str
    rows: int


def command_line(program: str) -> Actor:
    """Return who acts when a command runs on the server."""
    from dataclasses import replace

    from finmaskig.accounts.actor import COMMAND_LINE

    return replace(COMMAND_LINE, name=program)


@app.command("list", help="Visa nycklarna i nyckelringen, aldrig det hemliga i dem.")
def show(as_json: AsJson = False) -> None:
    """Exit 1 when a file is damaged, or a row names a key that is not there."""
    start_staff()
    from django.db import DatabaseError

    from finmaskig.accounts import keyring

    try:
        rows = _rows_by_key()
        ring, damaged = keyring.all_keys(), keyring.damaged_files()
    except (DatabaseError, OSError) as error:
        _wrong("nycklarna eller databasen går inte att läsa. Kontrollera rättigheterna.", error)
    lines = [_line(key, rows) for key in ring]
    missing = sorted(set(rows) - {key.id for key in ring})
    typer.echo(_as_json(lines, damaged, missing) if as_json else _as_text(lines, damaged, missing))
    raise typer.Exit(1 if damaged or missing else 0)


@app.command("rotate", help="Ge enheter en ny nyckel. Kan avbrytas och köras om när som helst.")
def rotate(
    unit: Annotated[str | None, typer.Option(help="Enhetens kod.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Alla enheter som har text.")] = False,
    deep: Annotated[
        bool, typer.Option("--deep", help="Byt också nyckel för varje post, och försegla om.")
    ] = False,
    record: Annotated[
        UUID | None, typer.Option(help="Bara en post: ny nyckel för den, och försegla om.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Exit 1 when something could not be opened with the keys in the ring."""
    if [unit is not None, every, record is not None].count(True) != 1:
        raise WrongUse("Ange en av --unit KOD, --all och --record ID.")
    start_staff()
    from django.db import DatabaseError

    from finmaskig.shared.errors import DomainError

    try:
        if record:
            done = [_renewed(record)]
        else:
            done = [_rotated(unit_id, code, deep=deep) for unit_id, code in _chosen(unit)]
    except DomainError as error:
        _wrong(str(error), error)
    except (DatabaseError, OSError) as error:
        _wrong("det gick inte att skriva. Inget är förlorat: kontrollera disken, kör om.", error)
    if as_json:
        typer.echo(json.dumps(done, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_sentences(done)))
    raise typer.Exit(1 if any(one["unopened"] for one in done) else 0)


def _wrong(sentence: str, error: Exception) -> NoReturn:
    typer.echo(f"Fel: {sentence}", err=True)
    raise typer.Exit(2) from error


def _rows_by_key() -> dict[str, int]:
    from finmaskig.vault.queries import named_keys

    named = named_keys()
    return {key_id: count for of_unit in named.values() for key_id, count in of_unit.items()}


def _chosen(code: str | None) -> list[tuple[UUID, str]]:
    """Return the unit of a code, or every unit that has text; refuse a code nobody has."""
    from django.core.exceptions import ObjectDoesNotExist

    from finmaskig.organisations.queries import unit_by_code
    from finmaskig.vault.queries import named_keys

    if code is None:
        return [(unit_id, _code(str(unit_id))) for unit_id in sorted(named_keys())]
    try:
        return [(unit_by_code(code).pk, code)]
    except ObjectDoesNotExist as error:
        raise WrongUse(f"Enheten ”{code}” finns inte. Koderna står i katalogen.") from error


def _code(unit_id: str) -> str:
    """Return the code of a unit, or its id when it is no longer in the directory."""
    from finmaskig.organisations.models import Unit

    if not unit_id:
        return ""
    found = Unit.objects.filter(pk=unit_id).values_list("code", flat=True).first()
    return found or unit_id


def _rotated(unit_id: UUID, code: str, *, deep: bool) -> dict[str, str | int]:
    from finmaskig.vault import services

    actor = command_line("finmaskig keys")
    wrapped = services.rotate_unit_key(unit_id=unit_id, actor=actor)
    answer: dict[str, str | int] = {"unit": code, "rewrapped": wrapped.count}
    unopened = wrapped.unopened
    if deep:
        renewed = services.renew_unit(unit_id=unit_id, actor=actor)
        answer |= {"renewed": renewed.records, "texts": renewed.texts}
        unopened = max(unopened, len(renewed.unopened))
    return answer | {"unopened": unopened}


def _renewed(record: UUID) -> dict[str, str | int]:
    from finmaskig.vault import services

    done = services.renew_records(records=[record], actor=command_line("finmaskig keys"))
    return {
        "record": str(record),
        "renewed": done.records,
        "texts": done.texts,
        "unopened": len(done.unopened),
    }


def _sentences(done: list[dict[str, str | int]]) -> list[str]:
    if not done:
        return ["Ingen enhet har någon text än. Det finns ingen nyckel att byta."]
    lines = []
    for one in done:
        if "rewrapped" in one:
            lines.append(f"{one['unit']}: ny nyckel. {one['rewrapped']} poster öppnas nu med den.")
        if "renewed" in one:
            lines.append(
                f"{one['renewed']} poster fick en egen ny nyckel och {one['texts']} texter "
                "förseglades om. Den förra nyckeln ligger kvar en timme, för den som skriver nu."
            )
        if one["unopened"]:
            lines.append(
                f"– {one['unopened']} poster gick inte att öppna och är orörda. "
                "Kör finmaskig keys list: den visar vilka nycklar som saknas."
            )
    return [*lines, COPY_THE_KEYS, RECOGNITION_STAYS]


def _line(key: Key, rows: Mapping[str, int]) -> Line:
    return Line(
        key.id, key.purpose, _code(key.unit), key.state, _day(key.created_at), rows.get(key.id, 0)
    )


def _day(at: datetime) -> str:
    from finmaskig.shared.clock import local

    return local(at).date().isoformat()


def _as_json(lines: list[Line], damaged: list[str], missing: list[str]) -> str:
    answer = {
        "keys": [vars(line) for line in lines],
        "damaged_files": damaged,
        "missing_keys": missing,
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _as_text(lines: list[Line], damaged: list[str], missing: list[str]) -> str:
    said = [
        f"{line.created_at}  {STATES[line.state]:<8} {PURPOSES[line.purpose]:<20}"
        f"{line.unit:<32}{line.rows:>7} poster  {line.id}"
        for line in lines
    ] or ["Nyckelringen är tom. Nycklar görs när de behövs."]
    said += [f"– Filen {name} går inte att läsa." for name in damaged]
    said += [f"– Nyckeln {key_id} behövs av text men saknas här." for key_id in missing]
    return "\n".join(said)
