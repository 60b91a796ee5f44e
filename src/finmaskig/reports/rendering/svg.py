"""A drawing made by a renderer, rebuilt from what is known to be harmless."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from django.utils.html import format_html, format_html_join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString

ELEMENTS: Final = frozenset({"g", "path", "line", "rect", "text"})
ATTRIBUTES: Final = frozenset(
    {
        "d", "transform", "x", "y", "x2", "y2", "width", "height", "fill", "stroke",
        "stroke-width", "stroke-dasharray", "text-anchor", "font-size", "font-weight",
    }
)  # fmt: skip
"""No style, no class, no link, no event: what is left can only draw, in the page's own colours."""
TEXT = "text"


def rebuilt(drawing: str) -> SafeString:
    """Return the inside of a drawing with nothing in it but shapes and escaped text."""
    reader = _Reader()
    reader.feed(drawing)
    reader.close()
    return format_html_join("", "{}", ((part,) for part in reader.parts))


class _Reader(HTMLParser):
    """Keeps known elements with known attributes; all others are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[SafeString | str] = []
        self.is_in_text = False

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Keep an element that is known."""
        self.is_in_text = tag == TEXT
        if tag in ELEMENTS:
            self.parts.append(format_html("<{}{}>", tag, _kept(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        self.is_in_text = False
        if tag in ELEMENTS:
            self.parts.append(format_html("</{}>", tag))

    def handle_data(self, data: str) -> None:
        """Keep what a text element says; it is escaped when it is joined."""
        if self.is_in_text:
            self.parts.append(data)


def _kept(attrs: Sequence[tuple[str, str | None]]) -> SafeString:
    kept = [(name, value) for name, value in attrs if name in ATTRIBUTES and value is not None]
    return format_html_join("", ' {}="{}"', kept)
