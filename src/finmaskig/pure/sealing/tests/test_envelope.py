"""Sealed texts and keys: they open where they belong and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finmaskig.pure.sealing.envelope import (
    KEY_BYTES,
    Unreadable,
    new_key,
    open_text,
    seal_text,
    unwrap,
    wrap,
)

KEY = bytes(range(KEY_BYTES))
texts = st.text(max_size=300).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text))


@given(texts)
def test_a_text_comes_back_as_it_was(text):
    assert open_text(KEY, seal_text(KEY, text, place="p"), place="p") == text


def test_the_same_text_never_looks_the_same_twice():
    assert seal_text(KEY, "Ja", place="p") != seal_text(KEY, "Ja", place="p")


@given(texts.filter(bool), st.integers(min_value=0), st.integers(1, 255))
def test_one_changed_bit_is_refused(text, where, change):
    sealed = bytearray(seal_text(KEY, text, place="p"))
    sealed[where % len(sealed)] ^= change
    with pytest.raises(Unreadable):
        open_text(KEY, bytes(sealed), place="p")


@pytest.mark.parametrize(("key", "place"), [(KEY, "other"), (bytes(KEY_BYTES), "p")])
def test_another_place_or_key_does_not_open_it(key, place):
    with pytest.raises(Unreadable):
        open_text(key, seal_text(KEY, "Ja", place="p"), place=place)


@pytest.mark.parametrize("sealed", [b"", b"short", bytes(40)])
def test_what_was_never_sealed_is_refused(sealed):
    with pytest.raises(Unreadable):
        open_text(KEY, sealed, place="p")


def test_a_key_is_unwrapped_only_at_its_place():
    inner = new_key()
    wrapped = wrap(KEY, inner, place="p")
    assert unwrap(KEY, wrapped, place="p") == inner
    assert len(inner) == KEY_BYTES
    with pytest.raises(Unreadable):
        unwrap(KEY, wrapped, place="q")
