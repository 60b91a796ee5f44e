"""The page to explore published figures: the same table for all, hidden cells said to be so."""

from __future__ import annotations

import pytest
from django.urls import reverse

from finmaskig.organisations.tests.factories import at_work, make_unit
from finmaskig.reports.models import CountPeriod, Publication
from finmaskig.reports.queries import pattern
from finmaskig.reports.tests.factories import met
from finmaskig.reports.tests.writing import VALUES, YEAR
from finmaskig.shared.clock import now

URL = reverse("reports:explore")
BY_TWO = {"measure": "joint_shifts", "period": YEAR.code, "rows": "age", "columns": "sex"}


def page_of(client, **values) -> str:
    return client.get(URL, values).content.decode()


@pytest.mark.parametrize("role", ["worker", "lead", "coordinator", "analyst", "secretary"])
def test_everybody_of_the_board_sees_the_same_table(client, place, role):
    at_work(client, place.unit, role)
    page = page_of(client, **BY_TWO)
    assert "joint_shifts, efter ålder och kön" in page
    assert "Januari till december 2022" in page
    assert ">346<" in page
    assert page.count('<span class="protected">skyddad</span>') == 3
    assert "Tre celler är skyddade." in page


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_who_does_not_work_for_the_board_finds_nothing(client, place, role):
    at_work(client, place.unit, role)
    assert client.get(URL).status_code == 404


def test_the_first_visit_shows_a_table_and_what_to_choose(client, place):
    at_work(client, place.unit, "worker")
    page = page_of(client)
    assert "joint_shifts, efter kön" in page
    assert "Januari till december 2022" in page
    assert 'aria-current="page">Utforska' in page


def test_a_table_can_be_narrowed_to_one_code(client, place):
    at_work(client, place.unit, "worker")
    page = page_of(client, **BY_TWO | {"columns": "", "at_sex": "girl"})
    assert "Kön: flicka" in page
    assert ">18<" in page
    assert 'class="protected"' not in page


def test_a_single_number_is_a_table_too(client, place):
    at_work(client, place.unit, "worker")
    page = page_of(client, **BY_TWO | {"columns": "", "rows": ""})
    assert ">670<" in page


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"measure": "gone"}, "Måttet finns inte"),
        ({"period": "1999-01--1999-12"}, "Perioden är inte stängd"),
        ({"version": "7"}, "Den versionen finns inte"),
        ({"measure": "joint_exposed", "columns": "", "at_sex": "boy"}, "räknar inte det du valde"),
    ],
)
def test_a_question_without_an_answer_says_why_and_lets_one_ask_again(client, place, asked, why):
    at_work(client, place.unit, "worker")
    page = page_of(client, **BY_TWO | asked)
    assert why in page
    assert "<table" not in page
    assert "Välj tabell" in page


@pytest.mark.parametrize(
    "asked", [{"rows": "country"}, {"at_age": "<script>"}, {"version": "x"}, {"rows": "sex"}]
)
def test_what_cannot_be_read_is_left_out(client, place, asked):
    at_work(client, place.unit, "worker")
    page = page_of(client, **BY_TWO | asked)
    assert "<table" in page
    assert "<script>" not in page


def test_a_permanent_link_shows_the_same_after_a_revision_and_says_so(client, place):
    old = Publication.objects.get(period__code=YEAR.code)
    revise(old)
    at_work(client, place.unit, "worker")
    newest, permanent = page_of(client, **BY_TWO), page_of(client, **BY_TWO | {"version": "1"})
    assert ">999<" in newest
    assert "version=2" in newest
    assert ">346<" in permanent
    assert "Siffrorna har rättats sedan dess" in permanent


def revise(old: Publication) -> None:
    """Publish the year again with other figures, past the services."""
    cells = {
        (unit, *key): value for unit in ("Total", "test-unit") for key, value in VALUES.items()
    }
    cells["Total", "girl", "adult"] = 999
    values = {
        field.attname: getattr(old, field.attname)
        for field in Publication._meta.concrete_fields
        if field.attname != "id"
    }
    values |= {"version": 2, "number": 9, "hash": "9" * 64, "published_at": now()}
    Publication.objects.create(**values | {"pattern": pattern.written([met(cells)])})


def test_a_board_without_closed_periods_is_told_what_comes_first(client, place):
    at_work(client, make_unit("other"), "analyst")
    page = page_of(client)
    assert "Ingen period är stängd än" in page
    assert "joint" not in page
    assert CountPeriod.objects.count() == 2
