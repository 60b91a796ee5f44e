"""`finmaskig public-role`: the SQL for the database user of the public process."""

from typing import Annotated

import typer

from finmaskig.config.cli.serve import start_staff
from finmaskig.config.cli.wrong_use import WrongUse


def public_role(
    name: Annotated[str, typer.Option(help="Databasanvändaren för allmänhetens sida.")],
) -> None:
    """Print what gives a PostgreSQL user the rights of the public process and no others."""
    start_staff()
    from finmaskig.config.public_role import NAME, statements

    if not NAME.fullmatch(name):
        raise WrongUse("--name är små bokstäver, siffror och understreck.")
    typer.echo("\n".join(statements(name)))
