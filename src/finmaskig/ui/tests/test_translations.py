import io
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parent.parent.parent
FILES = sorted(PACKAGE.glob("**/locale/*/LC_MESSAGES/django.po"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_sentence_is_translated_and_compiled(path):
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parent.parent.name)
    assert [m.id for m in catalog if m.id and (not m.string or m.fuzzy)] == []
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue()
