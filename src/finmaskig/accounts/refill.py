"""Put what somebody typed back into the form of a page that was made afresh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

Typed = Mapping[str, Sequence[str]]
Attributes = list[tuple[str, str | None]]

_UNTOUCHED = {"file", "password", "submit", "button", "image", "reset"}
_TICKED = {"checkbox", "radio"}
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 -- the name of a field


@dataclass
class _Form:
    """A form of the page: where it goes, and the hidden values it carries."""

    action: str
    hidden: dict[str, str] = field(default_factory=dict)


def refill(html: str, *, action: str, page: str, typed: Typed) -> str | None:
    """Return the page with the form that posts to `action` filled in, or None without one."""
    finder = _Finder(page)
    finder.feed(html)
    finder.close()
    candidates = [n for n, form in enumerate(finder.forms) if form.action == action]
    if not candidates:
        return None
    best = max(candidates, key=lambda n: _agreement(finder.forms[n], typed))
    writer = _Writer(best, typed)
    writer.feed(html)
    writer.close()
    return "".join(writer.out)


def _agreement(form: _Form, typed: Typed) -> int:
    """Count the hidden values that agree, to tell the forms of a list apart."""
    return sum(value in typed.get(name, ()) for name, value in form.hidden.items())


class _Finder(HTMLParser):
    """Collects the forms of a page that post."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.forms: list[_Form] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        values = dict(attrs)
        if tag == "form":
            action = values.get("action") or self.page
            posts = (values.get("method") or "get").lower() == "post"
            self.forms.append(_Form(action.partition("?")[0] if posts else ""))
        elif tag == "input" and values.get("type") == "hidden" and self.forms:
            name = values.get("name") or ""
            if name != TOKEN:
                self.forms[-1].hidden[name] = values.get("value") or ""


class _Writer(HTMLParser):
    """Writes the page again, with the fields of one form changed."""

    def __init__(self, number: int, typed: Typed) -> None:
        super().__init__(convert_charrefs=False)
        self.number = number
        self.typed = {name: list(values) for name, values in typed.items()}
        self.out: list[str] = []
        self.forms_seen = 0
        self.inside = False
        self.select: Sequence[str] | None = None
        self.silent = False

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag == "form":
            self.inside = self.forms_seen == self.number
            self.forms_seen += 1
        if not self.silent:
            self.out.append(self._changed(tag, attrs) if self.inside else self._raw())

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.silent = False
        self._text(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._text(data)

    def handle_entityref(self, name: str) -> None:
        self._text(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._text(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._text(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.out.append(f"<!{decl}>")

    def _raw(self) -> str:
        return self.get_starttag_text() or ""

    def _text(self, text: str) -> None:
        if not self.silent:
            self.out.append(text)

    def _changed(self, tag: str, attrs: Attributes) -> str:
        """Return the start tag of a field with its typed value."""
        values = dict(attrs)
        name = values.get("name") or ""
        if tag == "option" and self.select is not None:
            return _marked("option", attrs, "selected", values.get("value") in self.select)
        if tag == "select":
            self.select = self.typed.get(name, ())
        elif tag == "textarea" and name in self.typed:
            self.silent = True
            return self._raw() + "\n" + escape(self._next(name), quote=False)
        elif tag == "input" and name != TOKEN:
            return self._input(attrs, name)
        return self._raw()

    def _input(self, attrs: Attributes, name: str) -> str:
        values = dict(attrs)
        kind = values.get("type") or "text"
        if kind in _TICKED:
            chosen = (values.get("value") or "on") in self.typed.get(name, ())
            return _marked("input", attrs, "checked", chosen)
        if kind in _UNTOUCHED or name not in self.typed:
            return self._raw()
        kept = [pair for pair in attrs if pair[0] != "value"]
        return _tag("input", [*kept, ("value", self._next(name))])

    def _next(self, name: str) -> str:
        """Return the next value of a name that several fields may share."""
        values = self.typed[name]
        return values.pop(0) if values else ""


def _marked(tag: str, attrs: Attributes, mark: str, chosen: bool) -> str:
    kept = [pair for pair in attrs if pair[0] != mark]
    return _tag(tag, [*kept, (mark, None)] if chosen else kept)


def _tag(tag: str, attrs: Attributes) -> str:
    """Write a start tag."""
    written = (name if value is None else f'{name}="{escape(value)}"' for name, value in attrs)
    return f"<{' '.join([tag, *written])}>"
