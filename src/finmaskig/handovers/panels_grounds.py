"""The parts of a contact that show consents and what has been told; the way from a meeting."""

from __future__ import annotations

from finmaskig.accounts.actor import Actor
from finmaskig.cases import rules
from finmaskig.cases.models import Case
from finmaskig.handovers.queries.consents import (
    box_for,
    consent_lines,
    consent_view,
    consents_of,
)
from finmaskig.handovers.queries.disclosures import (
    disclosure_view,
    disclosures_of_case,
    lines_of_case,
)
from finmaskig.outreach.models import Encounter
from finmaskig.shared.clock import today
from finmaskig.ui import panels
from finmaskig.ui.panels import Panel

SHOWN = 5


def register_all() -> None:
    """Put each part in its place."""
    panels.register("cases.case.side", "consents", consents, order=20)
    panels.register("cases.case", "disclosures", disclosures, order=70)
    panels.register("cases.extract", "grounds", extract, order=70)
    panels.register("outreach.encounter", "disclosures", from_encounter, order=90)


def consents(_actor: object, case: object) -> Panel | None:
    """Show what the person has said yes to; those that hold first."""
    assert isinstance(case, Case)
    rows = consents_of(case)
    lines = consent_lines(rows, box_for(rows, case.pk, case.unit_id), today())
    valid = [line for line in lines if line.is_valid]
    over = [line for line in lines if not line.is_valid]
    return Panel("handovers/parts/consents.html", {"case": case, "valid": valid, "over": over})


def disclosures(_actor: object, case: object) -> Panel | None:
    """Show what has been told, and to whom."""
    assert isinstance(case, Case)
    lines = lines_of_case(disclosures_of_case(case), case)
    values = {"case": case, "lines": lines[:SHOWN], "older": lines[SHOWN:]}
    return Panel("handovers/parts/disclosures.html", values)


def extract(_actor: object, case: object) -> Panel | None:
    """Show in the person's own extract all that she has said yes to and all that has been told."""
    assert isinstance(case, Case)
    given = [consent_view(row, today()) for row in consents_of(case)]
    told = [disclosure_view(row, with_words=True) for row in disclosures_of_case(case)]
    if not given and not told:
        return None
    return Panel("handovers/parts/extract.html", {"consents": given, "disclosures": told})


def from_encounter(actor: object, encounter: object) -> Panel | None:
    """Show the way to note what has been told of a meeting."""
    if not isinstance(actor, Actor) or not isinstance(encounter, Encounter):
        return None
    if actor.role not in rules.ROLES:
        return None
    return Panel("handovers/parts/from_encounter.html", {"encounter_id": encounter.pk})
