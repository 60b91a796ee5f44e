"""The pages of handovers, as the two units walk through them."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from finmaskig.accounts.actor import COMMAND_LINE
from finmaskig.accounts.tests.factories import log_in
from finmaskig.cases.models import Case
from finmaskig.cases.services.net import tell_net
from finmaskig.cases.tests.factories import opened
from finmaskig.guidance.models import Step
from finmaskig.guidance.tests.factories import make_step
from finmaskig.handovers import access_moves
from finmaskig.handovers.models import Handover
from finmaskig.handovers.parts import Receiver
from finmaskig.handovers.queries import proposing
from finmaskig.handovers.services import expiring, handovers, taking
from finmaskig.handovers.tests.move_factories import (
    NO,
    accepted,
    agreed,
    make_town,
    proposed,
    seen,
)
from finmaskig.handovers.values_moves import Why
from finmaskig.organisations.models import Unit, UnitKind
from finmaskig.organisations.services import load_directory
from finmaskig.outreach.tests.factories import user_of
from finmaskig.pure.guidance.facts import Facts
from finmaskig.shared.clock import now


@pytest.fixture
def town(db, clock):
    load_directory()
    clock("2026-06-15 14:10")
    return make_town()


@pytest.fixture
def browser(client):
    """Return a function that opens an address as somebody, or sends a form to it."""

    def _browse(actor, name, *args, post=None, query=""):
        log_in(client, user_of(actor))
        url = reverse(f"handovers:{name}", args=args) + query
        return client.get(url) if post is None else client.post(url, post)

    return _browse


def text_of(answer):
    return answer.content.decode()


def proposal(town, **values):
    usual = {
        "id": str(uuid4()),
        "receiver": str(town.district.pk),
        "matter": "support",
        "age_group": "adult",
        "parts": ["reach"],
        "afterwards": "close",
        "ground": "osl-10-28",
        "meets_conditions": "on",
        "weighing": "Lagen kräver det.",
    }
    return usual | values


def test_from_the_proposal_to_how_it_went(town, browser):
    case = opened(town.sara, alias="Stilla björk 48")
    assert "Hur personen kan nås tryggt" in text_of(browser(town.sara, "handover_add", case.pk))
    browser(town.sara, "handover_add", case.pk, post=proposal(town))
    row = Handover.objects.get()
    assert "Se vad det gäller" in text_of(browser(town.nora, "handover_detail", row.pk))
    browser(town.nora, "handover_see", row.pk, post={})
    page = text_of(browser(town.nora, "handover_detail", row.pk))
    assert "Kan ni ta över?" in page
    assert "Stilla björk 48" not in page
    assert browser(town.nora, "handover_package", row.pk).status_code == 403
    assert "Rådgivning" in text_of(browser(town.nora, "handover_accept", row.pk))
    browser(town.nora, "handover_accept", row.pk, post={"mode": "A", "alias": "Ny vind 12"})
    assert "Stilla björk 48" in text_of(browser(town.nora, "handover_package", row.pk))
    browser(town.nora, "handover_receipt", row.pk, post={})
    assert browser(town.nora, "handover_meeting", row.pk).status_code == 200
    browser(town.nora, "handover_meeting", row.pk, post={"met_on": "2026-06-15"})
    assert browser(town.nora, "handover_conclude", row.pk).status_code == 200
    browser(town.nora, "handover_conclude", row.pk, post={"outcome": "supported"})
    for who, shown in ((town.sara, "Personen får stöd hos oss"), (town.nora, "Ny vind 12")):
        assert shown in text_of(browser(who, "handover_detail", row.pk))


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({"receiver": ""}, "Välj en mottagare i listan"),
        ({"receiver_words": "Nämnden i Ekerö"}, "Välj en mottagare i listan"),
        ({"weighing": ""}, "Skriv hur du har vägt"),
        ({"ground": "consent"}, "Välj vilket samtycke"),
        ({"parts": ["name"]}, "Välj bland svaren"),
        ({"ground": "osl-26-9"}, "En chef bestämmer om den här grunden"),
    ],
)
def test_what_is_missing_is_said_beside_it(town, browser, changed, shown):
    case = opened(town.sara)
    answer = browser(town.sara, "handover_add", case.pk, post=proposal(town, **changed))
    assert (answer.status_code, shown in text_of(answer)) == (422, True)
    assert not Handover.objects.exists()


def test_somebody_outside_the_directory_is_a_function(town, browser):
    case = opened(town.sara, "B", alias="Ljus hamn 31")
    Case.objects.filter(pk=case.pk).update(age_band="25+")
    sent = proposal(town, receiver="", receiver_words="Nämnden i Ekerö")
    browser(town.sara, "handover_add", case.pk, post=sent)
    row = Handover.objects.get()
    assert (row.receiver_kind, row.told_kind) == ("paper", "other")
    row = taking.confirm_outside(actor=town.sara, handover=row)
    assert "Anteckna det första mötet" in text_of(browser(town.sara, "handover_detail", row.pk))
    browser(town.sara, "handover_meeting", row.pk, post={"met_on": "2026-06-15"})
    row.refresh_from_db()
    assert row.state == "met"


def test_on_consent_from_the_page(town, browser):
    case = opened(town.sara)
    consent = agreed(town.sara, case, town.district)
    sent = proposal(town, ground="consent", consent=str(consent.pk))
    browser(town.sara, "handover_add", case.pk, post=sent)
    assert Handover.objects.get().consent_ref == consent.pk


@pytest.mark.parametrize(
    ("agreed_parts", "receiver", "shown"),
    [
        (("contact",), "district", "Samtycket omfattar inte allt du har valt"),
        (("contact", "reach"), "kast", "Samtycket gäller en annan mottagare"),
    ],
)
def test_what_a_consent_does_not_carry_is_said_beside_what_was_written(
    town, browser, agreed_parts, receiver, shown
):
    case = opened(town.sara)
    place = town.district if receiver == "district" else town.house.kast
    consent = agreed(town.sara, case, place, agreed_parts)
    sent = proposal(town, ground="consent", consent=str(consent.pk), weighing="Hon vill.")
    answer = browser(town.sara, "handover_add", case.pk, post=sent)
    assert answer.status_code == 422
    assert shown in text_of(answer)
    assert "Hon vill." in text_of(answer)


def test_a_contact_with_an_open_handover_leads_to_it(town, browser):
    case = opened(town.sara)
    row = proposed(town, case)
    answer = browser(town.sara, "handover_add", case.pk)
    assert answer.url == reverse("handovers:handover_detail", args=[row.pk])
    answer = browser(town.sara, "handover_add", case.pk, post=proposal(town))
    assert (answer.status_code, "redan ett överlämnande" in text_of(answer)) == (409, True)


def test_a_no_and_why_it_was_no(town, browser):
    row = seen(town)
    assert browser(town.nora, "handover_decline", row.pk).status_code == 200
    bare = browser(town.nora, "handover_decline", row.pk, post={"reason": "other"})
    assert "Skriv med några ord varför" in text_of(bare)
    sent = {"reason": "other", "text": "Vi bygger om."}
    browser(town.nora, "handover_decline", row.pk, post=sent)
    page = text_of(browser(town.sara, "handover_detail", row.pk))
    assert "Vi bygger om." in page
    assert "Föreslå någon annan" in page
    assert "Vi bygger om." not in text_of(browser(town.nora, "handover_detail", row.pk))


def test_taking_back(town, browser):
    row = proposed(town)
    assert browser(town.sara, "handover_withdraw", row.pk).status_code == 200
    assert browser(town.nora, "handover_withdraw", row.pk).status_code == 403
    browser(town.sara, "handover_withdraw", row.pk, post={"reason": "person_changed"})
    assert "tog tillbaka" in text_of(browser(town.nora, "handover_detail", row.pk))


@pytest.mark.parametrize("who", ["sara", "nora"])
def test_what_is_late_is_never_shown_as_something_to_accept(town, browser, clock, who):
    row = seen(town)
    clock("2026-06-18 00:10")
    page = text_of(browser(getattr(town, who), "handover_detail", row.pk))
    assert "Svarstiden är ute" in page
    assert "Ta emot" not in page
    if who == "nora":
        assert browser(town.nora, "handover_accept", row.pk).status_code == 409
    assert "Svarstiden är ute" in text_of(browser(getattr(town, who), "handover_list"))


def test_the_list_begins_with_what_must_be_answered(town, browser):
    for act in (accepted, seen, proposed):
        act(town)
    met = taking.give_receipt(actor=town.nora, handover=accepted(town))
    taking.note_meeting(actor=town.nora, handover=met, met_on=date(2026, 6, 15))
    page = text_of(browser(town.nora, "handover_list"))
    assert page.index("Svara:") < page.index("Möte:")
    assert "Utfall:" in page
    ours = text_of(browser(town.sara, "handover_list"))
    assert "Väntar:" in ours
    assert "Mottaget" in ours


def test_what_is_over_lies_on_pages_of_its_own(town, browser):
    handovers.decline(actor=town.nora, handover=seen(town), why=NO)
    row = proposed(town)
    handovers.withdraw(actor=town.sara, handover=row, why=Why(reason="wrong_receiver"))
    assert "Till Stadsdelen" in text_of(browser(town.sara, "handover_done_list"))
    assert "Från Mika" in text_of(browser(town.nora, "handover_done_list", query="?way=in"))


def test_when_nobody_answered_the_sender_sees_what_to_do(town, browser, clock):
    row = proposed(town)
    clock("2026-06-18 03:00")
    expiring.expire_handovers(actor=COMMAND_LINE, at=now())
    assert "svarade inte i tid" in text_of(browser(town.sara, "handover_detail", row.pk))
    assert "svarade inte i tid" in text_of(browser(town.nora, "handover_detail", row.pk))


def test_the_step_that_asks_leads_to_the_proposal_with_its_receiver(town, browser):
    case = opened(town.sara)
    steps = tell_net(actor=town.sara, case=case, facts=Facts(kind="exposed", event="acute_solved"))
    step = next(one for one in steps if one.code == "hand-over")
    Step.objects.filter(pk=step.pk).update(receiver_unit=town.district)
    answer = browser(town.sara, "handover_begin", step.pk)
    assert answer.url == reverse("handovers:handover_add", args=[case.pk])
    begin = proposing.beginning(town.sara, case, "")
    assert begin.initial["receiver"] == str(town.district.pk)


def test_another_step_leads_nowhere(town, browser):
    step = make_step(town.sara, code="offer-rights")
    assert browser(town.sara, "handover_begin", step.pk).status_code == 404


@pytest.mark.parametrize("is_opened", [True, False])
def test_a_meeting_is_handed_over_as_a_contact(town, browser, is_opened):
    met = uuid4()
    step = make_step(town.sara, code="hand-over", subject_kind="encounter", subject_id=met)
    case = opened(town.sara, origin_kind="encounter", origin_id=met) if is_opened else None
    answer = browser(town.sara, "handover_begin", step.pk)
    wanted = reverse("handovers:handover_add", args=[case.pk]) if case else str(met)
    assert wanted in answer.url


def test_when_the_emergency_is_over_the_district_is_found(town, browser):
    UnitKind.objects.create(unit=town.house.emergency, kind="social_emergency")
    case = opened(town.house.elin, alias="Vaken trast 28")
    page = browser(town.house.elin, "acute_solve", case.pk)
    assert "Södermalm" in text_of(page)
    answer = browser(town.house.elin, "acute_solve", case.pk, post={"district": "Södermalm"})
    begin = proposing.beginning(town.house.elin, case, "Södermalm")
    board = Unit.objects.get(code="district-sodermalm")
    assert begin.initial["receiver"] == str(board.pk)
    assert "S%C3%B6dermalm" in answer.url
    assert Step.objects.filter(subject_id=case.pk, code="hand-over", status="open").exists()
    assert proposing.step_that_asks(case) is not None


@pytest.mark.parametrize(
    ("mode", "band", "matter", "group"),
    [
        ("A", "", "support", "unknown"),
        ("A", "15-17", "child", "child"),
        ("A", "25+", "support", "adult"),
        ("D", "", "trafficking", "unknown"),
    ],
)
def test_a_proposal_begins_with_what_the_contact_holds(town, mode, band, matter, group):
    case = opened(town.sara, mode)
    case.age_band = band
    begin = proposing.beginning(town.sara, case, "Atlantis")
    assert (begin.initial["matter"], begin.initial["age_group"]) == (matter, group)
    assert begin.district == ""


def test_the_contacts_page_says_from_where_it_came_and_where_it_goes(town, client):
    row = accepted(town)
    log_in(client, user_of(town.nora))
    page = client.get(reverse("cases:case_detail", args=[row.received_case_id])).content.decode()
    assert "Kom från Mika" in page
    log_in(client, user_of(town.sara))
    page = client.get(reverse("cases:case_detail", args=[row.case_id])).content.decode()
    assert "Till Stadsdelen" in page


@pytest.mark.parametrize("alias", ["Ny vind 12", "  ny VIND 12 "])
def test_an_alias_that_is_taken_is_said_at_once(town, browser, alias):
    opened(town.nora, alias="Ny vind 12")
    row = seen(town)
    sent = {"mode": "A", "alias": alias}
    answer = browser(town.nora, "handover_accept", row.pk, post=sent)
    assert "finns redan på enheten" in text_of(answer)


def test_a_paper_belongs_to_the_sender_alone(town, browser):
    Unit.objects.filter(pk=town.district.pk).update(is_staffed_here=False)
    row = proposed(town, receiver=Receiver("unit", town.district.pk))
    assert browser(town.nora, "handover_detail", row.pk).status_code == 404
    assert browser(town.sara, "handover_accept", row.pk).status_code == 403


def test_who_follows_up_is_the_receiver(town, browser):
    row = accepted(town)
    assert browser(town.sara, "handover_meeting", row.pk).status_code == 403


def test_a_long_list_says_that_there_is_more(town, browser, monkeypatch):
    monkeypatch.setattr(access_moves, "OPEN_SHOWN", 1)
    for _ in range(2):
        proposed(town)
    assert "Resten står i Öppna steg" in text_of(browser(town.nora, "handover_list"))


def test_a_reference_number_goes_along_only_when_it_is_chosen(town, browser):
    case = opened(town.sara, "C", external_reference="SN 2026/5")
    browser(town.sara, "handover_add", case.pk, post=proposal(town))
    row = Handover.objects.get()
    assert "SN 2026/5" not in text_of(browser(town.sara, "handover_package", row.pk))
    handovers.withdraw(actor=town.sara, handover=row, why=NO)
    browser(town.sara, "handover_add", case.pk, post=proposal(town, parts=["track"]))
    row = Handover.objects.get(state="proposed")
    assert "SN 2026/5" in text_of(browser(town.sara, "handover_package", row.pk))
