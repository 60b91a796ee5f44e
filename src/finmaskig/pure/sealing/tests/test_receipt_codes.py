"""Codes on paper: what a person may write instead, and what is found to be wrong."""

import doctest

from hypothesis import assume, given
from hypothesis import strategies as st

from finmaskig.pure.sealing import receipt_codes
from finmaskig.pure.sealing.receipt_codes import (
    LENGTH,
    SIGNS,
    digest_of,
    new_code,
    read_code,
    shown,
)

codes = st.builds(new_code)
places = st.integers(0, LENGTH - 1)


def test_the_examples_are_true():
    assert doctest.testmod(receipt_codes).failed == 0


@given(codes, st.sampled_from(["", " ", "-", " – ", ".", "\n"]), st.booleans())
def test_a_code_is_read_however_it_is_spaced_and_cased(code, between, small):
    written = between.join(code.lower() if small else code)
    assert read_code(f"  {written} ") == read_code(shown(code)) == code


@given(codes)
def test_signs_that_look_alike_are_the_same(code):
    written = code.replace("0", "o").replace("1", "l", 1).replace("1", "I")
    assert read_code(written) == code


@given(codes, places, st.sampled_from(SIGNS))
def test_one_wrong_sign_is_always_found(code, place, sign):
    assume(code[place] != sign)
    assert read_code(code[:place] + sign + code[place + 1 :]) is None


@given(codes, places, places)
def test_two_signs_that_changed_places_are_always_found(code, one, other):
    assume(code[one] != code[other])
    signs = list(code)
    signs[one], signs[other] = signs[other], signs[one]
    assert read_code("".join(signs)) is None


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(written):
    assert read_code(written) in {None, read_code(read_code(written) or "")}


def test_a_code_that_is_too_short_or_too_long_or_has_another_sign_is_none():
    code = new_code()
    for written in ("", code[:-1], code + "0", "U" + code[1:], "Å" + code[1:]):
        assert read_code(written) is None


def test_every_sign_is_drawn_and_no_code_comes_twice():
    drawn = [new_code() for _number in range(2_000)]
    assert len(set(drawn)) == len(drawn)
    assert set("".join(drawn)) == set(SIGNS)
    assert len({digest_of(code) for code in drawn}) == len(drawn)
