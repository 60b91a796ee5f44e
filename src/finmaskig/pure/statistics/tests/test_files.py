"""Files of tables: what is written is read back, and every fault is one sentence."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finmaskig.pure.statistics import files
from finmaskig.pure.statistics.csv_rows import FileError
from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.files import (
    count_column,
    read_counts,
    read_hierarchy,
    read_safe,
    safe_text,
    write_all,
)
from finmaskig.pure.statistics.table import SafeTable

HIER = "code,parent\nTotal,\nnorr,Total\nsyd,Total\nA,norr\nB,norr\n"
CELLS = "region,sex,n\nA,K,3\nB,M,12\n"
SAFE = "sex,n,status\nTotal,9,open\nK,,hidden\nM,,hidden\n"


@pytest.fixture
def file(tmp_path):
    def written(content, name="CELLS.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def test_counts_with_and_without_a_hierarchy(file):
    region = read_hierarchy(file(HIER, "HIER.csv"), "region")
    table = read_counts(file(CELLS), ["region", "sex"], "n", {"region": region})
    values = dict(zip(table.keys(), table.values.reshape(-1).tolist(), strict=True))
    assert table.dimensions[1] == Dimension.flat("sex", ["K", "M"])
    assert values["norr", "Total"] == 15
    assert values["syd", "K"] == 0


@pytest.mark.parametrize("text", ["﻿" + CELLS, CELLS.replace(",", ";"), CELLS + "\n\n", " A"])
def test_files_of_spreadsheets_are_read(file, text):
    text = CELLS.replace("A", text) if text == " A" else text
    table = read_counts(file(text), ["region", "sex"], "n", {})
    assert table.counts == {("A", "K"): 3, ("B", "M"): 12}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "rad 1: filen är tom"),
        (b"\n\n", "rad 1: filen är tom"),
        (b"region,sex,n\n", "rad 2: filen har inga rader"),
        (b"region,n\nA,1\n", "rad 1: kolumnen sex saknas"),
        (b"region,sex,n,n\nA,K,1,1\n", "rad 1: kolumnen n finns två gånger"),
        (b"region,sex,n\nA,K,-1\n", "rad 2: n är ”-1”"),
        (b"region,sex,n\nA,K,1.5\n", "rad 2: n är ”1.5”"),
        (b"region,sex,n\nA,K,1\nA,M,tre\n", "rad 3: n är ”tre”"),
        ("region,sex,n\nA,K,٣\n".encode(), "rad 2: n är ”٣”"),
        (b"region,sex,n\nA,K,1000000000\n", "rad 2: n är ”1000000000”"),
        (b"region,sex,n\nA,K,\n", "rad 2: n är tomt"),
        (b"region,sex,n\nA,,1\n", "rad 2: sex är tomt"),
        (b"region,sex,n\nA,K,1\nA,K,2\n", "rad 3: cellen A × K står två gånger"),
        (b"region,sex,n\nTotal,K,1\n", "rad 2: region har bara Total"),
        (b"region,sex,n\nA,K,1\nTotal,K,1\n", "rad 3: Total är en summa i region"),
        (b"region,sex,n\nA,K,1,2\n", "rad 2: raden har 4 fält"),
        (b'region,sex,n\nA,"K"x,1\n', "rad 2: citattecknen"),
        (b"region,sex,n\nA,\xe4,1\n", "rad 2: ett tecken är inte UTF-8"),
        ("region,sex,n\nA,K,1\n".encode("utf-16"), "rad 1: filen är inte UTF-8"),
        (b"region,sex,n\nA,\0,1\n", "rad 2: filen är inte UTF-8"),
    ],
)
def test_each_fault_in_counts_is_a_sentence(file, text, said):
    with pytest.raises(FileError, match=r"CELLS\.csv, rad") as told:
        read_counts(file(text), ["region", "sex"], "n", {})
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("row", "said"),
    [("X,K,1", "koden X finns inte i region"), ("norr,K,1", "norr är en summa i region")],
)
def test_codes_outside_the_hierarchy_are_refused(file, row, said):
    known = {"region": read_hierarchy(file(HIER, "HIER.csv"), "region")}
    with pytest.raises(FileError, match=f"rad 3: {said}"):
        read_counts(file(f"region,sex,n\nA,M,1\n{row}\n"), ["region", "sex"], "n", known)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("Total,\nA,Total\nA,Total\n", "rad 4: koden A står två gånger"),
        ("Total,\nA,X\n", "rad 3: föräldern X finns inte"),
        ("Total,\nA,B\nB,A\n", "rad 3: koden A går i en cirkel"),
        ("A,A\n", "rad 2: koden A går i en cirkel"),
        ("Total,\nA,Total\nOther,\n", "rad 4: både Total och Other saknar förälder"),
        (",Total\n", "rad 2: code är tomt"),
    ],
)
def test_each_fault_in_a_hierarchy_is_a_sentence(file, rows, said):
    with pytest.raises(FileError, match=f"HIER.csv, {said}"):
        read_hierarchy(file(f"code,parent\n{rows}", "HIER.csv"), "region")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sex,n,status\nK,1,secret\n", "rad 2: status är ”secret”"),
        ("sex,n,status\nK,1,hidden\n", "rad 2: cellen är hidden men har ett antal"),
        ("sex,n,status\nK,,open\n", "rad 2: n är tomt"),
        ("sex,n,status\nK,1,open\nK,1,open\n", "rad 3: cellen K står två gånger"),
        ("sex,status\nK,open\n", "rad 1: kolumnen med antal"),
        ("status,sex\nopen,K\n", "rad 1: kolumnen med antal"),
    ],
)
def test_each_fault_in_a_safe_table_is_a_sentence(file, text, said):
    with pytest.raises(FileError, match=f"SAFE.csv, {said}"):
        read_safe(file(text, "SAFE.csv"), ["sex"], {})


def test_a_published_code_outside_the_hierarchy_is_refused(file):
    known = {"sex": Dimension.flat("sex", ["K", "X"])}
    with pytest.raises(FileError, match="rad 4: koden M finns inte i sex"):
        read_safe(file(SAFE, "SAFE.csv"), ["sex"], known)


def test_the_dimensions_of_a_published_table_are_its_columns(file):
    table = read_safe(file(SAFE, "SAFE.csv"), [], {})
    assert [one.name for one in table.dimensions] == ["sex"]
    assert table.hidden == (("K",), ("M",))
    assert count_column(file(SAFE, "SAFE.csv")) == "n"


def test_a_table_too_large_is_refused(file, monkeypatch):
    monkeypatch.setattr(files, "MOST_CELLS", 8)
    with pytest.raises(FileError, match="fler än 8 celler"):
        read_counts(file(CELLS), ["region", "sex"], "n", {})


CODES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1).filter(
        lambda code: code == code.strip() and code != "Total"
    ),
    min_size=1,
    max_size=4,
    unique=True,
)


@given(CODES, CODES, st.lists(st.none() | st.integers(0, 999), min_size=25, max_size=25))
def test_what_is_written_is_read(tmp_path_factory, rows, columns, drawn):
    dimensions = (Dimension.flat("rad, 1", rows), Dimension.flat('k"2', columns))
    keys = [(a, b) for a in dimensions[0].codes for b in dimensions[1].codes]
    table = SafeTable(dimensions, dict(zip(keys, drawn, strict=False)))
    path = tmp_path_factory.mktemp("safe") / "SAFE.csv"
    write_all({path: safe_text(table)})
    again = read_safe(path, ["rad, 1", 'k"2'], {})
    assert again == table


@given(st.binary(max_size=200) | st.text('a,;"\nsexn0123456789-').map(str.encode))
def test_junk_is_never_a_traceback(tmp_path_factory, junk):
    path = tmp_path_factory.mktemp("junk") / "CELLS.csv"
    path.write_bytes(b"sex,n,status,code,parent\n" + junk)
    for read in (
        lambda: read_counts(path, ["sex"], "n", {}),
        lambda: read_safe(path, ["sex"], {}),
        lambda: read_hierarchy(path, "sex"),
    ):
        assert _said(read).startswith("CELLS.csv")


def _said(read):
    try:
        read()
    except FileError as error:
        return str(error)
    return "CELLS.csv is read"


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileError, match="går inte att läsa"):
        read_hierarchy(tmp_path / "none.csv", "region")


def test_nothing_is_written_when_a_folder_is_missing(tmp_path):
    good = tmp_path / "good.csv"
    with pytest.raises(FileError, match="en mapp som finns"):
        write_all({good: "a", tmp_path / "none" / "b.csv": "b"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("broken", ["fsync", "mkstemp"])
def test_nothing_is_written_when_the_disk_is_full(tmp_path, monkeypatch, broken):
    good = tmp_path / "good.csv"
    good.write_text("before")

    def full(*arguments, **named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if broken == "fsync" else files.tempfile, broken, full)
    with pytest.raises(FileError, match="Inget skrevs"):
        write_all({good: "after"})
    assert [path.name for path in tmp_path.iterdir()] == ["good.csv"]
    assert Path(good).read_text() == "before"
