"""What the list and the page of a contact show, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.cases.queries.subjects import DATED_KIND, SUBJECT_KIND
from finmaskig.guidance.queries import Line, in_order, lines, open_steps_of
from finmaskig.ui.wording import Due, day_text, due_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case


@dataclass(frozen=True)
class Row:
    """One contact of a list."""

    id: UUID
    alias: str
    meta: str
    tag: Due


def rows_of(cases: Iterable[Case], at: datetime) -> list[Row]:
    """Write contacts as rows of a list."""
    return [
        Row(
            id=case.pk,
            alias=case.alias,
            meta=f"{case.get_kind_display()} · {case.get_mode_display()} · {case.worker.name}",
            tag=_tag(case, at),
        )
        for case in cases
    ]


def _tag(case: Case, at: datetime) -> Due:
    if not case.is_open:
        return Due("plain", _("Avslutad"))
    if case.next_talk_on is None:
        return Due(
            "plain", _("Hörs senast %(day)s") % {"day": day_text(case.last_heard_on, at.date())}
        )
    return due_text(case.next_talk_on, at)


@dataclass(frozen=True)
class CasePage:
    """What a contact's page shows beside its parts."""

    steps: list[Line]


def case_page(actor: Actor, case: Case, at: datetime) -> CasePage:
    """Return what waits for somebody about a contact, the most binding first."""
    kinds = (SUBJECT_KIND, DATED_KIND)
    steps = open_steps_of(actor).filter(subject_kind__in=kinds, subject_id=case.pk)
    return CasePage(steps=lines(in_order(steps), at))
