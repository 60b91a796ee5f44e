"""Free text that says who somebody is."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from finmaskig.shared.freetext import refuse_identity


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hon heter 811228-9874", "identity_number"),
        ("19811228 9874", "identity_number"),
        ("8112289874 sa hon", "identity_number"),
        ("811228+9874", "identity_number"),
        ("samordningsnummer 811288-9871", "identity_number"),
        ("nås på anna@exempel.se", "mail"),
        ("anna @ exempel.se", "mail"),
        ("Ring 070-123 45 67", "phone"),
        ("Ring 08 12 34 56 78", "phone"),
        ("+46 70 123 45 67", "phone"),
        ("0046701234567", "phone"),
    ],
)
def test_what_says_who_is_refused_with_what_to_do(text, code):
    with pytest.raises(ValidationError) as refused:
        refuse_identity(text)
    assert refused.value.code == code
    assert "Ta bort" in refused.value.messages[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Vi ses tisdag 2026-06-16 klockan 18.00–23.00.",
        "Pass 2026-06-15 1800",
        "Hon är 17 år och vill prata med Stödcentrum.",
        "Dnr 3.1.1-723/2019 och 19 kap. 1 § SoL (2025:400)",
        "Fem av 100 000, enligt 2001:637",
        "Ring 112 eller 114 14",
        "Kostade 1 200 000 kronor",
    ],
)
def test_ordinary_notes_are_let_through(text):
    refuse_identity(text)


@given(
    st.dates(min_value=date(1930, 1, 1)),
    st.integers(0, 999),
    st.sampled_from(["", "-", " ", "+"]),
    st.booleans(),
)
def test_every_identity_number_is_found_however_it_is_written(born, serial, mark, coordination):
    day = born.day + (60 if coordination else 0)
    digits = f"{born:%y%m}{day:02d}{serial:03d}"
    last = f"{serial:03d}{luhn.calc_check_digit(digits)}"
    with pytest.raises(ValidationError):
        refuse_identity(f"Se {digits[:6]}{mark}{last}.")
