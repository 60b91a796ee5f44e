"""What the list and the page of a contact show, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finmaskig.cases import rules
from finmaskig.cases.choices import Mode
from finmaskig.cases.queries.decisions import may_write_text
from finmaskig.cases.queries.reach import reach_of
from finmaskig.cases.queries.situation import situation_lines
from finmaskig.cases.queries.subjects import KINDS
from finmaskig.cases.queries.talks import talk_rows, talks_of
from finmaskig.guidance.queries import Line, in_order, lines, open_steps_of
from finmaskig.shared.clock import local
from finmaskig.ui.wording import Due, day_text, due_text, short_day
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from django.core.paginator import Page

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case, Talk
    from finmaskig.cases.queries.reach import Reached
    from finmaskig.cases.queries.situation import Said
    from finmaskig.cases.queries.talks import TalkRow
    from finmaskig.cases.rules import Allowed


@dataclass(frozen=True)
class Row:
    """One contact of a list."""

    id: UUID
    alias: str
    meta: str
    tag: Due
    is_open: bool


def rows_of(cases: Iterable[Case], at: datetime) -> list[Row]:
    """Write contacts as rows of a list."""
    return [
        Row(
            id=case.pk,
            alias=case.alias,
            meta=f"{case.get_kind_display()} · {case.get_mode_display()} · {case.worker.name}",
            tag=_tag(case, at),
            is_open=case.is_open,
        )
        for case in cases
    ]


def _tag(case: Case, at: datetime) -> Due:
    if not case.is_open:
        return Due("plain", _("Avslutad"))
    if case.next_talk_on is None:
        return Due("plain", _("Hördes %(day)s") % {"day": _heard(case, at)})
    return due_text(case.next_talk_on, at)


def _heard(case: Case, at: datetime) -> str:
    on = local(at).date()
    if (on - case.last_heard_on).days <= 1:
        return day_text(case.last_heard_on, on)
    return short_day(case.last_heard_on, on)


@dataclass(frozen=True)
class CasePage:
    """What a contact's page shows beside the parts of others."""

    steps: list[Line]
    talks: Page[Talk]
    rows: list[TalkRow]
    reach: Reached
    situation: list[Said]
    kept: str
    may_write: bool
    again_choices: tuple[int, ...]
    can_change_mode: bool


KEPT = {
    rules.ADVICE: gettext_lazy(
        "Här sparas vem det rör i stora drag, dagarna, samtalens form och längd och hur ni når "
        "varandra. Inget om personens liv."
    ),
    rules.SUPPORT: gettext_lazy(
        "Här sparas det ni skriver tillsammans: behov, plan och samtal. Aldrig vem personen är."
    ),
    rules.FILE_ELSEWHERE: gettext_lazy(
        "Akten finns i kommunens system. Här sparas diarienumret, dagarna och korta anteckningar."
    ),
    rules.COORDINATION: gettext_lazy(
        "Här sparas stegen hos myndigheterna, dagarna och grunderna. Aldrig vem personen är."
    ),
}
"""What is saved in each way of documenting, in one sentence."""


def case_page(actor: Actor, case: Case, at: datetime, number: str = "1") -> CasePage:
    """Return what waits about a contact, its talks and what it holds, opened in one go."""
    on = local(at).date()
    steps = open_steps_of(actor).filter(subject_kind__in=KINDS, subject_id=case.pk)
    box = box_of(case.pk, case.unit_id)
    page = talks_of(case, number)
    return CasePage(
        steps=lines(in_order(steps), at),
        talks=page,
        rows=talk_rows(page, box, actor, on),
        reach=reach_of(case, box),
        situation=situation_lines(case, box) if case.is_support else [],
        kept=str(KEPT[case.mode]),
        may_write=may_write_text(case, on),
        again_choices=rules.AGAIN_DAYS,
        can_change_mode=bool(rules.CHANGES_OF_MODE[case.mode]),
    )


def steps_at_closing(actor: Actor, case: Case, at: datetime) -> list[Line]:
    """Return what is open when a contact is about to end."""
    steps = open_steps_of(actor).filter(subject_kind__in=KINDS, subject_id=case.pk)
    return lines(in_order(steps), at)


@dataclass(frozen=True)
class ModeCard:
    """One way of documenting, to choose: its ground, what is saved and what is not."""

    mode: str
    name: str
    ground: str
    meaning: str
    saved: str
    not_saved: str
    why_not: str


_MEANING = {
    rules.ADVICE: gettext_lazy("Råd och samtal, ingen insats. Ingen skyldighet att dokumentera."),
    rules.SUPPORT: gettext_lazy(
        "Stöd utan behovsprövning. Nämnden har beslutat att det ges utan namn."
    ),
    rules.FILE_ELSEWHERE: gettext_lazy("Personen har en akt i kommunens system. Den gäller."),
    rules.COORDINATION: gettext_lazy("Misstänkt människohandel: vägen genom myndigheterna."),
}
_SAVED = {
    rules.ADVICE: gettext_lazy("Väg hit, dagar, samtalens form och längd, hur ni når varandra."),
    rules.SUPPORT: gettext_lazy("Det som behövs för stödet: behov, plan, samtal. Under alias."),
    rules.FILE_ELSEWHERE: gettext_lazy("Diarienumret, dagar och korta anteckningar."),
    rules.COORDINATION: gettext_lazy("Steg, dagar och grunder."),
}
_NOT_SAVED = {
    rules.ADVICE: gettext_lazy(
        "Inget om personens liv. En plan går att skriva ut men sparas inte."
    ),
    rules.SUPPORT: gettext_lazy("Namn, personnummer, telefon, adress."),
    rules.FILE_ELSEWHERE: gettext_lazy("Det som står i akten. Skriv det där."),
    rules.COORDINATION: gettext_lazy("Vem personen är och var personen bor."),
}


def mode_cards(modes: Iterable[Allowed]) -> list[ModeCard]:
    """Return each way of documenting as a card, also those that cannot be chosen."""
    names = dict(Mode.choices)
    return [
        ModeCard(
            mode=one.mode,
            name=str(names[one.mode]),
            ground=rules.GROUNDS[one.mode],
            meaning=str(_MEANING[one.mode]),
            saved=str(_SAVED[one.mode]),
            not_saved=str(_NOT_SAVED[one.mode]),
            why_not=one.why_not,
        )
        for one in modes
    ]
