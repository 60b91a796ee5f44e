"""Nothing is set in the browser, loaded from elsewhere or written down."""

import re

import pytest

from finmaskig.public.doors import DOORS

PATHS = [
    prefix + path
    for prefix in ("", "/en")
    for path in ("/", "/leave/", *(f"/talk/{door.number}/" for door in DOORS))
] + ["/nowhere/"]
ADDRESS = re.compile(r"\b(?:src|href|action|content|url)\s*=?[\"'(]\s*((?:https?:)?//[^\"')]+)")


@pytest.fixture(autouse=True)
def afternoon(clock):
    clock("2026-06-16 14:00")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_page_sets_a_cookie_or_depends_on_one(client, path, method):
    response = getattr(client, method)(path, {"young": "yes"})
    assert not response.cookies
    assert "Set-Cookie" not in response.headers
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("path", [path for path in PATHS if "leave" not in path])
def test_no_page_runs_a_script_or_loads_from_elsewhere(client, path):
    html = client.get(path).content.decode()
    assert "<script" not in html
    assert ADDRESS.findall(html) == []


@pytest.mark.parametrize("path", PATHS)
def test_no_page_tells_the_next_site_where_you_came_from(client, path):
    response = client.get(path)
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cache-Control"] == "no-store"


def test_no_page_writes_to_the_log_or_the_database(client, caplog):
    with caplog.at_level("DEBUG"):
        for path in PATHS:
            client.get(path)
            client.post(path, {"young": "yes"})
    assert [
        record.getMessage() for record in caplog.records if record.name != "django.request"
    ] == []


def test_titles_and_addresses_tell_a_browser_history_nothing(client):
    for path in PATHS:
        html = client.get(path).content.decode()
        title = "".join(re.findall(r"<title>(.*?)</title>", html))
        assert not re.search(r"sex|köp|tving|Mika|KAST", path + title)
