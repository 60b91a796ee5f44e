"""The queue, the track and its forms, as a coordinator meets them."""

from datetime import date

import pytest

from finmaskig.cases.models import Event, Permit, Track
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.tests.track import factories as make
from finmaskig.cases.tests.track.factories import TODAY, day
from finmaskig.cases.track_values import NextStep
from finmaskig.organisations.models import UnitKind


@pytest.fixture
def track(house):
    return make.tracked(house.sara, alias="Stilla björk 48")


@pytest.fixture
def sara(house, enter):
    return enter(house.sara)


def shown(client, url, **data):
    return client.get(url, data).content.decode()


def url_of(track, rest=""):
    return f"/coordination/{track.case_id}/{rest}"


def test_the_queue_has_everybody_on_one_line_the_late_first(house, enter, track, clock):
    other = make.tracked(house.sara, alias="Blå tall 10")
    make.permit(house.sara, track)
    make.planned(house.sara, other, on=day(20), authority="court", what="hearing")
    clock("2026-06-25 10:00")
    text = shown(enter(house.sara), "/coordination/")
    assert text.index("Stilla björk 48") < text.index("Blå tall 10")
    assert "Migrationsverket" in text
    assert "Fråga Migrationsverket om beslutet" in text
    assert "Huvudförhandling: Domstol" in text
    assert "1. Identifiering" in text


def test_the_line_tells_which_permit_holds_and_until_when(house, enter, track):
    make.granted(house.sara, track)
    assert "Betänketid till 15 juli" in shown(enter(house.sara), "/coordination/")


def test_a_contact_whose_track_is_not_open_stands_in_both_queues(house, sara):
    case = opened(house.sara, "D", alias="Vit ek 20")
    for queue in ("adults", "children"):
        text = shown(sara, "/coordination/", queue=queue)
        assert f'href="/coordination/{case.pk}/open/"' in text


def test_each_queue_shows_its_own(house, sara, track):
    assert "Stilla björk 48" not in shown(sara, "/coordination/", queue="children")
    assert "Ingen i den här kön" in shown(sara, "/coordination/", queue="children")


def test_the_queue_of_a_unit_for_children_is_theirs(house, sara):
    UnitKind.objects.create(unit=house.mika, kind="child_coordinator")
    text = shown(sara, "/coordination/")
    assert 'href="/coordination/?queue=children" aria-current="page"' in text


def test_the_menu_shows_coordination_only_where_it_is_done(house, enter):
    assert 'href="/coordination/"' not in shown(enter(house.sara), "/cases/")
    make.tracked(house.sara)
    assert 'href="/coordination/"' in shown(enter(house.sara), "/cases/")
    assert 'href="/coordination/"' not in shown(enter(house.elin), "/cases/")
    UnitKind.objects.create(unit=house.emergency, kind="adult_coordinator")
    assert 'href="/coordination/"' in shown(enter(house.elin), "/cases/")


def test_a_contact_of_mode_d_leads_to_its_track(house, sara):
    case = opened(house.sara, "D")
    assert "Öppna spåret" in shown(sara, f"/cases/{case.pk}/")
    sara.post(f"/coordination/{case.pk}/open/", {"queue": "children"})
    assert Track.objects.get().queue == "children"
    assert "Till spåret" in shown(sara, f"/cases/{case.pk}/")
    assert "Samordning</h2>" not in shown(sara, f"/cases/{opened(house.sara).pk}/")


@pytest.mark.parametrize("path", ["", "open/", "rights/", "money/", "package/", "stages/"])
def test_a_contact_of_another_mode_has_no_such_page(house, sara, path):
    case = opened(house.sara, "A")
    assert sara.get(f"/coordination/{case.pk}/{path}").status_code == 404


def test_the_track_shows_what_is_next_then_its_parts(house, sara, track):
    make.granted(house.sara, track)
    make.housing(house.sara, track, from_on=TODAY, children="consent")
    make.going_home(house.sara, track, consent_on=TODAY, country="RO")
    action = NextStep(on=day(3), what="interpreter", authority="other", responsible="coordinator")
    make.conference(house.sara, track, action, note="Hemligt beslut.")
    text = shown(sara, url_of(track))
    assert text.index("Nästa steg") < text.index("Tidslinje")
    for words in ("Betänketid", "30 dagar kvar", "Rumänien", "Skyddat boende", "Anteckning finns"):
        assert words in text
    assert "Hemligt" not in text
    event = Event.objects.get(what="conference")
    assert "Hemligt beslut." in shown(sara, f"/coordination/events/{event.pk}/change/")


