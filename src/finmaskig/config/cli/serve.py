"""`finmaskig serve` and `finmaskig check`: run one side, and say what is missing first."""

import os
from pathlib import Path
from typing import Annotated

import typer

from finmaskig.config.cli.wrong_use import WrongUse


def start_django(*, demo_too: bool = True) -> None:
    """Load the settings; what is odd in the environment ends the program with a sentence.

    Where nothing else is set up, commands speak to the demo's database, if there is one.
    """
    import django
    from django.core.exceptions import ImproperlyConfigured

    if demo_too and _only_the_demo():
        os.environ["FINMASKIG_DEMO"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "finmaskig.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        typer.echo(f"Fel i inställningarna: {error}", err=True)
        raise typer.Exit(2) from error


def start_staff() -> None:
    """Load the settings of the staff side; no other may touch its keys."""
    start_django()
    from django.conf import settings

    if settings.SIDE != "staff":
        raise WrongUse("Det här görs på personalens sida. Sätt FINMASKIG_SIDE=staff.")


def _only_the_demo() -> bool:
    """Tell whether the demo is all there is: no secret, no address of a database."""
    told = ("FINMASKIG_SECRET_KEY", "FINMASKIG_SECRET_KEY_FILE", "DATABASE_URL", "FINMASKIG_DEMO")
    folder = Path(os.environ.get("FINMASKIG_DATA_DIR", "var"))
    return not any(os.environ.get(name) for name in told) and (folder / "demo.sqlite3").is_file()


def prepare() -> None:
    """Bring the database, its cache table and the static files up to date."""
    from django.conf import settings
    from django.core.management import call_command

    Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def run_server(*, host: str, port: int, workers: int = 1) -> None:
    """Serve the side that the environment names until the process is told to stop."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "finmaskig.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_access=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


def serve(
    side: Annotated[str, typer.Option(help="staff eller public.")] = "staff",
    host: Annotated[str, typer.Option(help="Adress att lyssna på.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port.")] = 8000,
    workers: Annotated[int, typer.Option(help="Antal processer.")] = 1,
) -> None:
    """Run one side in production: migrations and static files first, then the server."""
    if side not in {"staff", "public"}:
        raise WrongUse("--side är staff eller public.")
    if os.environ.get("FINMASKIG_DEMO") not in {None, "", "0"}:
        raise WrongUse("FINMASKIG_DEMO hör till demo. Ta bort den för att köra serve.")
    os.environ |= {"FINMASKIG_SIDE": side, "FINMASKIG_PORT": str(port)}
    start_django(demo_too=False)
    if side == "staff":
        prepare()
        _refuse_another_ring()
        _keep_destroyed()
    run_server(host=host, port=port, workers=workers)


def _keep_destroyed() -> None:
    """Destroy again what somebody has put back by other means than `finmaskig restore`."""
    from finmaskig.config.cli.keys import command_line
    from finmaskig.retention.services.running import finish_leftovers
    from finmaskig.shared.errors import DomainError
    from finmaskig.vault.services import apply_destroyed_list

    try:
        apply_destroyed_list()
        finish_leftovers(actor=command_line("finmaskig serve"))
    except (DomainError, OSError) as error:
        typer.echo(f"Fel: {error}", err=True)
        raise typer.Exit(2) from error


def _refuse_another_ring() -> None:
    """Do not start with the wrong folder of keys: what people save would be lost with it."""
    from django.conf import settings

    from finmaskig.accounts.keyring import all_keys
    from finmaskig.vault.queries import named_keys

    named = {key_id for of_unit in named_keys().values() for key_id in of_unit}
    if named and named.isdisjoint(key.id for key in all_keys()):
        raise WrongUse(
            f"{settings.KEY_DIR} har ingen av nycklarna till texten i databasen. "
            "Är rätt mapp på plats? Sätt FINMASKIG_KEY_DIR."
        )


def check() -> None:
    """Check settings, database, migrations, directory, keys and log; exit 1 on a finding."""
    from finmaskig.config.deployment import findings

    start_django()
    found = findings()
    for finding in found:
        typer.echo(f"– {finding}")
    typer.echo("Allt är redo." if not found else f"{len(found)} saker att ordna.")
    raise typer.Exit(1 if found else 0)
