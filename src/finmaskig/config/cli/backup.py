"""`finmaskig backup` and `finmaskig restore`: copies of the database, never of its keys."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from finmaskig.config.cli.serve import start_staff
from finmaskig.config.cli.wrong_use import WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finmaskig.vault.backups.making import Made
    from finmaskig.vault.backups.restoring import Restored

MOST_DAYS = 35
"""What ``vault.backups.KEPT_DAYS`` says; a test holds them together."""

KEYS_APART = (
    "Nycklarna ingår aldrig. Kopiera nycklarnas mapp för sig, till en annan plats: "
    "utan dem går ingen text att läsa."
)
ACCOUNTS_ARE_OLD = (
    "Alla är utloggade. Konton, roller och engångslänkar är som när kopian gjordes: "
    "stäng dem som har slutat sedan dess."
)


def backup(
    to: Annotated[
        Path | None, typer.Option(help="Mapp för kopian. Annars FINMASKIG_BACKUP_DIR.")
    ] = None,
    keep_days: Annotated[
        int, typer.Option(help=f"Ta bort egna kopior som är så gamla. Högst {MOST_DAYS} dagar.")
    ] = MOST_DAYS,
    as_json: Annotated[bool, typer.Option("--json", help="Svara med JSON.")] = False,
) -> None:
    """Copy the database while the program runs; exit 2 when no whole copy could be made."""
    if not 1 <= keep_days <= MOST_DAYS:
        raise WrongUse(
            f"--keep-days ska vara 1 till {MOST_DAYS}: det som förstörs ska vara borta ur "
            f"sista kopian inom {MOST_DAYS} dagar."
        )
    start_staff()
    from django.conf import settings

    from finmaskig.config.cli.keys import command_line
    from finmaskig.shared.clock import now
    from finmaskig.vault.backups.making import make_copy

    folder = to or (Path(settings.BACKUP_DIR) if settings.BACKUP_DIR else None)
    if folder is None:
        raise WrongUse("--to saknas. Ange en mapp, eller sätt FINMASKIG_BACKUP_DIR.")
    with _refusals():
        made = make_copy(
            to=folder, keep_days=keep_days, at=now(), actor=command_line("finmaskig backup")
        )
    typer.echo(_made_as_json(made) if as_json else _made_as_text(made, keep_days))


def restore(
    source: Annotated[Path, typer.Option("--from", help="Kopian (finmaskig-….zip).")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Ersätt allt i en databas som inte är tom.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Svara med JSON.")] = False,
) -> None:
    """Put a copy back; exit 2 when nothing was changed, 1 when keys are missing afterwards."""
    start_staff()
    from finmaskig.config.cli.keys import command_line
    from finmaskig.retention.services.running import finish_leftovers
    from finmaskig.shared.clock import now
    from finmaskig.vault.backups.restoring import restore_copy

    actor = command_line("finmaskig restore")
    with _refusals():
        done = restore_copy(source=source, replace=replace, at=now(), actor=actor)
        finish_leftovers(actor=actor)
    typer.echo(_restored_as_json(done) if as_json else _restored_as_text(done))
    raise typer.Exit(1 if done.missing_keys else 0)


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
        sentence = "Det gick inte att nå databasen eller en fil. Kontrollera att de finns"
        typer.echo(f"Fel: {type(error).__name__}. {sentence} och kör om.", err=True)
        raise typer.Exit(2) from error


def _made_as_json(made: Made) -> str:
    answer = {
        "file": str(made.path),
        "bytes": made.size,
        "pruned": [str(path) for path in made.pruned],
        "keys_included": False,
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _made_as_text(made: Made, keep_days: int) -> str:
    size = f"{made.size / 1_000_000:.1f}".replace(".", ",")
    lines = [f"Säkerhetskopian är klar: {made.path} ({size} MB)."]
    if made.pruned:
        lines.append(f"{len(made.pruned)} kopior som var {keep_days} dagar eller äldre togs bort.")
    return "\n".join([*lines, KEYS_APART])


def _restored_as_json(done: Restored) -> str:
    answer = {
        "made_at": done.made_at.isoformat(),
        "destroyed": done.destroyed,
        "missing_keys": list(done.missing_keys),
        "anchor_set_aside": str(done.set_aside) if done.set_aside else None,
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _restored_as_text(done: Restored) -> str:
    from finmaskig.shared.clock import local

    lines = [
        f"Databasen är som {local(done.made_at):%Y-%m-%d %H:%M}.",
        f"{done.destroyed} nycklar till det som förstörts sedan dess togs bort igen.",
    ]
    if done.set_aside:
        lines.append(
            "Läsloggen slutar där kopian slutar. Det som skrivits sedan dess bekräftas bara av "
            f"den gamla ankarfilen: spara {done.set_aside}."
        )
    if done.missing_keys:
        lines.append(
            f"– {len(done.missing_keys)} nycklar saknas i nycklarnas mapp. Lägg tillbaka dem ur "
            f"dess kopia: {', '.join(done.missing_keys)}."
        )
    return "\n".join([*lines, ACCOUNTS_ARE_OLD])
