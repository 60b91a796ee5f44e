"""The part of a track that stands on the contact's own page."""

from __future__ import annotations

from finmaskig.cases.models import Case
from finmaskig.cases.queries.track import track_of
from finmaskig.cases.queries.track_pages import panel_of
from finmaskig.ui.panels import Panel


def track_panel(_actor: object, subject: object) -> Panel | None:
    """Show where a contact of mode D stands, and lead to its track."""
    if not isinstance(subject, Case) or not subject.is_coordination:
        return None
    return Panel("cases/track/parts/panel.html", panel_of(subject, track_of(subject)))
