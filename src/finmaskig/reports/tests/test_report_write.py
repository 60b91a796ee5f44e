"""Writing beside the figures: nothing typed is lost, and the second writer sees both texts."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from finmaskig.organisations.tests.factories import at_work, make_unit
from finmaskig.reports.models import Report
from finmaskig.reports.services.documents import save_report
from finmaskig.shared.errors import NotAllowed


@pytest.fixture
def report(place):
    return place.report()


@pytest.fixture
def url(report):
    return reverse("reports:report_write", args=[report.pk])


def test_the_figures_stand_beside_the_places_to_write_in(client, place, url):
    at_work(client, place.unit, "analyst")
    page = client.get(url).content.decode()
    assert "364 (året före 364)" in page
    assert "Arbetet har vuxit." in page
    assert "Om enhetens arbete: Test-unit" in page


@pytest.mark.parametrize(
    ("role", "status", "text"), [("analyst", 302, "Nytt."), ("lead", 403, "Arbetet har vuxit.")]
)
def test_an_analyst_writes(client, place, report, url, role, status, text):
    at_work(client, place.unit, role)
    answer = client.post(url, {"version": report.version, "summary": "Nytt."})
    assert answer.status_code == status
    assert Report.objects.get().texts["summary"] == text


def test_a_text_with_an_identity_is_refused_and_kept_on_the_page(client, place, report, url):
    at_work(client, place.unit, "analyst")
    text = "Hon nås på 070-123 45 67."
    answer = client.post(url, {"version": report.version, "summary": text})
    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert Report.objects.get().texts["summary"] == "Arbetet har vuxit."


def test_the_second_of_two_writers_sees_both_texts(client, place, report, url):
    at_work(client, place.unit, "analyst")
    save_report(actor=place.actor(), report=report, texts={"summary": "Den andras."}, version=2)
    answer = client.post(url, {"version": 2, "summary": "Min text."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Den andras." in page
    assert "Min text." in page
    assert "Någon annan sparade" in page
    assert client.post(url, {"version": 3, "summary": "Båda."}).status_code == 302
    assert Report.objects.get().texts == {"summary": "Båda."}


def test_saving_the_same_again_changes_nothing(place, report):
    again = save_report(actor=place.actor(), report=report, texts=report.texts, version=1)
    assert again.version == report.version


def test_a_small_number_of_people_is_refused_and_kept_on_the_page(client, place, report, url):
    at_work(client, place.unit, "analyst")
    answer = client.post(url, {"version": report.version, "summary": "Tre unga flickor fick stöd."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "ett litet antal människor: Tre unga flickor." in page
    assert "Tre unga flickor fick stöd." in page


@pytest.mark.parametrize(
    "texts", [{"unknown": "x"}, {"summary": "a@b.se"}, {"summary": "Vi mötte 2 barn."}]
)
def test_the_service_refuses_what_the_form_would(place, report, texts):
    with pytest.raises(ValidationError):
        save_report(actor=place.actor(), report=report, texts=texts, version=report.version)


def test_the_service_asks_who(place, report):
    with pytest.raises(NotAllowed):
        save_report(actor=place.actor("worker"), report=report, texts={}, version=2)


def test_the_report_of_another_board_is_not_there(client, url):
    at_work(client, make_unit("other"), "analyst")
    assert client.get(url).status_code == 404
