"""`finmaskig demo`: one command, two processes, an invented town."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from finmaskig.config.cli import serve
from finmaskig.config.cli.wrong_use import WrongUse


def _free(port: int, option: str) -> None:
    """Refuse a port that somebody else listens on."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            typer.echo(f"Fel: port {port} är upptagen. Välj en annan med {option}.", err=True)
            raise typer.Exit(2)


def _start_side(side: str, port: int) -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "FINMASKIG_SIDE": side,
        "FINMASKIG_PORT": str(port),
        "FINMASKIG_DEMO": "1",
    }
    return subprocess.Popen(  # noqa: S603 -- our own interpreter and module
        [sys.executable, "-m", "finmaskig.config.cli.demo_side", str(port)], env=environment
    )


def _wait_until_up(ports: list[int], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    for port in ports:
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)


def _welcome(port: int, public_port: int) -> None:
    from finmaskig.accounts.actor import Role
    from finmaskig.config.demo.people import PEOPLE
    from finmaskig.config.demo.staff import Staff

    staff = Staff()
    typer.echo("\nFinmaskig är igång. Allt här är påhittat.\n")
    typer.echo(f"  Personal:   http://127.0.0.1:{port}")
    typer.echo(f"  Allmänhet:  http://127.0.0.1:{public_port}\n")
    typer.echo("Logga in med ett klick på personalsidan, eller gå direkt:\n")
    for person in PEOPLE:
        place = f"{Role(person.role).label}, {staff.unit(person.unit).name}"
        typer.echo(f"  {person.name:<15} http://127.0.0.1:{port}/demo/login/{person.slug}/")
        typer.echo(f"  {'':<15} {place}")
    typer.echo("\nAvsluta med Ctrl+C.\n")
    sys.stdout.flush()


def demo(
    port: Annotated[int, typer.Option(envvar="PORT", help="Port för personal.")] = 8000,
    public_port: Annotated[
        int, typer.Option(envvar="PUBLIC_PORT", help="Port för allmänheten.")
    ] = 8001,
    data_dir: Annotated[
        Path | None, typer.Option(envvar="FINMASKIG_DATA_DIR", help="Var allt sparas (./var).")
    ] = None,
    prepare_only: Annotated[
        bool, typer.Option("--prepare-only", help="Fyll databasen och sluta.")
    ] = False,
) -> None:
    """Fill the embedded database when it is new, then serve both sides until Ctrl+C."""
    if port == public_port:
        raise WrongUse("--port och --public-port måste vara olika.")
    if not prepare_only:
        _free(port, "--port")
        _free(public_port, "--public-port")
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {
        "FINMASKIG_DEMO": "1",
        "FINMASKIG_PORT": str(port),
        "FINMASKIG_DATA_DIR": str(data_dir or Path("var")),
        "FINMASKIG_PUBLIC_ADDRESS": f"http://127.0.0.1:{public_port}",
    }
    serve.start_django()
    serve.prepare()
    from finmaskig.config.demo.fill import fill

    fill(say=typer.echo)
    if prepare_only:
        return
    sides = [_start_side("staff", port), _start_side("public", public_port)]
    _serve_until_told(sides, port, public_port)


def _serve_until_told(sides: list[subprocess.Popen[bytes]], port: int, public_port: int) -> None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        for side in sides:
            side.terminate()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    _wait_until_up([port, public_port])
    if all(side.poll() is None for side in sides):
        _welcome(port, public_port)
    while all(side.poll() is None for side in sides):
        time.sleep(0.3)
    stop(0, None)
    codes = [side.wait(timeout=15) for side in sides]
    raise typer.Exit(0 if all(code in {0, -signal.SIGTERM} for code in codes) else 1)
