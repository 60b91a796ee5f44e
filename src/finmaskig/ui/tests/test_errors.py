from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404

from finmaskig.ui import errors

STATIC = Path(errors.__file__).parent / "static" / "ui"


@pytest.mark.parametrize(
    ("handler", "exception", "status", "words"),
    [
        (errors.bad_request, SuspiciousOperation(), 400, "Vi kunde inte läsa det som skickades"),
        (errors.bad_request, RequestDataTooBig(), 413, "Det du skickade är för stort"),
        (errors.forbidden, PermissionDenied(), 403, "Det här får du inte göra"),
        (errors.not_found, Http404(), 404, "Sidan finns inte"),
        (errors.csrf_failure, "no token", 403, "Formuläret är för gammalt"),
        (errors.too_many, None, 429, "Det blev för många försök"),
    ],
)
def test_an_error_page_says_what_happened_in_swedish(rf, handler, exception, status, words):
    response = handler(rf.get("/"), exception)
    html = response.content.decode()
    assert response.status_code == status
    assert f"<h1>{words}</h1>" in html
    assert f"Felkod {status}" in html
    assert 'class="top"' in html


@pytest.mark.parametrize(
    ("handler", "status", "words"),
    [
        (errors.server_error, 500, "Något gick fel hos oss"),
        (errors.unavailable, 503, "Vi är snart tillbaka"),
    ],
)
def test_our_own_mistakes_need_no_template_engine(rf, settings, handler, status, words):
    settings.TEMPLATES = []
    response = handler(rf.get("/"))
    assert response.status_code == status
    assert f"<h1>{words}</h1>" in response.content.decode()


@pytest.mark.parametrize("name", ["500", "503", "offline"])
def test_a_static_page_links_only_files_that_exist(name):
    html = (STATIC / "errors" / f"{name}.html").read_text(encoding="utf-8")
    linked = [part.split('"')[0] for part in html.split('href="/static/ui/')[1:]]
    assert linked
    assert [path for path in linked if not (STATIC / path).is_file()] == []
    assert "<script" not in html
    assert 'lang="sv"' in html


def test_an_error_shows_no_markup_from_elsewhere(rf):
    html = errors.not_found(rf.get("/<script>"), Http404("<script>")).content.decode()
    assert "<script>" not in html


@pytest.mark.parametrize("fault", [OperationalError, InterfaceError])
def test_a_database_that_is_away_is_said_to_be_away(rf, fault):
    try:
        raise fault
    except fault:
        response = errors.server_error(rf.get("/"))
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