def test_a_permit_shorter_than_the_law_allows_is_warned_about(house, sara, track):
    sent = {"kind": "proceedings", "applicant": "lead_investigator", "applied_on": "2026-06-15"}
    sent |= {"outcome": "granted", "decided_on": "2026-06-15", "from_on": "2026-06-15"}
    response = sara.post(url_of(track, "permits/add/"), sent | {"to_on": "2026-12-14"}, follow=True)
    assert response.content.decode().count("kortare än lagens kortaste tid") == 2
    sara.post(url_of(track, "permits/add/"), sent | {"to_on": "2026-12-15"})
    assert Permit.objects.count() == 2


def test_the_package_has_facts_and_empty_lines_and_asks_for_no_name(house, sara, track):
    make.granted(house.sara, track, reference_number="SN 2026/77")
    text = shown(sara, url_of(track, "package/"))
    assert "195011" in text
    assert "Socialnämnden" in text
    assert "SN 2026/77" in text
    assert "write-line" in text
    assert "<input" not in text.partition("<main")[2]


def test_an_application_not_yet_made_leaves_its_lines_empty(house, sara, track):
    text = shown(sara, url_of(track, "package/"))
    assert "Nej, första ansökan" in text


def test_the_checklist_opens_by_hand_and_is_answered(house, sara, track):
    assert "Öppna checklistan" in shown(sara, url_of(track, "rights/"))
    sara.post(url_of(track, "rights/"))
    item = track.rightsitems.get(code="school")
    url = f"/coordination/rights/{item.pk}/change/"
    assert sara.post(url, {"state": "not_relevant", "version": 1}).status_code == 422
    sara.post(url, {"state": "not_relevant", "why": "Inga barn.", "version": 1})
    assert "Inga barn." in shown(sara, url)
    assert "i dag · 29 kap." in shown(sara, url_of(track, "rights/"))


def test_the_money_shows_each_quarter_and_its_claim(house, sara, track):
    make.cost(house.sara, track, from_on=date(2026, 1, 20), to_on=None)
    text = shown(sara, url_of(track, "money/"))
    assert "Kvartal 1 2026" in text
    assert shown(sara, url_of(track, "claims/add/"), quarter="2026-01-01").count("selected") == 1
    assert sara.get(url_of(track, "claims/add/"), {"quarter": "i fjol"}).status_code == 200
    assert "Kvartal 2 2026" in text
    make.claim(house.sara, track, paid_on=TODAY, paid_amount=6000)
    text = shown(sara, url_of(track, "money/"))
    assert "Delvis besvarat" in text
    assert "utbetalt 6\N{NO-BREAK SPACE}000 kr" in text


def test_who_plans_with_hours_sees_the_month_of_her_unit(house, enter):
    client = enter(house.sara)
    sent = {"category": "method", "length": "120", "worked_on": "2026-06-15"}
    client.post("/coordination/hours/", sent)
    client.post("/coordination/hours/", sent | {"length": "", "minutes": "45"})
    assert "2 h 45 min" in shown(client, "/coordination/hours/")
    assert "2 h 45 min" not in shown(enter(house.elin), "/coordination/hours/")


def test_the_buyers_side_has_no_coordination(house, enter):
    client = enter(house.jonas)
    assert client.get("/coordination/").status_code == 404
    assert client.get("/coordination/hours/").status_code == 404


@pytest.mark.parametrize(("page", "most"), [("queue", 12), ("track", 13)])
def test_a_page_with_twenty_rows_asks_the_database_a_few_times(
    house, sara, track, page, most, django_assert_max_num_queries
):
    for number in range(19):
        make.planned(house.sara, make.tracked(house.sara), on=day(number + 1))
        make.event(house.sara, track)
    make.granted(house.sara, track)
    make.housing(house.sara, track)
    make.going_home(house.sara, track, consent_on=TODAY)
    url = "/coordination/" if page == "queue" else url_of(track)
    sara.get(url)
    with django_assert_max_num_queries(most):
        assert sara.get(url).status_code == 200
