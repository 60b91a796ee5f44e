from dataclasses import dataclass

import pytest
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string

from finmaskig.ui import menu
from finmaskig.ui.context import page
from finmaskig.ui.theme import theme_css

pytestmark = pytest.mark.urls("finmaskig.ui.tests.urls")


@dataclass(frozen=True)
class Somebody:
    name: str = "Sara"
    unit_name: str = "Mikamottagningen"
    role: str = "worker"
    marks: frozenset[str] = frozenset()


@pytest.fixture(autouse=True)
def entries(monkeypatch):
    monkeypatch.setattr(menu, "_entries", {})
    menu.register("Pass", "sample_shifts", order=20, roles=["worker", "lead"])
    menu.register("På nätet", "sample_online", order=30)
    menu.register("Idag", "sample_today", order=10)
    menu.register("Konto", "sample_account", place="account")


@pytest.fixture
def request_from(rf):
    def build(path="/", actor=None):
        request = rf.get(path)
        if actor:
            request.actor = actor
        return request

    return build


@pytest.mark.parametrize(
    ("role", "labels"),
    [("worker", ["Idag", "Pass", "På nätet"]), ("auditor", ["Idag", "På nätet"])],
)
def test_the_menu_shows_what_the_role_may_open_in_order(role, labels):
    assert [link.label for link in menu.links(role, "/")] == labels


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", "Idag"),
        ("/shifts/1/", "Pass"),
        ("/shifts/online/2/", "På nätet"),
        ("/elsewhere/", None),
    ],
)
def test_the_menu_marks_the_nearest_place(path, current):
    marked = [link.label for link in menu.links("worker", path) if link.current]
    assert marked == ([current] if current else [])


def test_registering_twice_keeps_one_entry():
    menu.register("I dag", "sample_today", order=10)
    assert [link.label for link in menu.links("auditor", "/")] == ["I dag", "På nätet"]


def test_the_frame_shows_menu_place_and_person(request_from):
    html = render(request_from(actor=Somebody()), "ui/page.html").content.decode()
    assert "Mikamottagningen · Sara" in html
    assert 'href="/shifts/"' in html
    assert 'href="/me/"' in html
    assert 'action="/leave/"' in html
    assert '<a class="skip" href="#main">' in html


def test_without_an_actor_there_is_no_menu(request_from):
    html = render(request_from(), "ui/page.html").content.decode()
    assert "<nav" not in html
    assert "Logga ut" not in html


@pytest.mark.urls("finmaskig.ui.urls")
def test_a_site_without_login_has_no_way_out_either(request_from, monkeypatch):
    monkeypatch.setattr(menu, "_entries", {})
    assert page(request_from(actor=Somebody()))["logout_url"] == ""


def test_a_task_page_has_a_way_back_and_no_menu(request_from):
    html = render(request_from(actor=Somebody()), "ui/task.html").content.decode()
    assert "Tillbaka" in html
    assert "<nav" not in html


def test_the_first_thing_to_reach_is_the_way_past_the_menu():
    html = render_to_string("ui/page.html")
    assert html.index('class="skip"') < html.index("<header")


def test_a_municipality_can_bring_its_own_colours(settings, tmp_path, rf):
    assert "/theme.css" not in render_to_string("ui/page.html")
    settings.THEME_CSS = str(tmp_path / "theme.css")
    with pytest.raises(Http404):
        theme_css(rf.get("/theme.css"))
    (tmp_path / "theme.css").write_text(":root { --net: #003366; }")
    assert '<link rel="stylesheet" href="/theme.css">' in render_to_string("ui/page.html")
    response = theme_css(rf.get("/theme.css"))
    assert response.content == b":root { --net: #003366; }"
    assert response["Content-Type"] == "text/css; charset=utf-8"
