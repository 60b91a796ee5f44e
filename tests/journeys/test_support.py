"""From the first call to the last: a woman who never says her name, and a couple at KAST."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.demo import log_in, look
from tests.journeys.support import choose, follow, opened_contact, press, says

pytestmark = pytest.mark.browser

FIRST_CALL = {
    "Vem är det?": "Egen erfarenhet",
    "Hur kom personen hit?": "Ringde själv",
    "Så når vi varandra": "Ringer oss under sitt alias",
    "Nästa samtal": "Om en vecka",
}
HER_CODE = {
    "Vilket träd tycker du om?": "hängbjörk",
    "Vilken mat ville du aldrig äta?": "kalvsylta",
    "Vilket ord låter fint, tycker du?": "solkatt",
}
REVEALING = re.compile(
    "mika|mottagning|kommun|stockholm|social|stöd|kontakt|finmaskig|prostit|ersättning|handläggare",
    re.IGNORECASE,
)


def test_a_woman_who_never_says_her_name_is_with_us_from_the_first_call_to_the_last(phone):
    log_in(phone, "sara")
    alias = opened_contact(phone, "B", FIRST_CALL)
    assert re.fullmatch(r"\w+ \w+ \d\d", alias)
    says(phone, "Stöd utan behovsprövning")
    says(phone, "14 kap. 5 § SoL")
    tell_her_what_must_be_passed_on(phone, alias)
    take_no_for_an_answer(phone)
    let_her_make_a_code(phone)
    write_the_plan_together(phone)
    paper = printed_plan(phone)
    assert "Mina steg" in paper
    assert "Ha en egen dörr som går att låsa" in paper
    assert not REVEALING.search(paper), paper
    assert alias not in paper
    come_back_and_be_recognised(phone, alias)
    log_a_talk_from_the_list(phone, alias)
    close_and_open_again(phone, alias)


def tell_her_what_must_be_passed_on(page, alias: str) -> None:
    follow(page, "Läs tillsammans eller skriv ut")
    says(page, "När ett barn kan fara illa")
    says(page, "17 kap. 1 § utlänningslagen")
    follow(page, "Till kontakten")
    press(page, "Berättat i dag")
    says(page, "Noterat att du har berättat i dag.")
    follow(page, "Berätta om rätten att söka bistånd")
    choose(page, "Hur gick det?", "Gjort")
    press(page, "Avsluta steget")
    follow(page, f"Stödkontakt {alias}")


def take_no_for_an_answer(page) -> None:
    press(page, "Nej tack")
    says(page, "Ingen frågar om samma sak igen.")
    press(page, "Ja, om 30 dagar")
    says(page, "Ja, gärna")


def let_her_make_a_code(page) -> None:
    follow(page, "Låt personen göra en egen kod")
    for question, answer in HER_CODE.items():
        page.get_by_label(question).fill(answer)
    press(page, "Spara koden")
    says(page, "Svaren finns bara i personens minne.")


def write_the_plan_together(page) -> None:
    follow(page, "Skriv planen tillsammans")
    goal = page.get_by_role("group", name="Mål 1")
    goal.get_by_label("Det här vill jag", exact=False).first.fill(
        "Ha en egen dörr som går att låsa"
    )
    goal.get_by_label("Steg").first.fill("Ringa om ett rum")
    page.get_by_label("Det här hjälper när det är svårt").fill("Gå ut och gå vid vattnet")
    press(page, "Spara planen")
    says(page, "Planen är sparad.")
    look(page)


def printed_plan(page) -> str:
    """Return what the person's own copy says when it is read from the file."""
    follow(page, "Personens kopia")
    choose(page, "Varför görs kopian?", "Personen vill ha en egen kopia")
    with page.expect_download() as download:
        page.locator("button[name=pdf]").click()
    assert not REVEALING.search(download.value.suggested_filename)
    reader = PdfReader(io.BytesIO(download.value.path().read_bytes()))
    told = " ".join(str(value) for value in (reader.metadata or {}).values())
    return told + "".join(page.extract_text() for page in reader.pages)


def come_back_and_be_recognised(page, alias: str) -> None:
    page.goto("/cases/")
    follow(page, "Känna igen någon")
    page.get_by_text("Personens egen kod").click()
    for question, answer in HER_CODE.items():
        page.get_by_label(question).fill(answer.upper())
    press(page, "Sök")
    says(page, "Här är kontakten.")
    expect(page.get_by_role("heading", level=1)).to_have_text(alias)


