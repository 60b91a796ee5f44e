"""Dates about money: each quarter with costs has a last day to apply for the state's part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.cases import track_rules
from finmaskig.cases.queries.track_words import quarter_text
from finmaskig.cases.services.track.watched import Watched, Words, counted

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.cases.models import Claim
    from finmaskig.cases.queries.track import TrackRows

CODE = "claim-reimbursement"


def money_dates(rows: TrackRows, on: date) -> list[Watched]:
    """Return a date for each quarter with costs, and one for each claim without a full answer."""
    claims = {claim.quarter_on: claim for claim in rows.claims}
    spans = [(cost.from_on, cost.to_on) for cost in rows.costs]
    quarters = track_rules.quarters_with_costs(spans, on)
    return [
        *(_apply(rows, first, claims.get(first)) for first in quarters),
        *(_answer(rows, claim) for claim in rows.claims),
    ]


def _apply(rows: TrackRows, first: date, claim: Claim | None) -> Watched:
    quarter = quarter_text(first)
    words = Words(
        code=CODE,
        title=_("Sök statlig ersättning för %(quarter)s") % {"quarter": quarter},
        say=_("Ansökan ska vara inne hos Migrationsverket senast den dagen."),
        why=_("Kommunen har haft kostnader som staten ersätter. Efter den dagen går de förlorade."),
    )
    step = counted(
        "reimbursement",
        track_rules.quarter_end(first),
        watch=f"reimbursement-{first}",
        words=words,
        worker=rows.worker,
    )
    return Watched(step, claim is not None)


def _answer(rows: TrackRows, claim: Claim) -> Watched:
    quarter = quarter_text(claim.quarter_on)
    words = Words(
        code=CODE,
        title=_("Fråga om den statliga ersättningen för %(quarter)s") % {"quarter": quarter},
        say=_("Skriv vad som betalades ut och vad som fick avslag."),
        why=_("Hela beloppet är inte besvarat än."),
    )
    step = counted(
        "reimbursement-answer",
        claim.applied_on,
        watch=f"reimbursement-answer-{claim.quarter_on}",
        words=words,
        worker=rows.worker,
    )
    return Watched(step, claim.is_settled)
