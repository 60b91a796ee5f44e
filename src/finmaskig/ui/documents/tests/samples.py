"""The sample documents, and how tests read a PDF."""

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from finmaskig.ui.documents.render import render_pdf

TESTS = "ui/documents/tests"
DAY = date(2026, 6, 16)
SAMPLE = {
    "sender": "Mikamottagningen",
    "dated": "16 juni 2026",
    "reference": "Kvitto K7-2M4-PX9",
    "foot": "Mikamottagningen · 08-000 00 00",
    "text": "Hej!\n\nVi har kommit överens om det här.",
    "fields": [("Vad det gäller", "Stöd och boende"), ("Tryggt sätt", "Vardagar.\nFöre tolv.")],
    "boxes": [{"label": "Kod given", "checked": True}, {"label": "Tolk bokad", "checked": False}],
    "notice": "Enheterna ersätter inte myndigheternas ansvar.",
    "head": ["Månad", "Samtal"],
    "rows": [["Januari", "12"], ["Februari", "1 234"]],
    "caption": "Samtal under våren",
}


def sample(**changed):
    """Make the document that shows every part."""
    return render_pdf(
        f"{TESTS}/sample.typ", SAMPLE | changed, title="Överlämnande", language="sv", dated=DAY
    )


def text_document(text, **changed):
    """Make a neutral document of one text."""
    chosen = {"title": "Min plan", "language": "sv"} | changed
    return render_pdf(f"{TESTS}/text.typ", {"text": text}, **chosen)


def read(content):
    return PdfReader(BytesIO(content))


def words(content):
    """Return everything a document says, without the breaks that the layout makes."""
    return "".join("".join(page.extract_text().split()) for page in read(content).pages)


def written(text):
    return "".join(text.split())
