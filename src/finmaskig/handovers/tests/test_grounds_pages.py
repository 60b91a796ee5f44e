"""The pages of consents and disclosures, as the worker and her lead see them."""

from dataclasses import replace
from uuid import uuid4

import pytest

from finmaskig.cases.services.cases import close_case
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import Closing
from finmaskig.handovers import access, panels_grounds
from finmaskig.handovers.models import Consent, Disclosure
from finmaskig.handovers.parts import OTHER, Receiver
from finmaskig.handovers.tests.factories_grounds import given, resting_on, told, told_under
from finmaskig.organisations.models import Membership
from finmaskig.outreach.tests.factories import hire, make_unit, met, running

CONSENT = {
    "parts": ["contact"],
    "receiver_kind": "health_care",
    "purpose": "Ett besök.",
    "given_by": "person",
    "given_how": "oral",
    "language": "sv",
    "given_on": "2026-06-15",
    "valid_until": "2026-09-15",
}
TOLD = {
    "parts": ["contact"],
    "receiver_kind": "police",
    "ground": "osl-10-23",
    "meets_conditions": "on",
    "how": "phone",
}


def sent(values, **more):
    return {"id": str(uuid4())} | values | more


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, 302),
        ({"receiver_kind": "unit"}, 422),
        ({"receiver_kind": "other"}, 422),
        ({"receiver_kind": "other", "receiver_words": "Juristen"}, 302),
        ({"given_on": "2026-06-16"}, 422),
        ({"given_on": ""}, 422),
        ({"given_by": "young"}, 422),
        ({"given_by": "young", "maturity": "Vet vad hon vill."}, 302),
        ({"purpose": "Ring 070-174 06 05"}, 422),
    ],
)
def test_a_consent_is_received(house, enter, more, status):
    case = opened(house.sara)
    url = f"/cases/{case.pk}/consents/add/"
    answer = enter(house.sara).post(url, sent(CONSENT, **more))
    assert answer.status_code == status
    assert Consent.objects.count() == (status == 302)


def test_an_age_that_is_known_asks_only_who_can_answer(house, enter):
    case = opened(house.sara, "B")
    case.age_band = "25+"
    case.save(update_fields=["age_band"])
    url = f"/cases/{case.pk}/consents/add/"
    assert "Vårdnadshavare för ett barn" not in enter(house.sara).get(url).content.decode()
    unit = {"receiver_kind": "unit", "receiver_unit": str(house.kast.pk)}
    assert enter(house.sara).post(url, sent(CONSENT, **unit)).status_code == 302
    assert Consent.objects.get().receiver_unit == house.kast


def test_one_tap_takes_a_consent_back_and_shows_what_was_told(house, enter):
    consent = given(house.sara, opened(house.sara))
    told_under(house.sara, consent)
    browser = enter(house.sara)
    page = browser.get(f"/cases/{consent.case_id}/").content.decode()
    assert f"/consents/{consent.pk}/withdraw/" in page
    shown = browser.post(f"/consents/{consent.pk}/withdraw/", follow=True).content.decode()
    assert "Det här går inte att få tillbaka" in shown
    assert "Till hälso- och sjukvården" in shown
    page = browser.get(f"/cases/{consent.case_id}/").content.decode()
    assert "Utgångna och återtagna" in page
    assert f"/consents/{consent.pk}/withdraw/" not in page


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, 302),
        ({"ground": ""}, 422),
        ({"ground": "consent"}, 422),
        ({"meets_conditions": ""}, 422),
        ({"receiver_kind": "school"}, 422),
        ({"receiver_kind": "other"}, 422),
        ({"told_at": "10.00"}, 422),
        ({"told_on": "2026-06-16"}, 422),
        ({"told_on": "2026-06-14"}, 422),
        ({"ground": "osl-10-28", "weighing": "19 kap. 1 § SoL.", "told_on": "2026-06-14"}, 302),
        ({"ground": "osl-10-28", "weighing": "19 kap. 1 § SoL.", "told_on": "2026-06-15"}, 302),
        (
            {
                "ground": "brb-24-4",
                "told_on": "2026-06-15",
                "told_at": "02.10",
                "was_urgent": "on",
            },
            302,
        ),
        ({"ground": "without-ground", "weighing": "Det slank ur mig."}, 302),
    ],
)
def test_a_disclosure_is_noted_or_proposed(house, enter, more, status):
    url = f"/cases/{opened(house.sara).pk}/disclosures/add/"
    answer = enter(house.sara).post(url, sent(TOLD, **more))
    assert answer.status_code == status
    assert Disclosure.objects.count() == (status == 302)


