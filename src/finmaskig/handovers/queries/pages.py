"""Handovers in words: rows of a list, the page of one, the part on a contact's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.handovers import rules
from finmaskig.handovers.choices_moves import REASONS
from finmaskig.organisations.queries import label
from finmaskig.shared.clock import local
from finmaskig.ui.wording import Due, due_text, moment_text
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.handovers.models import Handover


@dataclass(frozen=True)
class Row:
    """One handover in a list."""

    id: UUID
    title: str
    meta: str
    tag: Due


@dataclass(frozen=True)
class Moment:
    """One thing that has happened."""

    what: str
    at: datetime | date


@dataclass(frozen=True)
class HandoverView:
    """One handover as one of its two units sees it."""

    is_sender: bool
    first: str
    preview: list[tuple[str, str]]
    moments: list[Moment]
    verbs: frozenset[str]
    reason: str
    reason_text: str
    is_late: bool
    may_read: bool


def rows_in(handovers: Iterable[Handover], at: datetime) -> list[Row]:
    """Write handovers to a unit as rows: nothing of whom they are about."""
    return [
        Row(
            row.pk,
            _("Från %(name)s") % {"name": row.sender_unit.name},
            " · ".join(part for part in (_matter(row), _own_alias(row)) if part),
            _tag(row, at, outwards=False),
        )
        for row in handovers
    ]


def rows_out(handovers: Iterable[Handover], at: datetime) -> list[Row]:
    """Write a unit's own handovers as rows, by the alias it knows."""
    return [
        Row(
            row.pk,
            _("Till %(name)s") % {"name": row.receiver_name},
            " · ".join(part for part in (row.case.alias if row.case else "", _matter(row)) if part),
            _tag(row, at, outwards=True),
        )
        for row in handovers
    ]


def _own_alias(row: Handover) -> str:
    return row.received_case.alias if row.received_case else ""


def _matter(row: Handover) -> str:
    return str(row.get_matter_display())


def _tag(row: Handover, at: datetime, *, outwards: bool) -> Due:
    """Say what is next as a tag: by when to answer, by when to meet, or how it ended."""
    if row.is_answered_with_code:
        return Due("today", _("Har svarat"))
    if row.is_waiting:
        if not row.can_be_answered(at):
            return Due("late", _("Svarstiden är ute"))
        due = due_text(row.answer_by, at)
        words = _("Väntar") if outwards else _("Svara")
        return Due(due.kind, f"{words}: {due.text.lower()}")
    next_on = {rules.MET: row.outcome_by}.get(row.state, row.meet_by)
    if row.is_open and not outwards and next_on is not None:
        words = _("Utfall") if row.state == rules.MET else _("Möte")
        due = due_text(next_on, at)
        return Due(due.kind, f"{words}: {due.text.lower()}")
    kind = {rules.EXPIRED: "late", rules.DECLINED: "today"}.get(row.state, "plain")
    return Due("ok" if row.is_taken else kind, str(row.get_state_display()))


def handover_view(row: Handover, at: datetime, *, is_sender: bool) -> HandoverView:
    """Return what one side sees of a handover, and what it does first."""
    party = rules.SENDER if is_sender else rules.RECEIVER
    verbs = rules.verbs_of(row.state, party)
    if is_sender and row.is_on_paper:
        verbs |= rules.verbs_of(row.state, rules.OUTSIDE)
    late = row.is_waiting and not row.can_be_answered(at) and not row.is_answered_with_code
    return HandoverView(
        is_sender=is_sender,
        first=_first(row, at, is_sender=is_sender, late=late),
        preview=_preview(row) if is_sender or row.seen_at else [],
        moments=_moments(row),
        verbs=_possible(row, verbs, late=late),
        reason=str(REASONS.get(row.reason, "")),
        reason_text=box_of(row.pk, row.sender_unit_id).text(row, "reason_text")
        if is_sender and row.reason_text
        else "",
        is_late=late,
        may_read=is_sender or row.is_taken,
    )


def _possible(row: Handover, verbs: frozenset[str], *, late: bool) -> frozenset[str]:
    """Return what can be done now; an answer with the code is heard before everything else."""
    if row.is_answered_with_code:
        return frozenset()
    return verbs - rules.ANSWERS if late else verbs


