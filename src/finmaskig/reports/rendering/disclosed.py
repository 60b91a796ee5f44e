"""The papers of a decision and of the national sheet: the one place that puts exact figures there.

Every table is a ``DisclosedTable``; any other kind is refused, at run time too.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.reports.exact import only_disclosed
from finmaskig.reports.exact_layout import grid_of_words
from finmaskig.reports.models import Outcome
from finmaskig.reports.queries.published import span_name
from finmaskig.reports.queries.requests import day_name, title_for
from finmaskig.reports.rendering.figures import BYTE_ORDER_MARK, plain
from finmaskig.shared.clock import local
from finmaskig.ui.documents.render import render_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finmaskig.reports.exact import DisclosedTable
    from finmaskig.reports.models import CountDecision, NationalSheet

DECISION, SHEET = "reports/documents/decision.typ", "reports/documents/sheet.typ"


def decision_paper(row: CountDecision, tables: Sequence[DisclosedTable]) -> bytes:
    """Return a decision as a PDF: the figures it lets out, or why not, and how to appeal."""
    request, day = row.request, local(row.decided_at).date()
    with override("sv"):
        is_whole = row.outcome == Outcome.FULL and not row.conditions
        values = {
            "sender": request.board.name,
            "dated": day_name(day),
            "reference": request.reference_number,
            "foot": _("Beslut %(number)s") % {"number": row.number},
            "facts": [
                [_("Begäran kom in"), day_name(request.received_on)],
                [_("Begäran gäller"), f"{title_for(request)}, {span_name(request.span)}"],
                [_("Beslut"), row.get_outcome_display()],
                [_("Beslutat av"), row.decided_as],
            ],
            "outcome": _said(row),
            "reasons": row.reasons,
            "reasons_label": _("Skäl"),
            "conditions": row.conditions,
            "conditions_label": _("Förbehåll"),
            "conditions_said": _(
                "Siffrorna lämnas ut med det här förbehållet, enligt 10 kap. 14 § offentlighets- "
                "och sekretesslagen. Den som bryter mot det kan straffas."
            ),
            "tables": [_table(one) for one in tables],
            "appeal_label": _("Så överklagar du"),
            "appeal": [] if is_whole else _appeal(row),
        }
        title = _("Beslut om begärda siffror")
    return render_pdf(DECISION, values, title=title, language="sv", dated=day)


def sheet_paper(row: NationalSheet, tables: Sequence[DisclosedTable]) -> bytes:
    """Return a national sheet as a PDF."""
    day = local(row.decided_at).date()
    with override("sv"):
        values = {
            "sender": row.board.name,
            "dated": day_name(day),
            "reference": row.reference_number,
            "foot": _("Underlag %(number)s. Innehåller exakta antal.") % {"number": row.number},
            "notice": _(
                "Exakta antal. Lämnas ut till mottagaren nedan och publiceras inte. Små antal kan "
                "peka ut en människa."
            ),
            "facts": [
                [_("Mottagare"), row.recipient],
                [_("Period"), span_name(row.span)],
                [_("Grund"), row.get_ground_display()],
                [_("Prövning"), row.weighing],
                [_("Beslutat av"), row.decided_as],
            ],
            "said": _(
                "En person kan ha flera former av utnyttjande och finns då på flera rader. Raderna "
                "ska därför inte läggas ihop. Det som inte är noterat är en egen grupp."
            ),
            "tables": [_table(one) for one in tables],
        }
        title = _("Nationellt underlag")
    return render_pdf(SHEET, values, title=title, language="sv", dated=day)


def sheet_csv(tables: Sequence[DisclosedTable]) -> bytes:
    """Return every cell of a national sheet on a line of its own, in words."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    with override("sv"):
        writer.writerow([_("Tabell"), _("Rad"), _("Kolumn"), _("Antal")])
    for one in tables:
        grid = grid_of_words(only_disclosed(one))
        for row in grid.rows:
            for name, cell in zip(grid.head, row.cells, strict=True):
                writer.writerow([plain(grid.caption), plain(row.label), plain(name), cell.value])
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def _table(table: DisclosedTable) -> dict[str, object]:
    grid = grid_of_words(only_disclosed(table))
    return {
        "caption": grid.caption,
        "head": [grid.corner, *grid.head],
        "rows": [[row.label, *(cell.text for cell in row.cells)] for row in grid.rows],
        "definition": grid.definitions[0],
        "right": list(range(1, len(grid.head) + 1)),
    }


def _said(row: CountDecision) -> str:
    if row.outcome == Outcome.FULL:
        return _("Siffrorna lämnas ut.")
    law = _(
        "Sekretess gäller enligt 26 kap. 1 § offentlighets- och sekretesslagen (2009:400): det "
        "står inte klart att uppgifterna kan röjas utan att en enskild eller någon närstående "
        "lider men."
    )
    if row.outcome == Outcome.REFUSED:
        return _("Siffrorna lämnas inte ut. %(law)s") % {"law": law}
    return _(
        "Siffrorna lämnas ut delvis: %(given)s. Det som inte är hemligt ska lämnas ut, enligt "
        "2 kap. 15 § tryckfrihetsförordningen. För det övriga gäller sekretess. %(law)s"
    ) % {
        "given": row.get_given_display(),
        "law": law,
    }


def _appeal(row: CountDecision) -> list[str]:
    """Return how to appeal (OSL 6:7 and 6:8, FL 43-46), in plain words."""
    words = {
        "board": row.request.board.name,
        "number": row.request.reference_number,
        "day": day_name(local(row.decided_at).date()),
    }
    return [
        _("Du kan överklaga beslutet hos kammarrätten. Skriv till %(board)s.") % words,
        _(
            "Skriv att du överklagar beslutet med diarienummer %(number)s den %(day)s, hur du vill "
            "att det ändras och varför. Skriv också hur domstolen når dig."
        )
        % words,
        _(
            "%(board)s ska ha fått överklagandet inom tre veckor från den dag du fick del av "
            "beslutet. Annars kan det inte prövas."
        )
        % words,
        _(
            "Nämnden prövar om överklagandet kom i tid och skickar det sedan vidare till "
            "kammarrätten, tillsammans med handlingarna."
        ),
    ]
