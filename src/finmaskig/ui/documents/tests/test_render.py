import os
from datetime import date
from string import ascii_letters, punctuation

import pytest
import typst
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from finmaskig.ui.documents.characters import covered
from finmaskig.ui.documents.render import ROOT, render_pdf
from finmaskig.ui.documents.tests.samples import (
    DAY,
    SAMPLE,
    read,
    sample,
    text_document,
    words,
    written,
)

HOSTILE = [
    "#let x = 1; #x #[fet] *stjärna* _kursiv_ `kod` $a^2$ <etikett> @fotnot // kommentar /* */",
    '#read("/config/settings.py") #include "/ui/documents/document.typ" #eval("1+1")',
    "\"}, {'text': 'annat'} ] ) } \\u{41} \\ ” %s {{ values }} {% now %}",
    '= Rubrik\n- punkt\n+ nummer\n/ ord: förklaring\n#image("/etc/hostname")',
    "https://exempel.se/#del ~ -- --- ... -? 'a'",
    "Glad 😀, en familj 👩‍👩‍👧 och tummen upp 👍🏽.",
]  # fmt: skip


def test_a_paper_is_tagged_and_says_its_standard_language_and_title():
    document = read(sample())
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 -- a PDF's own kind of truth
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "sv"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert document.metadata.title == "Överlämnande"
    marks = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in marks
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in marks


def test_a_paper_says_all_it_was_given():
    shown = words(sample())
    for text in ("Mikamottagningen", "Kvitto K7-2M4-PX9", "Före tolv.", "1 234", "Samtal under"):
        assert written(text) in shown
    assert "☑Kodgiven" in shown
    assert "☐Tolkbokad" in shown


def _kinds(node):
    """Return the kinds of all marked parts below one."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [kind for part in node for kind in _kinds(part)]
    if not isinstance(node, dict) or "/K" not in node:
        return []
    return [str(node.get("/S", "")), *_kinds(node["/K"])]


def test_headings_tables_and_captions_are_marked_as_what_they_are():
    kinds = _kinds(read(sample()).trailer["/Root"]["/StructTreeRoot"])
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 3
    assert kinds.count("/TH") == 2
    assert kinds.count("/TD") == 4
    assert kinds.count("/Caption") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_wrote_arrives_to_the_letter(text):
    assert words(text_document(text)) == written(text)


def test_hostile_text_is_only_text_in_every_part():
    text = HOSTILE[0]
    boxes = [{"label": text, "checked": False}]
    document = sample(
        fields=[(text, text)], boxes=boxes, notice=text, rows=[[text, text]], caption=text,
        sender=text, reference=text, foot=text, head=[text, text],
    )  # fmt: skip
    assert words(document).count(written(text)) >= 11
    assert read(document).metadata.author == text


@given(st.text(max_size=200))
def test_no_text_stops_a_paper(text):
    assert text_document(text).startswith(b"%PDF-1.7")


@given(st.text(ascii_letters + punctuation + " \n", max_size=400))
def test_no_mix_of_signs_is_markup(text):
    assert words(text_document(text)) == written(text)


def test_every_character_of_the_list_can_be_drawn():
    letters = sorted(set().union(*covered().values()))
    assert text_document("\n".join(letters))


def test_a_long_text_fills_pages_that_are_numbered():
    text = "En rad om hur det har gått. " * 714
    document = read(text_document(text))
    assert len(text) > 19_900
    assert len(document.pages) == 6
    assert document.pages[1].extract_text().rstrip().endswith("2 (6)")


def test_a_word_without_end_stays_on_the_page():
    text = "ö" * 20_000
    document = text_document(text)
    assert words(document).count("ö") == 20_000
    assert len(read(document).pages) > 5


def test_the_same_values_give_the_same_bytes():
    assert sample() == sample()
    assert text_document("Hej") == text_document("Hej")
    assert text_document("Hej") != text_document("Hej då")


def test_a_neutral_paper_tells_nothing_of_who_or_when():
    content = text_document("Ringa tandläkaren")
    document = read(content)
    assert words(content) == "Ringatandläkaren"
    assert set(document.metadata) == {"/Title", "/Creator"}
    assert b"CreateDate" not in document.trailer["/Root"]["/Metadata"].get_data()


def test_a_neutral_paper_refuses_a_date():
    with pytest.raises(typst.TypstError, match="date"):
        text_document("Hej", dated=DAY)


def test_a_letter_carries_its_sender_and_day():
    told = read(sample()).metadata
    assert told.author == "Mikamottagningen"
    assert told.creation_date.date() == DAY


def test_a_letter_without_a_day_has_none():
    document = render_pdf(
        "ui/documents/tests/sample.typ", SAMPLE, title="Överlämnande", language="en-GB"
    )
    assert read(document).metadata.creation_date is None
    assert read(document).trailer["/Root"]["/Lang"] == "en"


def test_only_our_own_fonts_are_used():
    used = {
        font["/BaseFont"].split("+")[1].split("-")[0]
        for page in read(sample(text="Ž 😀 привет → ☐")).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert "AtkinsonHyperlegibleNext" in used
    assert used <= {name.replace(" ", "") for name in covered()}


def test_a_template_outside_the_package_is_not_read(tmp_path):
    outside = tmp_path / "own.typ"
    outside.write_text("= Utanför")
    with pytest.raises(RuntimeError, match="contained in project root"):
        render_pdf(os.path.relpath(outside, ROOT), {}, title="Fel", language="sv")


def test_a_lazy_text_is_said_in_the_language_of_the_paper():
    texts = [text_document(gettext_lazy("Ja"), language=language) for language in ("sv", "en")]
    assert [words(text) for text in texts] == ["Ja", "Yes"]


@pytest.mark.parametrize("value", [date(2026, 6, 16), b"text", object(), {1, 2}])
def test_a_value_without_words_is_refused(value):
    with pytest.raises(TypeError, match="Word it first"):
        render_pdf("ui/documents/tests/text.typ", {"text": value}, title="x", language="sv")


@pytest.mark.parametrize("language", ["", "svenska", "sv_SE", "s", 'sv"'])
def test_an_odd_language_is_refused(language):
    with pytest.raises(ValueError, match="language"):
        text_document("Hej", language=language)


def test_numbers_and_nothing_arrive_as_they_are():
    rows = [["Kvot", 2.5], ["Antal", 12]]
    assert "Antal12" in words(sample(rows=rows))
    assert words(text_document("Hej", title="Min\nplan")) == "Hej"


def test_a_letter_can_leave_out_what_it_does_not_have():
    bare = sample(sender=None, reference=None, foot=None, caption=None)
    assert "16juni2026" in words(bare)
    assert read(bare).metadata.author is None
    assert "Kvitto" not in words(sample(sender=None, dated=None, reference=None))
