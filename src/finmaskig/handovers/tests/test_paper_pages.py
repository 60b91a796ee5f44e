"""The paper itself and its pages: what was chosen, lines by hand, and nothing else."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from finmaskig.accounts.models import AccessEntry, User
from finmaskig.accounts.tests.factories import log_in
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import Reach
from finmaskig.handovers import receipts
from finmaskig.handovers.models import Handover, Receipt
from finmaskig.handovers.services.receipts import answer_receipt
from finmaskig.handovers.tests.move_factories import make_town, proposed
from finmaskig.handovers.tests.paper_factories import on_paper, with_code
from finmaskig.organisations.models import Unit
from finmaskig.organisations.wording import RESPONSIBILITY
from finmaskig.pure.sealing.receipt_codes import digest_of, read_code

pytestmark = pytest.mark.django_db
REACH = Reach(text="Ring aldrig på kvällen.", never_leave_message=True)
HEIGHT = 842
BLANKS = ("Namn", "Personnummer eller samordningsnummer", "Telefon", "Adress eller annan plats")


@pytest.fixture
def town(clock):
    clock("2026-06-15 10:00")
    return make_town()


@pytest.fixture
def as_sara(client, town):
    log_in(client, User.objects.get(pk=town.sara.user_id))
    return client


def url(name, row):
    return reverse(f"handovers:{name}", args=[row.pk])


def said(content):
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def paper(client, row, sender="board"):
    answer = client.post(url("paper_make", row), {"sender": sender})
    assert answer.status_code == 200, answer.content.decode()
    return answer


def test_the_paper_has_what_was_chosen_lines_by_hand_and_the_fixed_sentence(as_sara, town):
    case = opened(town.sara, reach=REACH)
    row = on_paper(town, case, parts=("contact", "reach"))
    answer = paper(as_sara, row)
    assert answer["Content-Disposition"] == 'attachment; filename="till-mottagaren.pdf"'
    text = said(answer.content)
    for words in (*BLANKS, str(RESPONSIBILITY), "Socialkontoret i Gnesta", case.alias):
        assert words in text
    assert "Ring aldrig på kvällen." in text
    root = PdfReader(BytesIO(answer.content)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "sv"


def test_a_part_that_was_not_chosen_is_not_on_the_paper(as_sara, town):
    case = opened(town.sara, reach=REACH)
    row = on_paper(town, case, parts=("contact",))
    text = said(paper(as_sara, row).content)
    assert "kvällen" not in text
    assert "Fråga oss innan ni tar kontakt." in text
    assert "Avvägning" not in text


def test_the_code_on_the_paper_is_the_one_that_works(as_sara, town, settings):
    settings.PUBLIC_ADDRESS = "https://stod.example"
    row = on_paper(town)
    text = said(paper(as_sara, row).content)
    assert "stod.example/code/" in text
    code = next(read_code(word) for word in text.split() if read_code(word))
    assert Receipt.objects.get().codes.get().digest == digest_of(code)
    assert answer_receipt(written=code, choice=receipts.RECEIVED) == receipts.TAKEN


def test_without_an_address_of_the_public_side_one_calls(as_sara, town, settings):
    settings.PUBLIC_ADDRESS = ""
    text = said(paper(as_sara, on_paper(town)).content)
    assert "/code/" not in text
    assert "Ring den som gav er papperet." in text


def test_the_units_phone_stands_on_every_page(as_sara, town):
    Unit.objects.filter(pk=town.sara.unit_id).update(phone="08-000 00 11")
    pages = PdfReader(BytesIO(paper(as_sara, on_paper(town)).content)).pages
    assert all("Ring 08-000 00 11." in page.extract_text() for page in pages)


@pytest.mark.parametrize("sender", ["board", "unit", "nobody"])
def test_the_sender_is_who_was_chosen_and_stands_nowhere_else(as_sara, town, sender):
    row = on_paper(town)
    names = {"board": row.sender_board.name, "unit": row.sender_unit.name}
    document = PdfReader(BytesIO(paper(as_sara, row, sender).content))
    text = " ".join(page.extract_text() for page in document.pages)
    assert {key for key, name in names.items() if name in text} == {sender} - {"nobody"}
    assert document.metadata.author == names.get(sender)
    assert document.metadata.title == "Till dig som tar emot"


def test_the_first_fold_tells_an_outsider_nothing(as_sara, town):
    first = PdfReader(BytesIO(paper(as_sara, on_paper(town)).content)).pages[0]
    fold = []

    def above(text, page, line, _font, _size):
        if line[4] * page[1] + line[5] * page[3] + page[5] > HEIGHT * 2 / 3:
            fold.append(text)

    first.extract_text(visitor_text=above)
    shown = " ".join("".join(fold).split())
    assert "Socialkontoret i Gnesta" in shown
    for word in ("Kod", "Alias", "prostitution", "stöd", "Svara"):
        assert word not in shown


def test_each_paper_is_logged_and_none_is_made_by_looking(as_sara, town):
    row = on_paper(town)
    assert as_sara.get(url("paper_make", row)).status_code == 200
    assert as_sara.post(url("paper_make", row), {"sender": "x"}).status_code == 422
    exports = AccessEntry.objects.filter(event="handovers.paper_exported")
    assert (exports.count(), Receipt.objects.count()) == (0, 0)
    paper(as_sara, row)
    assert exports.count() == 1


def test_a_handover_to_a_unit_here_has_no_paper(as_sara, town):
    row = proposed(town)
    for name in ("paper_make", "paper_answer"):
        assert as_sara.get(url(name, row)).status_code == 404
    assert as_sara.post(url("paper_settle", row)).status_code == 404
    assert "paper-heading" not in as_sara.get(url("handover_detail", row)).content.decode()


STANDS = [
    (None, "Gör papperet"),
    (receipts.RECEIVED, "Mottagaren har kvitterat."),
    (receipts.BOOKED, "Första mötet är bokat."),
    (receipts.DID_NOT_COME, "Personen kom inte."),
    (receipts.CANNOT, "Mottagaren kan inte ta emot."),
]


@pytest.mark.parametrize(("choice", "words"), STANDS)
def test_the_page_says_how_it_stands_and_hears_the_answer(as_sara, town, choice, words):
    row, code = with_code(town)
    if choice:
        answer_receipt(written=code, choice=choice)
    html = as_sara.get(url("handover_detail", row)).content.decode()
    assert words in html
    assert ("Spara svaret här" in html) == (choice is not None)
    assert ("har svarat med koden" in html) == (choice is not None)
    assert ("Ta tillbaka förslaget" in html) == (choice is None)
    waits = as_sara.get(reverse("handovers:handover_list")).content.decode()
    assert ("Har svarat" in waits) == (choice is not None)
    as_sara.post(url("paper_settle", row))
    after = as_sara.get(url("handover_detail", row)).content.decode()
    assert "Spara svaret här" not in after
    assert Handover.objects.get(pk=row.pk).is_waiting == (choice is None)


def test_a_code_that_is_over_is_said_to_be(as_sara, town, clock):
    row, _code = with_code(town)
    clock("2026-06-25 10:00")
    log_in(as_sara, User.objects.get(pk=town.sara.user_id))
    html = as_sara.get(url("handover_detail", row)).content.decode()
    assert "går inte att svara med längre" in html


SPOKEN = [
    ({"answer": "received"}, "receipted"),
    ({"answer": "cannot", "reason": "no_room"}, "declined"),
]


@pytest.mark.parametrize(("sent", "state"), SPOKEN)
def test_an_answer_by_word_of_mouth_is_noted(as_sara, town, sent, state):
    row = on_paper(town)
    answer = as_sara.post(url("paper_answer", row), sent)
    assert answer.status_code == 302
    assert Handover.objects.get(pk=row.pk).state == state


@pytest.mark.parametrize("sent", [{}, {"answer": "cannot"}, {"answer": "x", "reason": "y"}])
def test_an_answer_that_lacks_something_is_asked_for(as_sara, town, sent):
    row = on_paper(town)
    assert as_sara.post(url("paper_answer", row), sent).status_code == 422
    assert Handover.objects.get(pk=row.pk).is_waiting
