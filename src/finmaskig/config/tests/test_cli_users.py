"""`finmaskig users add`: one link, or one sentence that says what to do."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from finmaskig.accounts.models import User
from finmaskig.config.cli.users import app
from finmaskig.organisations.models import Membership
from finmaskig.organisations.tests.test_people import make_unit

pytestmark = pytest.mark.django_db


def add(**changed: str):
    said = {"email": "adm@example.org", "name": "Adm", "role": "administrator", "unit": "mika"}
    options = [part for name, value in (said | changed).items() for part in (f"--{name}", value)]
    return CliRunner().invoke(app, ["add", *options])


def test_the_first_administrator_gets_a_one_time_link(client):
    make_unit("mika")
    done = add()
    assert done.exit_code == 0
    path = done.stdout.splitlines()[-1].partition("8000")[2]
    assert "Välkommen, Adm" in client.get(path).content.decode()
    assert Membership.objects.get(user__email="adm@example.org").role == "administrator"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"role": "chef"}, "rollen 'chef' finns inte"),
        ({"unit": "okänd"}, "enheten 'okänd' finns inte"),
        ({"email": "ingen adress"}, "e-post"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_two(changed, sentence):
    make_unit("mika")
    done = add(**changed)
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert not User.objects.exists()


def test_an_address_that_is_taken_is_a_finding():
    make_unit("mika")
    add()
    done = add()
    assert (done.exit_code, User.objects.count()) == (1, 1)
    assert "Det finns redan en användare" in done.stderr
