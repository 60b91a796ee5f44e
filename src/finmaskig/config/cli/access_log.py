"""`finmaskig access-log`: prove that the log is whole."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from finmaskig.config.cli.serve import start_django

if TYPE_CHECKING:
    from finmaskig.accounts.access_log.findings import Report

app = typer.Typer(no_args_is_help=True)


@app.callback()
def access_log() -> None:
    """Läsloggen."""


@app.command("verify", help="Pröva varje rad, varje försegling och kedjan.")
def verify(
    as_json: Annotated[bool, typer.Option("--json", help="Svara med JSON.")] = False,
) -> None:
    """Exit 0 when the log is whole, 1 on a finding, 2 when it cannot be read."""
    start_django()
    from django.db import DatabaseError

    from finmaskig.accounts.access_log.verify import KeysGone
    from finmaskig.accounts.access_log.verify import verify as look

    try:
        report = look()
    except KeysGone as error:
        typer.echo(f"Fel: {error}", err=True)
        raise typer.Exit(2) from error
    except (DatabaseError, OSError) as error:
        typer.echo("Fel: läsloggen går inte att läsa. Kontrollera databas och filer.", err=True)
        raise typer.Exit(2) from error
    typer.echo(_as_json(report) if as_json else _as_text(report))
    raise typer.Exit(1 if report.findings else 0)


def _as_json(report: "Report") -> str:
    from finmaskig.accounts.access_log.findings import what_cannot_be_seen

    answer = {
        "ok": not report.findings,
        "entries": report.entries,
        "pending": report.pending,
        "seals": report.seals,
        "anchored": report.anchored,
        "destroyed_months": report.destroyed_months,
        "findings": [
            {"fault": found.fault.value, "id": found.id, "sentence": found.sentence}
            for found in report.findings
        ],
        "cannot_see": what_cannot_be_seen(),
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _as_text(report: "Report") -> str:
    from finmaskig.accounts.access_log.findings import what_cannot_be_seen

    seals = f"{report.seals} förseglingar, varav {report.anchored} bekräftade av ankarfilen"
    lines = [f"{report.entries} rader, {seals}. {report.pending} rader väntar på försegling."]
    if report.destroyed_months:
        lines.append(f"Förstörda månader: {', '.join(report.destroyed_months)}.")
    lines += [f"– {found.sentence}" for found in report.findings]
    lines.append(f"{len(report.findings)} fel." if report.findings else "Loggen är hel.")
    return "\n".join([*lines, *what_cannot_be_seen()])