def test_everything_that_is_missing_is_said_at_once(house, enter):
    url = f"/cases/{opened(house.sara).pk}/disclosures/add/"
    text = (
        enter(house.sara).post(url, {"id": str(uuid4()), "ground": "osl-10-15a"}).content.decode()
    )
    for said in ("Välj minst en del", "Välj vem som får", "hur du har vägt skälen", "kryssa i"):
        assert said in text
    assert "gäller inte den mottagaren" not in text


def test_a_consent_is_chosen_among_those_that_hold(house, enter):
    consent = given(house.sara, opened(house.sara), receiver=Receiver(OTHER, words="Juristen"))
    url = f"/cases/{consent.case_id}/disclosures/add/"
    browser = enter(house.sara)
    assert "Till Juristen, till och med 2026-09-15" in browser.get(url).content.decode()
    receiver = {"receiver_kind": "other", "receiver_words": "juristen"}
    values = sent(TOLD, ground="consent", consent=str(consent.pk), **receiver)
    assert browser.post(url, values).status_code == 302
    assert Disclosure.objects.get().consent == consent


def test_a_lead_reads_decides_and_the_worker_tells(house, enter):
    row = told(house.sara, opened(house.sara))
    url = f"/disclosures/{row.pk}/"
    browser = enter(house.lead)
    assert f"{url}decide/" in browser.get("/disclosures/").content.decode()
    assert "Bestäm" in browser.get(url).content.decode()
    assert "Risken är större" in browser.get(f"{url}decide/").content.decode()
    answer = browser.post(f"{url}decide/", {"answer": "yes", "weighing": "Hon vill."})
    assert answer.status_code == 302
    browser = enter(house.sara)
    assert browser.get(f"{url}decide/").status_code == 403
    assert "Jag har lämnat den" in browser.get(url).content.decode()
    assert browser.post(f"{url}make/").status_code == 302
    assert Disclosure.objects.get().is_made
    assert browser.post(f"{url}make/").status_code == 409


def test_a_correction_stands_beside_and_more_than_the_consent_is_told_to_the_lead(house, enter):
    consent = given(house.sara, opened(house.sara))
    row = told_under(house.sara, consent)
    url = f"/disclosures/{row.pk}/"
    browser = enter(house.sara)
    for parts, ground in ((["plan"], "consent"), (["plan", "safety"], "without-ground")):
        answer = browser.post(f"{url}correct/", {"parts": parts, "why": "Fel del."})
        assert answer.status_code == 302
        assert Disclosure.objects.order_by("-registered_at", "-pk").filter(
            corrects=row, ground=ground, parts=parts
        )
    assert "Rättelser" in browser.get(url).content.decode()
    proposal = told(house.sara, consent.case)
    sent_again = {"parts": ["plan"], "why": "Fel."}
    assert browser.post(f"/disclosures/{proposal.pk}/correct/", sent_again).status_code == 409


