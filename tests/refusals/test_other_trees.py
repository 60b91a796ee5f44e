"""What stands beside the staff tree: the public site, the demo's logins, an own login server."""

from __future__ import annotations

import sys

import pytest
from django.conf import settings as django_settings

from finmaskig.accounts.adapters import SocialAccountAdapter
from finmaskig.accounts.tests.factories import make_user
from finmaskig.accounts.tests.test_oidc import SERVER, Stub
from tests.refusals import trees
from tests.refusals.rows import DEMO, OWN_SERVER, PUBLIC, STAFF
from tests.refusals.stage import new_browsers, rolled_back

pytestmark = [pytest.mark.django_db, pytest.mark.unmeasured]
TREES = {"public": PUBLIC, "demo": DEMO, "own_server": OWN_SERVER}
ROWS = [(tree, row) for tree, rows in TREES.items() for row in rows]
every = pytest.mark.parametrize(("tree", "row"), ROWS, ids=str)
SENT_ELSEWHERE = {"Origin": "https://ond.example", "Sec-Fetch-Site": "cross-site"}


def _public(settings, _monkeypatch):
    settings.ROOT_URLCONF = trees.PUBLIC
    settings.MIDDLEWARE = settings.PUBLIC_MIDDLEWARE


def _demo(settings, _monkeypatch):
    settings.DEMO = True
    settings.ROOT_URLCONF = "finmaskig.accounts.tests.demo_urls"
    make_user(email="sara@finmaskig.example", name="Sara")


def _own_server(settings, monkeypatch):
    settings.ROOT_URLCONF = "finmaskig.accounts.tests.oidc_urls"
    settings.FINMASKIG_OIDC_SERVER_URL = SERVER
    app = {"provider_id": "organisation", "name": "kommunen", "client_id": "finmaskig"}
    app |= {"secret": "s", "settings": {"server_url": SERVER}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    monkeypatch.setattr(SocialAccountAdapter, "get_requests_session", lambda _self: Stub({}))


SERVE = {"public": _public, "demo": _demo, "own_server": _own_server}


@pytest.fixture
def enter(stage, settings, monkeypatch):
    """Return a function that serves one of the trees for the length of a test."""

    def serve(tree):
        SERVE[tree](settings, monkeypatch)
        monkeypatch.setattr(stage, "browsers", new_browsers())

    yield serve
    for name in ("views.demo", "urls_demo", "tests.demo_urls"):
        sys.modules.pop(f"finmaskig.accounts.{name}", None)


@every
def test_a_page_opens_for_everybody(stage, enter, tree, row):
    enter(tree)
    with rolled_back():
        assert stage.ask(None, "get", stage.url(row)).status == row.open.get
        if row.post is not None:
            assert stage.ask(None, "post", stage.url(row), data=row.post).status == row.open.post


@every
def test_what_another_site_sends_keeps_nothing(stage, enter, tree, row):
    enter(tree)
    sent = {"headers": SENT_ELSEWHERE, "data": row.post or {}, "check": True}
    answer = stage.ask(None, "post", stage.url(row), **sent)
    assert answer.wrote == ()
    assert tree == "public" or answer.status in {401, 403, 405}


@pytest.mark.parametrize("row", [*PUBLIC, *DEMO], ids=str)
def test_other_methods_than_those_of_the_row_are_refused(stage, enter, row):
    enter("public" if row in PUBLIC else "demo")
    found = {method: stage.ask(None, method, stage.url(row)).status for method in row.odd_methods}
    assert found == row.odd_methods


@pytest.mark.parametrize("row", PUBLIC, ids=str)
def test_the_public_side_writes_nothing_at_all_and_sets_no_cookie(stage, enter, row):
    enter("public")
    for method in ("get", "post"):
        answer = stage.ask(None, method, stage.url(row))
        assert answer.wrote == ()
        assert stage.browsers[False].cookies == {}


@pytest.mark.parametrize("row", [row for _tree, row in ROWS if row.thing], ids=str)
def test_what_does_not_exist_has_no_page(stage, enter, row):
    enter(next(tree for tree, rows in TREES.items() if row in rows))
    assert stage.ask(None, "get", stage.url_of_nothing(row)).status == 404


@pytest.mark.parametrize(
    ("tree", "rows"), [("demo", (*STAFF, *DEMO)), ("own_server", (*STAFF, *OWN_SERVER))]
)
def test_every_url_of_the_other_trees_has_a_row(enter, tree, rows):
    enter(tree)
    found = trees.views(django_settings.ROOT_URLCONF)
    assert found.keys() == {row.name for row in rows}
    assert {name for name in found if trees.is_open(found[name])} == {
        row.name for row in rows if row.open
    }
