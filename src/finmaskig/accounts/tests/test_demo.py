"""One-click logins work in the demo and cannot exist anywhere else."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import get_resolver

from finmaskig.accounts.tests.factories import make_user

STAFF = "finmaskig.config.urls_staff"
OUTSIDE = """
import os, django
django.setup()
from django.conf import settings
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
assert not settings.DEMO
for name in ("demo:people", "demo:login_as"):
    try:
        reverse(name, args=["sara"] if name.endswith("as") else [])
        raise SystemExit(f"{name} exists")
    except NoReverseMatch:
        pass
for path in ("/demo/", "/demo/login/sara/"):
    try:
        resolve(path)
        raise SystemExit(f"{path} exists")
    except Resolver404:
        pass
from django.core.exceptions import ImproperlyConfigured
try:
    import finmaskig.accounts.views.demo
    raise SystemExit("the views can be loaded")
except ImproperlyConfigured:
    print("refused")
"""


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    known = kept | {"DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]}
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, env=known | environment, capture_output=True, text=True, check=False
    )


def test_outside_the_demo_there_is_no_name_no_path_and_no_view(tmp_path):
    done = run(OUTSIDE, FINMASKIG_SECRET_KEY="x" * 50, FINMASKIG_DATA_DIR=str(tmp_path))
    assert (done.stdout, done.returncode) == ("refused\n", 0), done.stderr


def test_the_demo_refuses_any_database_but_its_own(tmp_path):
    done = run(
        "import django; django.setup()",
        FINMASKIG_DEMO="1",
        FINMASKIG_DATA_DIR=str(tmp_path),
        DATABASE_URL="postgres://somewhere/real",
    )
    assert done.returncode == 1
    assert "kör bara på sin egen databas" in done.stderr


def test_the_views_refuse_to_be_loaded_here():
    with pytest.raises(ImproperlyConfigured):
        importlib.import_module("finmaskig.accounts.views.demo")


@pytest.fixture
def demo(settings):
    """Load the addresses of the demo for one test, and before them those of the staff."""
    importlib.import_module(STAFF)
    settings.DEMO = True
    settings.ROOT_URLCONF = "finmaskig.accounts.tests.demo_urls"
    yield
    for name in ("views.demo", "urls_demo", "tests.demo_urls"):
        sys.modules.pop(f"finmaskig.accounts.{name}", None)


@pytest.mark.usefixtures("demo")
def test_the_addresses_of_the_staff_do_not_become_the_demos():
    assert "demo/" not in {str(each.pattern) for each in get_resolver(STAFF).url_patterns}


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
def test_in_the_demo_one_click_logs_in(client):
    make_user(email="sara@finmaskig.example", name="Sara")
    page = client.get("/accounts/login/?next=/accounts/").content.decode()
    assert 'href="/demo/?next=/accounts/"' in page
    assert "Logga in som Sara" in client.get("/demo/?next=/accounts/").content.decode()
    response = client.post("/demo/login/sara/", {"next": "/accounts/"})
    assert response.url == "/accounts/"
    assert client.get("/accounts/").status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
def test_a_look_at_a_demo_login_changes_nothing(client):
    make_user(email="sara@finmaskig.example", name="Sara")
    assert "Logga in som Sara" in client.get("/demo/login/sara/").content.decode()
    assert client.get("/accounts/").status_code == 302


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
def test_only_invented_people_can_be_chosen_and_only_our_pages_follow(client):
    make_user(email="riktig@example.org")
    make_user(email="sara@finmaskig.example")
    assert client.post("/demo/login/riktig/").status_code == 404
    away = client.post("/demo/login/sara/", {"next": "https://elsewhere.example/"})
    assert away.url == "/"
