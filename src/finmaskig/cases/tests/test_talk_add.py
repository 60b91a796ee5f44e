"""A talk from the page: fifteen seconds, text only where it may be, corrected by its author."""

from datetime import date

import pytest

from finmaskig.cases.models import Case, Talk
from finmaskig.cases.services.talks import TalkChanged, change_talk, log_talk
from finmaskig.cases.tests.factories import decide, opened
from finmaskig.cases.values import NewTalk
from finmaskig.vault.services import box_of

TODAY = date(2026, 6, 15)


def url_of(case):
    return f"/cases/{case.pk}/talks/add/"


def text_of(talk):
    return box_of(talk.case_id, talk.case.unit_id).text(talk, "text")


def test_a_talk_is_a_few_taps(house, enter):
    case = opened(house.sara)
    taps = {"held_on": "2026-06-15", "form": "phone", "minutes": "30", "help_given": ["advice"]}
    answer = enter(house.amir).post(url_of(case), taps | {"next": "week"})
    talk = Talk.objects.get()
    assert answer.url == f"/cases/{case.pk}/"
    assert (talk.form, talk.minutes, talk.help_given, talk.came) == ("phone", 30, ["advice"], True)
    assert str(Case.objects.get().next_talk_on) == "2026-06-22"


def test_a_day_that_is_agreed_already_is_said_to_stand(house, enter):
    case = opened(house.sara, next_talk_on=date(2026, 6, 18))
    assert "gäller dagen ni har bestämt" in enter(house.sara).get(url_of(case)).content.decode()


@pytest.mark.parametrize(("kind", "beside"), [("buyer", True), ("relative", False)])
def test_beside_a_talk_with_a_buyer_stands_how_to_meet_him(house, enter, kind, beside):
    page = enter(house.jonas).get(url_of(opened(house.jonas, kind=kind))).content.decode()
    assert ("nyss har blivit påkommen" in page) is beside


def test_only_the_day_must_be_given_and_it_is_today(house, enter):
    case = opened(house.sara)
    browser = enter(house.sara)
    assert 'value="2026-06-15"' in browser.get(url_of(case)).content.decode()
    browser.post(url_of(case), {"held_on": "2026-06-15", "missed": "on"})
    assert (Talk.objects.get().came, Talk.objects.get().minutes) == (False, None)


@pytest.mark.parametrize(("mode", "shows"), [("A", False), ("B", True), ("C", True), ("D", False)])
def test_a_line_for_text_stands_only_where_text_is_kept(house, enter, mode, shows):
    text = enter(house.sara).get(url_of(opened(house.sara, mode))).content.decode()
    assert ('name="text"' in text) is shows


def test_no_text_is_added_after_the_boards_decision_has_ended(house, enter, clock):
    decide(house.mika, house.lead, valid_to=date(2026, 6, 30))
    case = opened(house.sara, "B")
    log_talk(actor=house.sara, case=case, new=NewTalk(held_on=TODAY, text="Sov gott."))
    clock("2026-07-01 10:00")
    browser = enter(house.sara)
    page = browser.get(f"/cases/{case.pk}/").content.decode()
    assert "Sov gott." in page
    assert "Nämndens beslut gäller inte längre" in page
    assert 'name="text"' not in browser.get(url_of(case)).content.decode()
    assert browser.get(f"/cases/{case.pk}/situation/").status_code == 200


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"held_on": "2026-06-16"}, "Samtalet har inte varit än"),
        ({"held_on": "2026-06-15", "form": "together"}, "Fråga var och en ensam"),
        ({"held_on": "2026-06-15", "next": "day"}, "Välj vilken dag"),
        ({"held_on": ""}, "Skriv ett datum"),
    ],
)
def test_what_must_be_put_right_is_said_on_the_page(house, enter, sent, says):
    case = opened(house.jonas, "B", form="couple")
    answer = enter(house.jonas).post(url_of(case), {"text": "Viktigt."} | sent)
    text = answer.content.decode()
    assert (answer.status_code, says in text, "Viktigt." in text) == (422, True, True)


def test_who_logged_a_talk_corrects_it_and_nobody_else(house, enter):
    case = opened(house.sara, "B")
    new = NewTalk(held_on=TODAY, minutes=50, text="Fel ord.")
    talk = log_talk(actor=house.sara, case=case, new=new)
    url = f"/cases/talks/{talk.pk}/change/"
    page = enter(house.sara).get(url).content.decode()
    assert 'value="50"' in page
    sent = {"held_on": "2026-06-14", "minutes": "50", "text": "Rätt ord.", "version": "1"}
    assert enter(house.amir).post(url, sent).status_code == 403
    assert enter(house.sara).post(url, sent).status_code == 302
    talk.refresh_from_db()
    assert (text_of(talk), str(talk.held_on), talk.minutes) == ("Rätt ord.", "2026-06-14", 50)


def test_a_talk_that_does_not_exist_or_lies_elsewhere_is_not_found(house, enter):
    case = opened(house.sara)
    talk = log_talk(actor=house.sara, case=case, new=NewTalk(held_on=TODAY))
    assert enter(house.sara).get(f"/cases/talks/{case.pk}/change/").status_code == 404
    assert enter(house.jonas).get(f"/cases/talks/{talk.pk}/change/").status_code == 404


def test_a_talk_of_advice_is_corrected_without_a_text(house, enter):
    case = opened(house.sara)
    talk = log_talk(actor=house.sara, case=case, new=NewTalk(held_on=TODAY))
    sent = {"held_on": "2026-06-15", "minutes": "15", "version": "1"}
    enter(house.sara).post(f"/cases/talks/{talk.pk}/change/", sent)
    talk.refresh_from_db()
    assert talk.minutes == 15


def test_two_windows_on_one_talk_lose_nothing(house, enter):
    case = opened(house.sara, "B")
    talk = log_talk(actor=house.sara, case=case, new=NewTalk(held_on=TODAY, text="Först."))
    newer = NewTalk(held_on=TODAY, text="Hann före.", help_given=("advice",))
    change_talk(actor=house.sara, talk=talk, new=newer, version=1)
    url = f"/cases/talks/{talk.pk}/change/"
    sent = {"held_on": "2026-06-15", "text": "Kom efter.", "version": "1"}
    answer = enter(house.sara).post(url, sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Hann före." in text
    assert "Kom efter." in text
    assert enter(house.sara).post(url, sent | {"version": "2"}).status_code == 302
    talk.refresh_from_db()
    assert text_of(talk) == "Kom efter."
    with pytest.raises(TalkChanged):
        change_talk(actor=house.sara, talk=talk, new=newer, version=1)


def test_history_has_pages_the_newest_first(house, enter):
    case = opened(house.sara, "B")
    for day in range(1, 23):
        new = NewTalk(held_on=date(2026, 5, day), text=f"Samtal nummer {day}.", interpreter="phone")
        log_talk(actor=house.sara, case=case, new=new)
    pages = [
        enter(house.sara).get(f"/cases/{case.pk}/", {"page": n}).content.decode() for n in (1, 2)
    ]
    assert pages[0].index("Samtal nummer 22.") < pages[0].index("Samtal nummer 3.")
    assert "Samtal nummer 2." not in pages[0]
    assert "Samtal nummer 2." in pages[1]
