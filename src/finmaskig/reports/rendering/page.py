"""A document as a page: what its template shows, and a file of its own to open or print."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import override

from finmaskig.reports.content import Heading, Paragraph, Points
from finmaskig.reports.layout import Grid, grid_of
from finmaskig.reports.rendering.chart import Drawing, drawing_of
from finmaskig.reports.rendering.pdf import reference_line

if TYPE_CHECKING:
    from finmaskig.reports.content import Block, Document

TEMPLATE = "reports/parts/document.html"
STYLE = Path(__file__).with_name("page.css")
LANGUAGE = "sv"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One block as the template shows it; what it is not is empty."""

    heading: str = ""
    level: int = 0
    text: str = ""
    points: tuple[str, ...] = ()
    is_numbered: bool = False
    grid: Grid | None = None
    drawing: Drawing | None = None


@dataclass(frozen=True, kw_only=True)
class ShownDocument:
    """A document as its template shows it."""

    title: str
    sender: str
    to: str
    facts: tuple[str, ...]
    status: str
    blocks: tuple[Shown, ...]
    attachments: tuple[str, ...]


def shown(document: Document) -> ShownDocument:
    """Return what the template shows of a document."""
    head = document.letterhead
    with override(LANGUAGE):
        day = date_format(head.dated, "j F Y")
        facts = (head.kind, day, reference_line(head.reference_number))
    return ShownDocument(
        title=document.title,
        sender=head.sender,
        to=head.to,
        facts=tuple(fact for fact in facts if fact),
        status=head.status,
        blocks=tuple(shown_block(one) for one in document.blocks),
        attachments=document.attachments,
    )


def shown_block(block: Block) -> Shown:
    """Return what the template shows of a block."""
    match block:
        case Heading():
            return Shown(heading=block.text, level=block.level)
        case Paragraph():
            return Shown(text=block.text)
        case Points():
            return Shown(points=block.items, is_numbered=block.is_numbered)
    grid = grid_of(block)
    return Shown(grid=grid, drawing=drawing_of(grid) if grid.is_drawn else None)


def render_html(document: Document) -> bytes:
    """Return the document as one file that needs no other."""
    with override(LANGUAGE):
        body = render_to_string(TEMPLATE, {"document": shown(document)})
    style = STYLE.read_text(encoding="utf-8")
    whole = (
        f'<!doctype html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
    return whole.encode("utf-8", "replace")
