"""Make a PDF of a template and plain values: tagged, reproducible, with our fonts only."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import typst
from django.utils.functional import Promise
from django.utils.translation import override

from finmaskig.ui.documents.characters import FONTS, drawable

ROOT = Path(__file__).resolve().parent.parent.parent
"""Templates lie in the package and see nothing outside it."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]+)?")


def render_pdf(
    template: str,
    values: Mapping[str, object],
    *,
    title: str,
    language: str,
    dated: date | None = None,
) -> bytes:
    """Make a PDF/UA-1 of a template such as `handovers/documents/package.typ`.

    The values arrive as data, never as markup: text, numbers, truth values, lists and maps.
    A document with a date can also be archived (PDF/A-2a); one without says nothing of its day.
    """
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"No language for a document: {language!r}")
    with override(language):
        inputs = {
            "title": " ".join(drawable(title).split()),
            "language": language.partition("-")[0],
            "dated": dated.isoformat() if dated else "",
            "values": json.dumps(_plain(values), allow_nan=False),
        }
    return typst.compile(
        ROOT / template,
        root=ROOT,
        font_paths=_fonts(),
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=["ua-1", "a-2a"] if dated else ["ua-1"],
        timestamp=0,
    )


def _plain(value: object) -> object:
    """Return a value as JSON can hold it; a date or a model is refused: the caller words it."""
    match value:
        case str() | Promise():
            return drawable(str(value))
        case None | bool() | int() | float():
            return value
        case Mapping():
            return {key: _plain(inner) for key, inner in value.items()}
        case Sequence() if not isinstance(value, bytes | bytearray):
            return [_plain(inner) for inner in value]
    raise TypeError(f"A document cannot show a {type(value).__name__}. Word it first.")


@cache
def _fonts() -> typst.Fonts:
    """Find our own fonts once; those of the system and of the compiler stay out."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
