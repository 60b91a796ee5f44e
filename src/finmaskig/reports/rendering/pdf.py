"""A document as an accessible PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext, override

from finmaskig.reports.content import Heading, Paragraph, Points
from finmaskig.reports.layout import grid_of, said_once
from finmaskig.reports.rendering.chart import vector_of
from finmaskig.ui.documents.render import render_pdf as made

if TYPE_CHECKING:
    from finmaskig.reports.content import Block, Document
    from finmaskig.reports.layout import Grid, Row

TEMPLATE = "reports/documents/report.typ"
LANGUAGE = "sv"


def render_pdf(document: Document) -> bytes:
    """Return the document as PDF/UA-1 and PDF/A-2a."""
    head, said = document.letterhead, set[str]()
    with override(LANGUAGE):
        values: dict[str, object] = {
            "sender": head.sender,
            "kind": head.kind,
            "dated": date_format(head.dated, "j F Y"),
            "reference": reference_line(head.reference_number) or None,
            "to": head.to,
            "status": head.status,
            "foot": document.title,
            "blocks": [_block(one, said) for one in document.blocks],
            "attachments": list(document.attachments),
            "attachments_label": gettext("Bilagor"),
        }
    return made(TEMPLATE, values, title=document.title, language=LANGUAGE, dated=head.dated)


def reference_line(number: str) -> str:
    """Return the reference number with its label, or nothing."""
    return gettext("Dnr %(number)s") % {"number": number} if number else ""


def _block(block: Block, said: set[str]) -> dict[str, object]:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text, "level": block.level}
        case Paragraph():
            return {"kind": "paragraph", "text": block.text}
        case Points():
            return {"kind": "points", "items": block.items, "is_numbered": block.is_numbered}
    grid = grid_of(block)
    return {
        "kind": "table",
        "caption": grid.caption,
        "corner": grid.corner,
        "head": grid.head,
        "rows": [_row(one) for one in grid.rows],
        "definitions": said_once(grid.definitions, said),
        "note": grid.note,
        "chart": _chart(grid),
    }


def _chart(grid: Grid) -> dict[str, object] | None:
    chart = vector_of(grid) if grid.is_drawn else None
    if chart is None:
        return None
    return {"svg": chart.file.decode(), "width": chart.width, "told": chart.told}


def _row(row: Row) -> dict[str, object]:
    cells = [{"text": one.text, "hidden": one.is_hidden} for one in row.cells]
    return {"label": row.label, "cells": cells, "is_total": row.is_total}
