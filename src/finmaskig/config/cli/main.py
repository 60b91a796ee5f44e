"""`finmaskig`: every command, and one way to fail."""

import os
import sys
from typing import Annotated, NoReturn

import typer

from finmaskig.config.cli import (
    access_log,
    backup,
    demo,
    figures,
    imports,
    keys,
    nightly,
    public_role,
    report,
    retention,
    rules,
    serve,
    tables,
    users,
)
from finmaskig.config.cli.wrong_use import in_swedish

USAGE = 2
INTERRUPTED = 130

app = typer.Typer(
    help="Finmaskig: det finmaskiga nätet.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(users.app, name="users", help="Medarbetare.")
app.add_typer(rules.app, name="rules", help="Regler: bevisa och fråga.")
app.add_typer(access_log.app, name="access-log", help="Läsloggen.")
app.add_typer(keys.app, name="keys", help="Nycklar: se dem och byt dem.")
app.add_typer(figures.app, name="figures", help="Siffror: stäng en period och pröva liggaren.")
app.add_typer(tables.app, name="tables", help="Tabeller: skydda små antal och pröva skyddet.")
app.add_typer(
    retention.app, name="retention", help="Gallring: se vad tiden har gått ut för, och gallra."
)
app.add_typer(imports.app, name="import", help="Läs in pass, möten och kontakter ur en fil.")
app.command(
    "report", help="Skriv en rapport om en stängd period: yearly, period, cases, national."
)(report.report)
app.command("demo", help="Fyll en påhittad databas och visa den.")(demo.demo)
app.command("serve", help="Kör en sida av Finmaskig (FINMASKIG_SIDE).")(serve.serve)
app.command("check", help="Pröva inställningar, databas och nycklar inför drift.")(serve.check)
app.command("nightly", help="Det som ska göras efter klockan. Kan köras hur ofta som helst.")(
    nightly.nightly
)

app.command("public-role", help="Skriv ut rättigheterna för allmänhetens sida i PostgreSQL.")(
    public_role.public_role
)
app.command("backup", help="Kopiera databasen medan den används. Nycklarna ingår aldrig.")(
    backup.backup
)
app.command("restore", help="Lägg tillbaka en kopia, utan det som förstörts sedan dess.")(
    backup.restore
)


@app.callback()
def start(
    data_dir: Annotated[
        str | None, typer.Option(help="Var allt sparas. Annars FINMASKIG_DATA_DIR eller ./var.")
    ] = None,
) -> None:
    """Point at the settings before any command needs them."""
    if data_dir:
        os.environ["FINMASKIG_DATA_DIR"] = data_dir
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "finmaskig.config.settings")


def run() -> NoReturn:
    """Run the program; wrong use is one sentence on stderr and exit code 2."""
    try:
        code = app(standalone_mode=False)
    except typer.Abort:
        sys.exit(INTERRUPTED)
    except typer.TyperException as error:
        typer.echo(f"Fel: {in_swedish(error)}", err=True)
        sys.exit(USAGE)
    sys.exit(code if isinstance(code, int) else 0)
