"""Every Swedish text has its English, and the program reads what the catalogue says."""

import ast
import re
from io import BytesIO

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.architecture.tree import PACKAGE, parsed, short, source, tracked

CATALOGUES = sorted(PACKAGE.glob("**/locale/en/LC_MESSAGES/django.po"))
TRANSLATE = re.compile(r"""{%\s*translate\s+(?:"([^"]*)"|'([^']*)')""")
CALLS = {"_", "gettext", "gettext_lazy", "pgettext", "pgettext_lazy"}


def _read(path):
    with path.open("rb") as stream:
        return read_po(stream, locale="en")


@pytest.fixture(scope="module")
def messages():
    return [message for path in CATALOGUES for message in _read(path) if message.id]


def test_every_text_of_the_catalogues_is_translated(messages):
    missing = [
        message.id for message in messages if message.fuzzy or not all(_strings(message.string))
    ]
    assert missing == []


def _strings(string):
    return string if isinstance(string, tuple) else (string,)


def _literals(path):
    for node in ast.walk(parsed(path)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in CALLS
            and node.args
            and isinstance(node.args[-1], ast.Constant)
            and isinstance(node.args[-1].value, str)
        ):
            yield node.args[-1].value


def test_every_text_of_the_source_is_in_a_catalogue(messages):
    known = {_first(message.id) for message in messages}
    missing = {
        text: short(path) for path in source() for text in _literals(path) if text not in known
    }
    for path in tracked("src/*.html"):
        for double, single in TRANSLATE.findall(path.read_text(encoding="utf-8")):
            if (double or single) not in known:
                missing[double or single] = short(path)
    assert missing == {}, "run `make fix` and translate what is new"


def _first(message_id):
    return message_id[0] if isinstance(message_id, tuple) else message_id


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-5])
def test_the_compiled_catalogue_is_up_to_date(path):
    written = BytesIO()
    write_mo(written, _read(path))
    assert path.with_suffix(".mo").read_bytes() == written.getvalue()


def test_placeholders_survive_translation(messages):
    holder = re.compile(r"%\((\w+)\)[sd]|%[sd]|{(\w*)}")
    broken = [
        message.id
        for message in messages
        if message.id
        for original, translated in zip(
            _strings(message.id), _strings(message.string), strict=False
        )
        if sorted(holder.findall(original)) != sorted(holder.findall(translated))
    ]
    assert broken == []
