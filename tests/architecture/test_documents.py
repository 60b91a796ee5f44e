"""Templates of documents take values and the base, and reach for nothing else."""

import re

from tests.architecture.tree import PACKAGE, short, tracked

BASE = PACKAGE / "ui" / "documents"
LINES = 120
REACHES = re.compile(r"\b(eval|read|plugin|include|image|link|json|yaml|toml|csv|xml|cbor|sys)\b")
IMPORT = re.compile(r"\bimport\b\s*(.*)")
COMMENT = re.compile(r"(?<!:)//.*$", re.MULTILINE)


def code(path):
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def test_templates_import_the_base_and_nothing_else():
    imports = {
        short(path): found
        for path in tracked("src/*.typ")
        if path.parent != BASE and (found := IMPORT.findall(code(path)))
    }
    assert imports
    assert {one for found in imports.values() for one in found} == {
        '"/ui/documents/document.typ": *'
    }


def test_no_template_runs_or_reads_what_it_is_given():
    reaching = {
        short(path): found
        for path in tracked("src/*.typ")
        if path != BASE / "document.typ" and (found := REACHES.findall(code(path)))
    }
    assert reaching == {}


def test_templates_lie_with_their_domain_and_are_short():
    documents = tracked("src/*.typ")
    assert [short(p) for p in documents if "documents" not in p.parts] == []
    assert [short(p) for p in documents if len(p.read_text("utf-8").splitlines()) > LINES] == []