def log_a_talk_from_the_list(page, alias: str) -> None:
    page.goto("/cases/")
    follow(page, f"Logga samtal {alias}")
    choose(page, "Hur talades ni vid?", "Besök hos oss")
    choose(page, "Hjälp i dag", "Stödsamtal")
    choose(page, "Nästa samtal", "Om två veckor")
    press(page, "Spara samtalet")
    says(page, "Samtalet är loggat.")
    look(page)


def close_and_open_again(page, alias: str) -> None:
    follow(page, "Avsluta kontakten")
    choose(page, "Varför avslutas kontakten?", "Målet är nått")
    press(page, "Avsluta kontakten")
    says(page, "Kontakten är avslutad.")
    look(page)
    press(page, "Öppna igen")
    says(page, "Kontakten är öppen igen, med samma alias.")
    expect(page.get_by_role("heading", level=1)).to_have_text(alias)


A_COUPLE = {
    "Vem är det?": "Köper sex",
    "Enskilt eller par?": "Par",
    "Hur kom personen hit?": "Webben",
    "Så når vi varandra": "Kommer hit",
}


def test_a_couple_is_asked_one_by_one_before_they_talk_together(phone):
    log_in(phone, "jonas")
    alias = opened_contact(phone, "B", A_COUPLE)
    follow(phone, "Logga samtal")
    choose(phone, "Hur talades ni vid?", "Par, tillsammans")
    press(phone, "Spara samtalet")
    says(phone, "Fråga var och en ensam om våld innan ni talar tillsammans.")
    look(phone)
    phone.get_by_role("link", name=alias).click()
    press(phone, "Den ena i dag")
    says(phone, "Dagen är noterad. Svaret sparas inte här.")
    press(phone, "Den andra i dag")
    read_about_somebody_just_caught(phone)
    answer(phone, "Början", {"Hur har du mått": "3", "Köper du sex mindre": "2"})
    follow(phone, "Logga samtal")
    choose(phone, "Hur talades ni vid?", "Par, tillsammans")
    press(phone, "Spara samtalet")
    says(phone, "Samtalet är loggat.")
    answer(phone, "Efteråt", {"Hur har du mått": "7", "Köper du sex mindre": "9"})
    show_the_change(phone)


def read_about_somebody_just_caught(page) -> None:
    follow(page, "Ändra situationen")
    page.get_by_text("Att möta någon som nyss har blivit påkommen").click()
    expect(page.get_by_text("Fråga rakt ut om tankar på att inte vilja leva.")).to_be_visible()
    look(page)
    page.go_back()


def answer(page, when: str, numbers: dict[str, str]) -> None:
    """Ask the voluntary questions and take the answers to some of them."""
    follow(page, "Ställ frågorna")
    page.get_by_role("link", name=when, exact=True).click()
    for question, number in numbers.items():
        choose(page, question, number)
    press(page, "Spara svaren")


def show_the_change(page) -> None:
    look(page)
    expect(page.get_by_role("img", name="Svaren över tid.")).to_be_visible()
    before_and_after = page.get_by_role("row", name="Mående").get_by_role("cell")
    expect(before_and_after).to_have_text(["3", "7"])
    expect(page.get_by_role("row", name="Köper mindre").get_by_role("cell")).to_have_text(
        ["2", "9"]
    )


def test_two_who_write_the_same_plan_at_once_lose_nothing(phone, demo, open_page):
    log_in(phone, "sara")
    alias = opened_contact(phone, "B", FIRST_CALL)
    follow(phone, "Skriv planen tillsammans")
    colleague = open_page(demo.staff)
    log_in(colleague, "amir")
    colleague.goto(phone.url)
    write_and_save(phone, "Hitta ett rum")
    says(phone, "Planen är sparad.")
    write_and_save(colleague, "Söka ett arbete")
    says(colleague, "Någon annan sparade planen medan du skrev.")
    look(colleague)
    now = colleague.get_by_role("region", name="Så står det nu")
    expect(now).to_contain_text("Hitta ett rum")
    expect(now).to_contain_text("Sara sparade")
    mine = colleague.get_by_role("group", name="Mål 1").get_by_label("Det här vill jag").first
    expect(mine).to_have_value("Söka ett arbete")
    press(colleague, "Spara planen")
    expect(colleague.get_by_role("heading", level=1)).to_have_text(alias)
    says(colleague, "Söka ett arbete")
    follow(colleague, "Så var det förut")
    says(colleague, "Hitta ett rum")


def write_and_save(page, goal: str) -> None:
    page.get_by_role("group", name="Mål 1").get_by_label("Det här vill jag").first.fill(goal)
    press(page, "Spara planen")
