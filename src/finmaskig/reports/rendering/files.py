"""In which formats a report leaves, and what each file is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from finmaskig.reports.rendering.docx import MEDIA_TYPE, render_docx
from finmaskig.reports.rendering.figures import render_csv
from finmaskig.reports.rendering.page import render_html
from finmaskig.reports.rendering.pdf import render_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from finmaskig.reports.content import Document

_MAKERS: Final[dict[str, tuple[Callable[[Document], bytes], str]]] = {
    "pdf": (render_pdf, "application/pdf"),
    "docx": (render_docx, MEDIA_TYPE),
    "html": (render_html, "text/html; charset=utf-8"),
    "csv": (render_csv, "text/csv; charset=utf-8"),
}
FORMATS: Final = {"pdf": "PDF", "docx": "Word", "html": "HTML", "csv": "CSV"}
"""The formats and what they are called on a page."""


@dataclass(frozen=True)
class File:
    """A report as it leaves."""

    content: bytes
    media_type: str


def made(document: Document, kind: str) -> File:
    """Return a document in one of the formats."""
    make, media_type = _MAKERS[kind]
    return File(make(document), media_type)
