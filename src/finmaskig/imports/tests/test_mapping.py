"""A mapping says which column is what; what it cannot mean is one sentence."""

import pytest

from finmaskig.imports.fields import ENCOUNTERS, SHIFTS, fields_of
from finmaskig.imports.mapping import MappingRefused, Told, read_mapping
from finmaskig.imports.preparing import prepared, table_of
from finmaskig.imports.reading import Unreadable, read_file
from finmaskig.imports.tests.factories import TODAY, as_csv

pytestmark = pytest.mark.django_db
ROWS = [
    ["Möten 2022"],
    ["Datum", "Vem", "", "Datum", "Kommentar"],
    ["2022-03-01", "Utsatt", "?", "", "ja"],
]


def fields(kind=ENCOUNTERS):
    return fields_of(kind, side="victim", today=TODAY)


def table(rows=ROWS, **at):
    return table_of(read_file(as_csv(rows), "m.csv"), fields(), **at)


def test_a_whole_mapping_is_read():
    told = read_mapping(
        'kind = "shifts"\nunit = "x"\nsheet = "2021"\nheading_row = 3\n'
        '[columns]\nday = "Datum"\n[values.kind]\nGata = "street"\n'
        '[always]\npolice = true\narenas = ["street", "car"]\ncount = 2\n'
    )
    assert told == Told(
        kind="shifts",
        unit="x",
        sheet="2021",
        heading_row=3,
        columns={"day": "Datum"},
        values={"kind": {"Gata": "street"}},
        always={"police": "ja", "arenas": "street; car", "count": "2"},
    )
    assert read_mapping("[always]\npolice = false").always == {"police": "nej"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("kind", "som TOML"),
        ("odd = 1", "”odd” finns inte i en mappning"),
        ("kind = 1", "kind ska vara en text"),
        ("columns = 1", "columns ska vara en tabell"),
        ("values = 1", "values ska vara en tabell"),
        ("[values]\nkind = 1", "kind ska vara en tabell"),
        ("heading_row = 0", "heading_row är numret"),
        ('heading_row = "1"', "heading_row är numret"),
        ("[columns]\nday = 2022-03-01", "day under columns ska vara en text"),
    ],
)
def test_a_mapping_that_cannot_be_read_says_why(text, says):
    with pytest.raises(MappingRefused, match=says):
        read_mapping(text)


def test_headings_are_found_below_a_title_and_the_rest_is_named():
    found = table()
    assert found.headings == ("Datum", "Vem", "Kolumn C", "Datum (kolumn D)", "Kommentar")
    assert [row.number for row in found.rows] == [3]
    ready = prepared(found, fields(), Told())
    assert ready.mapped.columns == {"day": 0, "kind": 1}
    assert ready.unread == ("Kolumn C", "Datum (kolumn D)", "Kommentar")


def test_english_headings_are_known_too():
    rows = [["Kind", "Date", "Age group", "Sex"], ["Exposed", "2022-03-01", "25+", "Woman"]]
    assert prepared(table(rows), fields(), Told()).mapped.columns == {
        "day": 1, "kind": 0, "age": 2, "sex": 3,
    }  # fmt: skip


def test_the_row_of_headings_can_be_told():
    assert table(heading=2).headings[0] == "Datum"
    assert table(heading=1).headings[0] == "Möten 2022"
    with pytest.raises(MappingRefused, match="Rad 9 är tom"):
        table(heading=9)


@pytest.mark.parametrize("rows", [[["", ""]], [["Datum", "Vem"]]])
def test_a_file_without_rows_is_refused(rows):
    with pytest.raises(Unreadable):
        table(rows)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (Told(columns={"odd": "Datum"}), "Fältet ”odd” finns inte"),
        (Told(always={"odd": "x"}), "Fältet ”odd” finns inte"),
        (Told(values={"odd": {}}), "Fältet ”odd” finns inte"),
        (Told(columns={"day": "Dag"}), "Kolumnen ”Dag” finns inte"),
        (Told(columns={"day": "Datum", "kind": "datum:"}), "vald två gånger"),
        (Told(columns={"day": "Datum", "kind": "Kommentar"}), "är fritext"),
        (Told(columns={"day": "Datum"}, always={"day": "2022"}), "både under columns"),
        (Told(columns={"kind": "Vem"}), r"Ingen kolumn är vald för Dag \(day\)"),
        (Told(values={"kind": {"x": "odd"}}), "”odd” under values.kind är inget svar"),
    ],
)
def test_what_a_mapping_cannot_mean_says_why(told, says):
    with pytest.raises(MappingRefused, match=says):
        prepared(table(), fields(), told)


def test_words_of_a_field_without_a_list_are_taken_as_they_are():
    told = Told(values={"day": {"okänd dag": "2022-03-01"}})
    assert prepared(table(), fields(), told).mapped.values == told.values


def test_a_long_list_of_words_is_cut():
    arenas = next(one for one in fields(SHIFTS) if one.code == "arenas")
    assert arenas.allowed.endswith(" till")