def _first(row: Handover, at: datetime, *, is_sender: bool, late: bool) -> str:
    """Say in one sentence who is responsible and what to do first."""
    words = {
        "receiver": row.receiver_name,
        "sender": row.sender_unit.name,
        "by": moment_text(row.answer_by, local(at).date()),
    }
    if row.is_answered_with_code:
        return (
            _("%(receiver)s har svarat med koden på papperet. Spara svaret här nedanför.") % words
        )
    if late:
        return (
            _("Svarstiden är ute. Ni har ansvaret. Ring %(receiver)s, eller föreslå någon annan.")
            if is_sender
            else _("Svarstiden är ute och ansvaret ligger hos %(sender)s. Ring dem om ni kan.")
        ) % words
    return (_FIRST_OUT if is_sender else _FIRST_IN)[row.state]() % words


_FIRST_OUT = {
    rules.PROPOSED: lambda: _(
        "Ni väntar på svar från %(receiver)s, senast %(by)s. Ni har ansvaret tills dess."
    ),
    rules.SEEN: lambda: _(
        "%(receiver)s har sett förslaget och svarar senast %(by)s. Ni har ansvaret tills dess."
    ),
    rules.ACCEPTED: lambda: _("%(receiver)s har tagit över ansvaret. Berätta för personen."),
    rules.RECEIPTED: lambda: _("%(receiver)s har ansvaret och har läst det som följde med."),
    rules.MET: lambda: _("%(receiver)s har ansvaret och har träffat personen."),
    rules.CONCLUDED: lambda: _("Överlämnandet är klart. %(receiver)s har ansvaret."),
    rules.DECLINED: lambda: _(
        "%(receiver)s tog inte emot. Ni har ansvaret. Bestäm vad som händer nu."
    ),
    rules.WITHDRAWN: lambda: _("Ni tog tillbaka förslaget. Ni har ansvaret som förut."),
    rules.EXPIRED: lambda: _(
        "%(receiver)s svarade inte i tid. Ni har ansvaret. Bestäm vad som händer nu."
    ),
}
_FIRST_IN = {
    rules.PROPOSED: lambda: _(
        "%(sender)s frågar om ni kan ta över ansvaret för någon. Svara senast %(by)s."
    ),
    rules.SEEN: lambda: _("Svara senast %(by)s. %(sender)s har ansvaret tills ni säger ja."),
    rules.ACCEPTED: lambda: _("Ni har ansvaret nu. Läs det som följde med och kvittera."),
    rules.RECEIPTED: lambda: _("Ni har ansvaret. Möt personen, och anteckna dagen här."),
    rules.MET: lambda: _("Ni har ansvaret. Anteckna hur det gick när ni vet."),
    rules.CONCLUDED: lambda: _("Överlämnandet är klart. Ni har ansvaret, i er egen kontakt."),
    rules.DECLINED: lambda: _("Ni tog inte emot. %(sender)s har ansvaret."),
    rules.WITHDRAWN: lambda: _("%(sender)s tog tillbaka förslaget. Du behöver inte göra något."),
    rules.EXPIRED: lambda: _("Ni svarade inte i tid, och ansvaret ligger hos %(sender)s."),
}


def _preview(row: Handover) -> list[tuple[str, str]]:
    """Return the minimum that a receiver sees before its answer: nothing that points at anyone."""
    spoken = ", ".join(label("language", code).lower() for code in row.languages)
    pairs = [
        (_("Vad det gäller"), _matter(row)),
        (_("Barn eller vuxen"), str(row.get_age_group_display())),
        (_("Språk"), spoken[:1].upper() + spoken[1:]),
    ]
    return [(name, text) for name, text in pairs if text]


def _moments(row: Handover) -> list[Moment]:
    """Return what has happened, the latest first; functions, never names."""
    ends = {
        rules.DECLINED: _("Togs inte emot"),
        rules.WITHDRAWN: _("Taget tillbaka"),
        rules.EXPIRED: _("Fick inget svar i tid"),
        rules.CONCLUDED: str(row.get_outcome_display()),
    }
    found = [
        (_("Föreslaget"), row.sent_at),
        (_("Sett"), row.seen_at),
        (_("Mottaget"), row.answered_at if row.is_taken else None),
        (_("Läst och kvitterat"), row.receipted_at),
        (_("Första mötet"), row.met_on),
        (ends.get(row.state, ""), row.closed_at),
    ]
    return [Moment(what, at) for what, at in reversed(found) if at is not None]
