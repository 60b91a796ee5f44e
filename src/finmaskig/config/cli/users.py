"""`finmaskig users`: the first person of a place, before anybody can invite her."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from finmaskig.config.cli import serve

if TYPE_CHECKING:
    from finmaskig.accounts.services import NewUser
    from finmaskig.organisations.services import NewMembership

app = typer.Typer(no_args_is_help=True)


@app.callback()
def users() -> None:
    """Look after who can log in."""


def _wrong(sentence: str) -> NoReturn:
    typer.echo(f"Fel: {sentence}", err=True)
    raise typer.Exit(2)


@app.command("add")
def add(
    email: Annotated[str, typer.Option(help="E-postadressen som personen loggar in med.")],
    name: Annotated[str, typer.Option(help="Förnamn eller funktion.")],
    role: Annotated[
        str,
        typer.Option(
            help="worker, lead, coordinator, analyst, secretary, auditor eller administrator."
        ),
    ],
    unit: Annotated[str, typer.Option(help="Enhetens kod, till exempel mikamottagningen-x.")],
    service_number: Annotated[str, typer.Option(help="Tjänstenummer.")] = "",
) -> None:
    """Add a user and print the one-time link with which she chooses a password."""
    serve.start_django()
    from django.core.exceptions import ValidationError

    from finmaskig.accounts.services import NewUser
    from finmaskig.shared.errors import DomainError

    place = _place(role, unit)
    new = NewUser(email=email, name=name, service_number=service_number)
    try:
        link = _invite(new, place)
    except DomainError as error:
        typer.echo(f"Fel: {error}", err=True)
        raise typer.Exit(1) from error
    except ValidationError as error:
        _wrong(" ".join(error.messages))
    typer.echo(f"{name} är upplagd. Lämna över länken, den fungerar en gång i sju dagar:")
    typer.echo(link)


def _place(role: str, code: str) -> NewMembership:
    """Return the role in the unit; ends the program with a sentence when one is unknown."""
    from django.core.exceptions import ObjectDoesNotExist

    from finmaskig.accounts.actor import Role
    from finmaskig.organisations.queries import unit_by_code
    from finmaskig.organisations.services import NewMembership
    from finmaskig.shared.clock import today

    if role not in Role.values:
        _wrong(f"rollen {role!r} finns inte. Välj en av {', '.join(Role.values)}.")
    try:
        unit = unit_by_code(code)
    except ObjectDoesNotExist:
        _wrong(f"enheten {code!r} finns inte. Koderna står i katalogen.")
    return NewMembership(unit=unit, role=role, valid_from=today())


def _invite(new: NewUser, place: NewMembership) -> str:
    """Invite the person and return her link, with the first of the allowed host names."""
    from django.conf import settings
    from django.urls import reverse

    from finmaskig.accounts.actor import COMMAND_LINE
    from finmaskig.organisations.services.people import invite_person

    token = invite_person(new=new, place=place, actor=COMMAND_LINE)
    scheme, host = ("http", f"127.0.0.1:{settings.PORT}")
    if not settings.INSECURE:
        scheme, host = "https", settings.ALLOWED_HOSTS[0]
    return f"{scheme}://{host}{reverse('accounts:invitation_use', kwargs={'token': token})}"
