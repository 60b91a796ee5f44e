"""A file that says who somebody is is refused, by heading and by what it holds."""

import pytest

from finmaskig.imports.identity import IdentityInFile, refuse_identities
from finmaskig.imports.reading import SourceRow


@pytest.mark.parametrize(
    "heading",
    ["Personnr", "Person-nummer", "PNR", "Namn", "För- och efternamn", "First name", "Telefon",
     "Tel", "Mobilnr", "E-post", "Email", "Hemadress", "Födelsedatum", "Signalement"],
)  # fmt: skip
def test_a_heading_that_names_an_identity_is_refused(heading):
    with pytest.raises(IdentityInFile, match=r"Kolumn B, ”.*”, ser ut att säga vem någon är"):
        refuse_identities(["Datum", heading], [])


@pytest.mark.parametrize(
    "heading", ["Kön", "Ålder", "Datum", "Hemkommun", "Passnamn", "Telegrafgatan", "Vem", "Mobilt"]
)
def test_other_headings_pass(heading):
    refuse_identities(["Datum", heading], [])


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("19121212-1212", "ett personnummer"),
        ("1212121212", "ett personnummer"),
        ("08-123 456 78", "ett telefonnummer"),
        ("0701234567", "ett telefonnummer"),
        ("701234567", "ett telefonnummer"),
        ("a@example.org", "en e-postadress"),
    ],
)
def test_a_cell_that_holds_an_identity_is_refused(cell, what):
    rows = [SourceRow(1, ("Datum", "Vad")), SourceRow(2, ("2022-03-01", "", cell))]
    with pytest.raises(IdentityInFile, match=f"Kolumn C, ”.*”, har på rad 2 .*{what}"):
        refuse_identities(["Datum", "Vad", "Mer"], rows)
    with pytest.raises(IdentityInFile, match="Kolumn C, ””"):
        refuse_identities(["Datum", "Vad"], rows)


@pytest.mark.parametrize(
    "cell", ["2022-03-01", "2022-03-01 21:40:00", "44621", "20220301", "18.15", "0180", "P-1234567"]
)
def test_days_and_numbers_of_other_kinds_pass(cell):
    refuse_identities(["Datum"], [SourceRow(1, (cell, cell))])
