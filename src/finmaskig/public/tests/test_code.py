"""The page of receipts: a code, a calm answer, no cookie, no address, nothing about anybody."""

import re

import pytest
from django.core.cache import caches
from django.core.signing import TimestampSigner

from finmaskig.handovers.models import Receipt
from finmaskig.handovers.receipts import BOOKED, CANNOT, DID_NOT_COME, RECEIVED
from finmaskig.handovers.tests.paper_factories import make_receipt
from finmaskig.public import form_tokens, wrong_codes
from finmaskig.pure.sealing.receipt_codes import new_code, shown
from finmaskig.shared.clock import now

pytestmark = pytest.mark.django_db
HERE = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
TOKEN = re.compile(r'name="token" value="([^"]+)"')


@pytest.fixture(autouse=True)
def forgotten():
    caches["public"].clear()


def token_of(client):
    return TOKEN.search(client.get("/code/").content.decode()).group(1)


def send(client, code, choice=RECEIVED, *, token=None, headers=HERE, path="/code/"):
    sent = {"written": code, "choice": choice, "token": token or token_of(client)}
    return client.post(path, sent, headers=headers)


ANSWERS = [
    (RECEIVED, "Tack. Mottagandet är kvitterat.", "Spara papperet"),
    ("", "Tack. Mottagandet är kvitterat.", "Spara papperet"),
    (BOOKED, "Tack. Mottagandet är kvitterat.", "första mötet är bokat"),
    (DID_NOT_COME, "Tack. Mottagandet är kvitterat.", "personen inte kom. Ring"),
    (CANNOT, "De får veta att ni inte kan ta emot", "Ansvaret ligger kvar"),
]


@pytest.mark.parametrize(("choice", "heading", "text"), ANSWERS)
def test_a_code_is_answered_with_thanks(client, choice, heading, text):
    receipt, code = make_receipt()
    answer = send(client, shown(code), choice)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert heading in html
    assert text in html
    receipt.refresh_from_db()
    assert receipt.is_refused == (choice == CANNOT)


def test_a_word_of_the_meeting_can_follow_with_the_same_code(client):
    receipt, code = make_receipt()
    send(client, code)
    assert "Svaret är sparat" in send(client, code, BOOKED).content.decode()
    receipt.refresh_from_db()
    assert receipt.is_booked


def test_a_code_that_was_used_and_one_that_is_over_get_calm_answers(client):
    _receipt, code = make_receipt()
    send(client, code, CANNOT)
    used = send(client, code)
    assert used.status_code == 409
    assert "Koden är redan använd" in used.content.decode()
    over = make_receipt()
    Receipt.objects.filter(pk=over[0].pk).update(is_over=True)
    late = send(client, over[1])
    assert late.status_code == 409
    assert "Koden gäller inte längre" in late.content.decode()


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "Skriv koden som står på papperet."),
        ("x" * 61, "Koden är kortare än så."),
        ("0000-0000-0000-0001", "Koden stämmer inte."),
        ("0000-0000-0000-0000", "Koden stämmer inte."),
        ("\x00", "tecken"),
    ],
)
def test_a_wrong_code_is_said_and_kept_in_its_field(client, written, sentence):
    answer = send(client, written)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'name="written" value="' in answer.content.decode() or not written.strip("\x00")


def test_an_answer_that_is_none_of_those_shown_is_refused(client):
    receipt, code = make_receipt()
    assert send(client, code, "maybe").status_code == 422
    receipt.refresh_from_db()
    assert receipt.answer == ""


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://ond.example"},
        {"Origin": "null"},
        {"Origin": "https://testserver"},
        HERE | {"Origin": "http://testserver.ond.example"},
    ],
)
def test_a_form_that_another_site_sends_changes_nothing(client, headers):
    receipt, code = make_receipt()
    answer = send(client, code, headers=headers)
    assert answer.status_code == 403
    receipt.refresh_from_db()
    assert receipt.answer == ""


def test_a_browser_that_says_nothing_of_where_it_was_may_answer(client):
    _receipt, code = make_receipt()
    assert send(client, code, headers={}).status_code == 200


def _old():
    class Then(TimestampSigner):
        def timestamp(self):
            return "1abcde"

    return Then(salt="finmaskig.public.form").sign("x")


@pytest.mark.parametrize("token", ["-", "x:y:z", _old()])
def test_a_token_that_is_not_ours_or_too_old_changes_nothing(client, token):
    receipt, code = make_receipt()
    answer = send(client, code, token=token)
    assert answer.status_code == 422
    assert "Tryck på knappen en gång" in answer.content.decode()
    receipt.refresh_from_db()
    assert receipt.answer == ""


def test_a_token_is_used_once(client):
    token = token_of(client)
    assert send(client, make_receipt()[1], token=token).status_code == 200
    receipt, code = make_receipt()
    assert send(client, code, token=token).status_code == 422
    receipt.refresh_from_db()
    assert receipt.answer == ""


def test_too_many_wrong_codes_are_asked_to_wait_but_a_right_one_is_taken(client, monkeypatch):
    monkeypatch.setattr(wrong_codes, "MOST", 2)
    statuses = [send(client, new_code()).status_code for _number in range(4)]
    assert statuses == [422, 422, 429, 429]
    assert send(client, new_code())["Retry-After"] == "600"
    assert send(client, make_receipt()[1]).status_code == 200


def test_a_window_of_wrong_codes_ends(clock):
    at = clock("2026-06-15 22:00")
    assert not any(wrong_codes.note_wrong_code(now()) for _number in range(wrong_codes.MOST))
    assert wrong_codes.note_wrong_code(now())
    assert not wrong_codes.note_wrong_code(clock("2026-06-15 22:10"))
    assert at


def test_opening_the_page_changes_nothing(client, django_assert_num_queries):
    _receipt, code = make_receipt()
    with django_assert_num_queries(0):
        client.get(f"/code/?written={code}&choice=received")
        client.head("/code/")


def test_nothing_is_set_in_the_browser_or_kept_of_who_it_was(client, caplog):
    _receipt, code = make_receipt()
    with caplog.at_level("DEBUG"):
        answers = [client.get("/code/"), send(client, new_code()), send(client, code)]
    for answer in answers:
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert answer["Cache-Control"] == "no-store"
        assert "<script" not in answer.content.decode()
        assert "<title>Kvittera</title>" in answer.content.decode()
    ours = [one for one in caplog.records if not one.name.startswith("django")]
    assert ours == []


def test_what_is_remembered_names_no_address(client, monkeypatch):
    kept = []
    memory = caches["public"]

    class Watching:
        def get(self, *sent):
            return memory.get(*sent)

        def set(self, *sent):
            kept.append(sent)

        def add(self, *sent):
            kept.append(sent)
            return memory.add(*sent)

    monkeypatch.setattr(form_tokens, "memory", Watching)
    monkeypatch.setattr(wrong_codes, "memory", Watching)
    send(client, new_code())
    assert len(kept) == 2
    assert [one for one in kept if "127.0.0.1" in str(one)] == []


def test_the_page_speaks_english_under_its_own_path(client):
    _receipt, code = make_receipt()
    answer = send(client, code, path="/en/code/")
    assert "Thank you. The receipt is noted." in answer.content.decode()
