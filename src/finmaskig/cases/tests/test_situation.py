"""The situation of mode B: all optional, a child's conditions, two who write at once."""

from datetime import date

import pytest

from finmaskig.cases.models import Case
from finmaskig.cases.queries.situation import mark_of
from finmaskig.cases.services import situation as services
from finmaskig.cases.services.cases import KindNotHere
from finmaskig.cases.services.rows import CaseChanged
from finmaskig.cases.services.talks import log_talk
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import NewTalk, Situation
from finmaskig.guidance.models import Step

DAY = date(2026, 6, 15)


def url_of(case):
    return f"/cases/{case.pk}/situation/"


def sent(case, **more):
    case.refresh_from_db()
    return {"kind": case.kind, "mark": mark_of(case)} | more


def change(house, case, **values):
    told = Situation(**({"kind": case.kind} | values))
    return services.change_situation(
        actor=house.sara, case=case, situation=told, mark=mark_of(case)
    )


def test_what_the_person_tells_is_kept_and_shown(house, enter):
    case = opened(house.sara, "B")
    browser = enter(house.amir)
    told = {"age_band": "25+", "sex": "woman", "residence": "0180", "need_areas": ["housing"]}
    browser.post(url_of(case), sent(case, needs_text="En dörr som går att låsa.", **told))
    page = browser.get(f"/cases/{case.pk}/").content.decode()
    for words in ("Stockholm", "Kvinna", "Boende", "En dörr som går att låsa."):
        assert words in page
    row = Case.objects.get()
    assert b"d\xc3\xb6rr" not in bytes(row.needs_text)


@pytest.mark.parametrize("mode", ["A", "C", "D"])
def test_no_other_mode_holds_a_situation(house, enter, mode):
    case = opened(house.sara, mode)
    assert enter(house.sara).get(url_of(case)).status_code == 404
    with pytest.raises(services.SituationNotKept):
        change(house, case)


@pytest.mark.parametrize(
    ("band", "field", "says"),
    [
        ("0-14", "guardian_consent_on", "vårdnadshavares samtycke"),
        ("15-17", "suitability_on", "bedömt att stödet är lämpligt"),
    ],
)
def test_a_childs_support_needs_its_day_and_a_report(house, enter, band, field, says):
    case = opened(house.sara, "B")
    answer = enter(house.sara).post(url_of(case), sent(case, age_band=band))
    assert (answer.status_code, says in answer.content.decode()) == (422, True)
    with pytest.raises((services.GuardianMissing, services.SuitabilityMissing)):
        change(house, case, age_band=band)
    day = {"age_band": band, field: "2026-06-15"}
    assert enter(house.sara).post(url_of(case), sent(case, **day)).status_code == 302
    assert Step.objects.filter(subject_id=case.pk, code="report-concern", status="open").exists()


def test_children_at_home_ask_for_a_question_and_no_flag(house):
    case = opened(house.sara, "B")
    change(house, case, children="yes", risk_factors=("threats", "addiction", "controlled"))
    found = set(Step.objects.filter(subject_id=case.pk).values_list("code", flat=True))
    assert "ask-about-children" in found
    assert "report-concern" not in found


def test_an_adult_without_children_opens_no_step(house):
    case = opened(house.sara, "B")
    before = Step.objects.count()
    change(house, case, age_band="25+", children="no")
    assert Step.objects.count() == before


def test_a_unit_keeps_to_its_side(house):
    with pytest.raises(KindNotHere):
        change(house, opened(house.sara, "B"), kind="buyer")


def test_two_who_write_at_once_see_both_texts(house, enter):
    case = opened(house.sara, "B")
    browser = enter(house.sara)
    old = sent(case, needs_text="Mitt.", need_areas=["money"])
    change(house, case, needs_text="Hennes.", sex="woman")
    answer = browser.post(url_of(case), old)
    text = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Hennes.", "Mitt.", "Kvinna", "inget valt"):
        assert words in text
    assert browser.post(url_of(case), sent(case, needs_text="Bådas.")).status_code == 302
    told = Situation(kind="own")
    with pytest.raises(CaseChanged):
        services.change_situation(actor=house.sara, case=case, situation=told, mark="old")


def test_a_colleagues_talk_disturbs_nobody_who_writes(house, enter):
    case = opened(house.sara, "B")
    begun = sent(case, sex="woman")
    log_talk(actor=house.amir, case=case, new=NewTalk(held_on=DAY))
    assert enter(house.sara).post(url_of(case), begun).status_code == 302


def test_a_buyer_sees_his_areas_and_how_to_be_met(house, enter):
    page = enter(house.jonas).get(url_of(opened(house.jonas, "B"))).content.decode()
    assert "Tvångsmässighet" in page
    assert "nyss har blivit påkommen" in page
    for name in ("compensations", "reasons"):
        assert f'name="{name}"' not in page
    assert 'name="treatment_areas"' not in _own_page(house, enter)


def _own_page(house, enter):
    return enter(house.sara).get(url_of(opened(house.sara, "B"))).content.decode()
