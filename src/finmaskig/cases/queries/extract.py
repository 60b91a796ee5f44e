"""A person's own extract: what is kept of her, and which functions have read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finmaskig.accounts.access_log.queries import record_readers
from finmaskig.cases.models import Talk
from finmaskig.cases.queries.extract_parts import Section, sections_of
from finmaskig.cases.queries.reach import Reached, reach_of
from finmaskig.cases.queries.situation import Said, situation_lines
from finmaskig.cases.queries.talks import TalkRow, help_of, meta_without_name
from finmaskig.ui.wording import day_text

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.accounts.access_log.queries import ReadBy
    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case, CasePeriod
    from finmaskig.vault.box import Box


@dataclass(frozen=True)
class Extract:
    """Everything of a contact, in words."""

    reach: Reached
    situation: list[Said]
    periods: list[CasePeriod]
    talks: list[TalkRow]
    sections: list[Section]
    readers: list[ReadBy]


def extract_of(actor: Actor, case: Case, box: Box, on: date) -> Extract:
    """Return all that is kept of a contact and by whom it was read: functions, never names."""
    talks = Talk.objects.filter(case=case)
    return Extract(
        reach=reach_of(case, box),
        situation=situation_lines(case, box),
        periods=list(case.periods.all()),
        talks=[
            TalkRow(
                id=talk.pk,
                day=day_text(talk.held_on, on),
                meta=meta_without_name(talk),
                help=help_of(talk),
                text=box.text(talk, "text"),
                is_own=False,
            )
            for talk in talks
        ],
        sections=sections_of(actor, case, on),
        readers=record_readers(case.pk),
    )
