"""Send a PDF to one person: kept by no cache, guessed by no browser, told by no file name."""

import re

from django.http import HttpResponse

_BLAND = re.compile(r"[a-z]+(-[a-z]+)*\.pdf")
"""Letters only: an alias, a code, a reference and a date all have digits."""


def pdf_response(content: bytes, filename: str, *, inline: bool = False) -> HttpResponse:
    """Answer with a PDF, as a file to keep or in the browser."""
    if not _BLAND.fullmatch(filename):
        raise ValueError("Name the kind of document in the file name and nothing more.")
    shown = "inline" if inline else "attachment"
    headers = {
        "Content-Disposition": f'{shown}; filename="{filename}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)
