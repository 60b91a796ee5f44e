"""The rights, the money and the package of a track, as plain values; and how forms begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from finmaskig.cases import track_data, track_rules
from finmaskig.cases.queries.track import rights_of
from finmaskig.cases.queries.track_pages import RowLine
from finmaskig.cases.queries.track_words import kronor, quarter_text
from finmaskig.ui.wording import Due, day_text, due_text
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from finmaskig.cases.models import Claim, Cost, Event, RightsItem, Track

RIGHT_TAGS = {
    track_rules.OPEN: "today",
    track_rules.DONE: "ok",
    track_rules.DECLINED: "plain",
    track_rules.NOT_RELEVANT: "plain",
}


def right_lines(track: Track, on: date) -> list[RowLine]:
    """Return the checklist in the order of the law's list, what is left first."""
    known = {right.code: right for right in track_data.rights()}
    order = list(known)
    items = sorted(
        rights_of(track),
        key=lambda item: (item.state != track_rules.OPEN, order.index(item.code)),
    )
    return [_right(item, known[item.code], on) for item in items]


def _right(item: RightsItem, right: track_data.Right, on: date) -> RowLine:
    answered = day_text(item.on, on) if item.on else ""
    return RowLine(
        title=right.what,
        meta=" · ".join(part for part in (answered, right.source) if part),
        url=reverse("cases:track_right_change", args=[item.pk]),
        tag=Due(RIGHT_TAGS[item.state], str(item.get_state_display())),
    )


def right_of(item: RightsItem) -> track_data.Right:
    """Return what a row of the checklist is about."""
    return next(right for right in track_data.rights() if right.code == item.code)


@dataclass(frozen=True)
class Quarter:
    """A quarter with costs: applied for or not, and until when it can be."""

    title: str
    meta: str
    tag: Due
    url: str


@dataclass(frozen=True)
class MoneyPage:
    """What was decided, and what the state gives back."""

    costs: list[RowLine]
    quarters: list[Quarter]
    decided: str
    paid: str


def money_page(track: Track, at: datetime, on: date) -> MoneyPage:
    """Return the costs of a track, and each quarter with where its claim stands."""
    costs, claims = list(track.costs.all()), list(track.claims.all())
    by_quarter = {claim.quarter_on: claim for claim in claims}
    spans = [(cost.from_on, cost.to_on) for cost in costs]
    quarters = {*track_rules.quarters_with_costs(spans, on), *by_quarter}
    return MoneyPage(
        costs=[_cost(cost, on) for cost in costs],
        quarters=[
            _quarter(track, first, by_quarter.get(first), at)
            for first in sorted(quarters, reverse=True)
        ],
        decided=kronor(sum(cost.amount for cost in costs)),
        paid=kronor(sum(claim.paid_amount or 0 for claim in claims)),
    )


def _cost(cost: Cost, on: date) -> RowLine:
    last = f" – {day_text(cost.to_on, on)}" if cost.to_on else ""
    facts = [f"{day_text(cost.from_on, on)}{last}", cost.reference_number]
    return RowLine(
        title=f"{kronor(cost.amount)}, {cost.get_ground_display()}",
        meta=" · ".join(fact for fact in facts if fact),
        url=reverse("cases:track_cost_change", args=[cost.pk]),
    )


def _quarter(track: Track, first: date, claim: Claim | None, at: datetime) -> Quarter:
    title = quarter_text(first)
    title = title[:1].upper() + title[1:]
    if claim is None:
        last = track_data.due("reimbursement", track_rules.quarter_end(first))
        url = reverse("cases:track_claim_add", args=[track.case_id])
        meta = _("Inte sökt. Sök senast det här datumet.")
        return Quarter(title, meta, due_text(last, at), f"{url}?quarter={first}")
    return Quarter(
        title=title,
        meta=" · ".join(_claimed(claim)),
        tag=_claim_tag(claim),
        url=reverse("cases:track_claim_change", args=[claim.pk]),
    )


def _claimed(claim: Claim) -> Iterable[str]:
    yield _("sökt %(amount)s") % {"amount": kronor(claim.amount)}
    if claim.paid_amount is not None:
        yield _("utbetalt %(amount)s") % {"amount": kronor(claim.paid_amount)}
    if claim.refused_amount is not None:
        yield _("avslag %(amount)s") % {"amount": kronor(claim.refused_amount)}


def _claim_tag(claim: Claim) -> Due:
    return {
        track_rules.APPLIED: Due("today", _("Väntar på svar")),
        track_rules.PARTLY: Due("today", _("Delvis besvarat")),
        track_rules.PAID: Due("ok", _("Klart")),
        track_rules.REFUSED: Due("plain", _("Avslag")),
    }[claim.state]


def initial_of(row: object, names: Iterable[str]) -> dict[str, object]:
    """Return how a form is filled in with a stored row."""
    return {name: getattr(row, name) for name in names if hasattr(row, name)}


def note_of(event: Event) -> str:
    """Return the note of an event whose contact the reader has opened."""
    case = event.track.case
    return box_of(case.pk, case.unit_id).text(event, "note") if event.note else ""


def why_of(item: RightsItem) -> str:
    """Return why a right does not apply, to who has opened the contact."""
    case = item.track.case
    return box_of(case.pk, case.unit_id).text(item, "why") if item.why else ""
