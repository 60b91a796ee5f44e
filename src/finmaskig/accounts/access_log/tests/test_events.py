"""Every event that the code logs has words for those who read the log."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import gettext_lazy

import finmaskig
from finmaskig.accounts import events

SOURCE = Path(finmaskig.__file__).parent


def logged_events(tree: ast.AST) -> Iterator[str]:
    """Yield each event written out in a call, also one that is passed on to the log."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        for keyword in call.keywords:
            if keyword.arg == "event":
                yield from texts(keyword.value)


def texts(node: ast.AST) -> Iterator[str]:
    """Yield the texts that an expression can become."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and "." in part.value:
            yield part.value


def all_logged_events() -> set[tuple[str, str]]:
    found = set()
    for path in SOURCE.rglob("*.py"):
        if "tests" not in path.parts:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found |= {(str(path.relative_to(SOURCE)), event) for event in logged_events(tree)}
    return found


def test_every_logged_event_has_words():
    missing = {(path, event) for path, event in all_logged_events() if not events.is_known(event)}
    assert missing == set()


def test_the_test_above_finds_events_however_they_are_written():
    code = """
log_access(actor=a, event="x.one", subject="s")
log_export(event="x.two" if new else "x.three")
_note(event="x.four", at="not.this")
"""
    assert set(logged_events(ast.parse(code))) == {"x.one", "x.two", "x.three", "x.four"}


@pytest.mark.parametrize(("event", "words"), [("a.b", "Gjorde något"), ("okänd.händelse",) * 2])
def test_an_event_has_its_words_or_its_code(monkeypatch, event, words):
    monkeypatch.setattr(events, "_labels", {})
    events.register({"a.b": gettext_lazy("Gjorde något")})
    assert events.label(event) == words


def test_events_are_offered_in_the_order_of_their_words(monkeypatch):
    monkeypatch.setattr(events, "_labels", {})
    events.register({"b.x": gettext_lazy("Öppnade"), "a.x": gettext_lazy("Läste")})
    assert events.choices() == [("a.x", "Läste"), ("b.x", "Öppnade")]