def test_a_lead_of_another_unit_decides_without_the_words(house, enter):
    nora = hire(make_unit(house.board, "victim", "Nova"), "lead", "Nora")
    case = opened(house.sara, alias="Stilla björk 48")
    row = told(
        house.sara,
        case,
        receiver=Receiver(OTHER, words="Juristen"),
        choice=resting_on("osl-10-15a"),
    )
    url = f"/disclosures/{row.pk}/"
    assert enter(nora).get(url).status_code == 404
    Membership.objects.filter(pk=house.lead.membership_id).delete()
    browser = enter(nora)
    shown = "".join(
        browser.get(page).content.decode() for page in (url, f"{url}decide/", "/disclosures/")
    )
    for hidden in ("Stilla björk", "Risken är större", "Juristen"):
        assert hidden not in shown
    assert browser.post(f"{url}make/").status_code == 403
    assert browser.post(f"{url}decide/", {"answer": "no", "weighing": "Nej."}).status_code == 302
    assert browser.get(url).status_code == 404
    assert access.disclosure_to_read(house.sara, row.pk).decided_as == "next_lead"


@pytest.mark.parametrize("who", ["jonas", "petra", "elin"])
def test_nobody_else_finds_a_disclosure_or_a_consent(house, enter, who):
    consent = given(house.sara, opened(house.sara))
    row = told_under(house.sara, consent)
    browser = enter(getattr(house, who))
    for url in (f"/consents/{consent.pk}/", f"/consents/{row.pk}/", f"/disclosures/{row.pk}/"):
        assert browser.get(url).status_code == 404
        assert browser.post(f"{url}withdraw/").status_code == 404
    assert browser.get(f"/disclosures/{consent.pk}/").status_code == 404
    assert Consent.objects.get().withdrawn_at is None


def test_another_board_finds_nothing(house, enter):
    far = hire(house.elsewhere, "lead", "Linnea")
    row = told(house.sara, opened(house.sara))
    assert enter(far).get(f"/disclosures/{row.pk}/").status_code == 404


def test_what_was_said_of_a_meeting_or_in_a_shift_is_noted(house, enter):
    shift = running(house.sara, house.amir)
    meeting = met(house.sara, shift)
    browser = enter(house.sara)
    shown = browser.get(f"/encounters/{meeting.pk}/").content.decode()
    assert f"/disclosures/note/?encounter={meeting.pk}" in shown
    values = TOLD | {"parts": ["seen"], "ground": "brb-24-4"}
    for place, kind in (
        (f"?encounter={meeting.pk}", "encounter"),
        (f"?shift={shift.pk}", "shift"),
        ("", "unit"),
    ):
        assert browser.post(f"/disclosures/note/{place}", sent(values)).status_code == 302
        assert Disclosure.objects.filter(about_kind=kind).count() == 1
    assert browser.get("/disclosures/note/?shift=inget").status_code == 404
    assert "Till polisen" in browser.get("/disclosures/").content.decode()


def test_the_extract_holds_consents_and_what_was_told(house, enter):
    case = opened(house.sara)
    consent = given(house.sara, case)
    told_under(house.sara, consent)
    told(house.sara, case)
    values = {"is_here": "on", "reason": "Bad om det."}
    text = enter(house.sara).post(f"/cases/{case.pk}/extract/", values).content.decode()
    for kept in ("Ett besök hos barnmorskan.", "Risken är större än skadan."):
        assert kept in text


def test_a_closed_contact_can_be_told_about_and_receives_no_consent(house, enter):
    case = opened(house.sara)
    given(house.sara, case)
    close_case(actor=house.sara, case=case, closing=Closing(reason="agreed"))
    browser = enter(house.sara)
    assert browser.get(f"/cases/{case.pk}/disclosures/add/").status_code == 200
    assert browser.get(f"/cases/{case.pk}/consents/add/").status_code == 403


def test_a_panel_is_shown_only_where_it_belongs(house):
    case = opened(house.sara)
    assert panels_grounds.extract(house.sara, case) is None
    assert panels_grounds.from_encounter(house.sara, case) is None
    meeting = met(house.sara, running(house.sara, house.amir))
    assert panels_grounds.from_encounter(house.sara, meeting) is not None
    analyst = replace(house.sara, role="analyst")
    assert panels_grounds.from_encounter(analyst, meeting) is None


def test_the_sections_are_listed_for_the_day(house, enter):
    text = enter(house.jonas).get("/grounds/").content.decode()
    assert "10 kap. 15 a § OSL" in text
    assert "Tillåter inte" in text
