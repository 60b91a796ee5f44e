"""Safe numbers: one explores and takes a table away, another looks for what it hides, in vain."""

from __future__ import annotations

import json

import pytest
from django.conf import settings
from django.test import Client

from finmaskig.organisations.tests.factories import at_work
from finmaskig.reports.tests.writing import desk
from tests.journeys.demo import go_by, look
from tests.journeys.support import follow, press, says

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HIDDEN = {("child", "boy"), ("adult", "boy"), ("child", "Total")}
"""Age and sex of the cells that nobody sees, whoever asks and however."""


@pytest.fixture
def enter(live_server, open_page):
    """Let somebody of a board with published figures come in; two years are closed."""
    with desk() as place:

        def entered(role: str):
            client = Client()
            at_work(client, place.unit, role)
            page = open_page(live_server.url)
            name = settings.SESSION_COOKIE_NAME
            key = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
            page.context.add_cookies([key])
            return page

        yield entered


def test_a_table_is_explored_and_kept_and_its_complement_gives_nothing_more(enter):
    analyst = enter("analyst")
    explore(analyst, rows="Ålder", columns="Kön")
    says(analyst, "Tre celler är skyddade.")
    assert analyst.locator(".protected").count() == len(HIDDEN)
    assert hidden_in(kept(analyst), "age", "sex") == HIDDEN

    worker = enter("worker")
    explore(worker, rows="Kön", columns="Ålder")
    assert hidden_in(kept(worker), "age", "sex") == HIDDEN
    narrowed_to_buyers(worker)
    assert worker.locator(".protected").count() == 2
    says(worker, "Två celler är skyddade.")

    worker.goto(worker.url.replace("2022-01--2022-12", "2022-01--2022-11"))
    look(worker)
    says(worker, "Perioden är inte stängd.")
    assert worker.locator("table").count() == 0


def test_the_county_is_compared_and_a_hole_leads_to_what_is_missing(enter):
    coordinator = enter("coordinator")
    coordinator.goto("/siffror/gap-map/")
    look(coordinator)
    follow(coordinator, "Jämför länets kommuner")
    coordinator.get_by_label("Län").select_option(label="Uppsala län")
    coordinator.get_by_label("Grupp").select_option(label="Män")
    press(coordinator, "Visa")
    look(coordinator)
    row = coordinator.get_by_role("row", name="Tierp")
    go_by(coordinator, row.get_by_role("link", name="hål").first)
    says(coordinator, "Tierp")
    place = coordinator.url.rsplit("#", 1)[1]
    assert coordinator.locator(f"#{place}").count() == 1


def explore(page, *, rows: str, columns: str) -> None:
    page.goto("/siffror/")
    look(page)
    page.get_by_label("Rader").select_option(label=rows)
    page.get_by_label("Kolumner").select_option(label=columns)
    press(page, "Visa")
    look(page)
    follow(page, "Länk till just den här tabellen")


def narrowed_to_buyers(page) -> None:
    """Ask for the rest: one sex alone, by age."""
    page.get_by_label("Rader").select_option(label="Ålder")
    page.get_by_label("Kolumner").select_option(label="Ingen indelning")
    press(page, "Visa")
    page.get_by_text("Avgränsa", exact=True).click()
    page.get_by_label("Kön", exact=True).select_option(label="pojke")
    press(page, "Visa")
    look(page)


def kept(page) -> dict:
    """Take the table away as JSON."""
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON").click()
    return json.loads(download.value.path().read_text(encoding="utf-8"))


def hidden_in(table: dict, *axes: str) -> set[tuple[str, ...]]:
    hidden = [one for one in table["cells"] if one["status"] == "hidden"]
    assert all(one["count"] is None for one in hidden)
    return {tuple(one["codes"][axis] for axis in axes) for one in hidden}
