import doctest

import pytest

from finmaskig.ui.documents import characters
from finmaskig.ui.documents.characters import FONTS, covered, drawable

FAMILY = "\U0001f469\u200d\U0001f467"
THUMB = "\U0001f44d\U0001f3fd"


@pytest.mark.parametrize(
    "text", ["", "Räksmörgås — é ş ț §\n", "Привет", "สวัสดี", "سلام", FAMILY, THUMB, "☐ ☑ → ≥"]
)
def test_what_the_fonts_have_stays_as_it_was(text):
    assert drawable(text) == text


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("e\u0301a\u0308", "éä"),
        ("a\tb\u3000c", "a b c"),
        ("漢字", "\ufffd\ufffd"),
        ("a\x00\x07b\ufeffc", "abc"),
        ("till \u202egnissalf\u202c", "till gnissalf"),
        ("\ue000\ud800\U0010ffff", "\ufffd\ufffd\ufffd"),
        ("□\u0308", "□"),
        ("ж\u0e34", "ж"),
        ("漢\u0301", "\ufffd"),
        ("\n\u0e34", "\n"),
    ],
)
def test_what_no_font_has_is_dropped_or_replaced(typed, drawn):
    assert drawable(typed) == drawn


def test_the_list_names_the_fonts_that_are_shipped():
    shipped = {path.stem.split("-")[0] for path in FONTS.glob("*.ttf")}
    assert {name.replace(" ", "") for name in covered()} == shipped
    assert (FONTS / "OFL.txt").is_file()


def test_the_example_holds():
    assert doctest.testmod(characters).failed == 0
