"""Reads of what has been told: lines of a list, one with its words, what waits for a lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.guidance.queries import steps_of_subject
from finmaskig.guidance.rules import WITH_NEXT_LEAD, Subject
from finmaskig.handovers import grounds
from finmaskig.handovers.choices_grounds import Decider, State, Way
from finmaskig.handovers.models import Disclosure
from finmaskig.handovers.queries.consents import box_for, parts_text, receiver_text
from finmaskig.organisations.access import board_of, unit_of
from finmaskig.organisations.queries import staff_of
from finmaskig.shared.clock import local
from finmaskig.vault.services import box_of, boxes_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.handovers.models import Consent
    from finmaskig.organisations.queries.staff import StaffMember
    from finmaskig.vault.box import Box

SUBJECT_KIND = "disclosure"
LEAD_ROLE = "lead"
RELATED = ("unit", "receiver_unit", "case", "consent", "proposed_by", "decided_by", "made_by")
TAG_OF_STATE = {
    State.PROPOSED: "today",
    State.ALLOWED: "today",
    State.MADE: "ok",
    State.REFUSED: "plain",
}


@dataclass(frozen=True)
class DisclosureLine:
    """One disclosure in a list, without its sealed words."""

    id: UUID
    title: str
    parts: str
    ground: str
    at: datetime
    unit: str
    tag: str
    tag_kind: str
    is_proposed: bool


@dataclass(frozen=True)
class DisclosureView:
    """One disclosure with its words; a lead of another unit sees none of the proposer's."""

    line: DisclosureLine
    weighing: str
    decision_weighing: str
    decided_as: str
    how: str
    corrections: list[DisclosureLine]
    ground: grounds.Ground | None


def disclosure_by_id(disclosure_id: UUID) -> Disclosure | None:
    """Return a disclosure with what its page names."""
    return Disclosure.objects.select_related(*RELATED).filter(pk=disclosure_id).first()


def existing_disclosures(ids: Collection[UUID]) -> set[UUID]:
    """Return which of the disclosures exist."""
    return set(Disclosure.objects.filter(pk__in=list(ids)).values_list("pk", flat=True))


def disclosures_of_case(case: Case) -> list[Disclosure]:
    """Return what has been told about a contact, the latest first."""
    return list(Disclosure.objects.filter(case_id=case.pk).select_related("receiver_unit", "unit"))


def told_under(consent: Consent) -> list[Disclosure]:
    """Return what has been told under a consent: it cannot be called back."""
    rows = Disclosure.objects.filter(consent_id=consent.pk, state=State.MADE)
    return list(rows.select_related("receiver_unit", "unit").order_by("-made_at"))


def disclosures_of_unit(actor: Actor) -> QuerySet[Disclosure]:
    """Return what the actor's unit has told, the latest first."""
    rows = Disclosure.objects.filter(
        unit_id=unit_of(actor), board_id=board_of(actor), side=actor.side
    )
    return rows.select_related("receiver_unit", "unit").order_by("-registered_at")


def waiting_for_lead(actor: Actor, on: date) -> list[Disclosure]:
    """Return the proposals that a lead may decide: her unit's, and those nobody nearer takes."""
    rows = Disclosure.objects.filter(
        board_id=actor.board_id, side=actor.side, state=State.PROPOSED
    ).select_related("receiver_unit", "unit")
    mine = [row for row in rows if row.unit_id == actor.unit_id]
    return [*mine, *(row for row in rows if row not in mine and is_left_to(row, actor.unit_id, on))]


def is_left_to(row: Disclosure, unit_id: UUID | None, on: date) -> bool:
    """Tell whether a lead of another unit of the side is asked to decide.

    The unit has no lead of its own, has let the proposal wait too long, or has handed the step on.
    """
    if not any(one.unit_id == row.unit_id for one in leads_of(row, on)):
        return True
    if any(step.is_open for step in steps_of_subject(SUBJECT_KIND, row.pk, unit_id)):
        return True
    steps = steps_of_subject(SUBJECT_KIND, row.pk, row.unit_id)
    return any(step.is_open and step.climb_level == WITH_NEXT_LEAD for step in steps)


def leads_of(row: Disclosure, on: date) -> list[StaffMember]:
    """Return the leads of the row's board and side, those of its own unit first."""
    staff = staff_of(row.board_id, on=on, roles=(LEAD_ROLE,))
    near = [one for one in staff if one.side == row.side]
    return sorted(near, key=lambda one: one.unit_id != row.unit_id)


def known_child(case: Case | None) -> bool | None:
    """Tell whether a contact is known to be of a child; nothing when nobody knows."""
    band = case.age_band if case is not None else ""
    return band in grounds.CHILD_BANDS if band else None


def subject_of(row: Disclosure, unit_id: UUID) -> Subject:
    """Return a disclosure as the subject of steps; nothing of it says whom it is about."""
    return Subject(
        kind=SUBJECT_KIND,
        id=row.pk,
        context=f"Utlämnande, {row.unit.name}",
        side=row.side,
        unit_id=unit_id,
        board_id=row.board_id,
    )


def lines_of_case(rows: Sequence[Disclosure], case: Case) -> list[DisclosureLine]:
    """Write a contact's disclosures as lines."""
    box = box_for(rows, case.pk, case.unit_id)
    return [disclosure_line(row, box) for row in rows]


def lines_of_unit(rows: Iterable[Disclosure]) -> list[DisclosureLine]:
    """Write disclosures of one's own unit as lines; each record is opened once."""
    shown = list(rows)
    worded = [row for row in shown if row.receiver_words]
    boxes: dict[UUID, Box] = {}
    for unit_id in {row.unit_id for row in worded}:
        boxes |= boxes_of({row.record for row in worded if row.unit_id == unit_id}, unit_id)
    return [disclosure_line(row, boxes.get(row.record)) for row in shown]


def disclosure_line(row: Disclosure, box: Box | None) -> DisclosureLine:
    """Write one disclosure as a line."""
    state = State(row.state)
    return DisclosureLine(
        id=row.pk,
        title=_("Till %(receiver)s") % {"receiver": receiver_text(row, box)},
        parts=parts_text(row.parts),
        ground=ground_text(row),
        at=local(row.made_at or row.registered_at),
        unit=row.unit.name,
        tag=str(state.label),
        tag_kind=TAG_OF_STATE[state],
        is_proposed=row.is_proposed,
    )


def ground_text(row: Disclosure) -> str:
    """Write what a disclosure rests on."""
    if row.ground == grounds.WITHOUT_GROUND:
        return _("Utan stöd i lag")
    return _("Samtycke") if row.ground == grounds.CONSENT else row.section


def disclosure_view(row: Disclosure, *, with_words: bool) -> DisclosureView:
    """Return one disclosure; its sealed words only to those who work in its unit."""
    box = box_of(row.record, row.unit_id) if with_words else None
    fixes = Disclosure.objects.filter(corrects_id=row.pk).select_related("receiver_unit", "unit")
    return DisclosureView(
        line=disclosure_line(row, box),
        weighing=box.text(row, "weighing") if box else "",
        decision_weighing=box.text(row, "decision_weighing") if box else "",
        decided_as=str(Decider(row.decided_as).label) if row.decided_as else "",
        how=str(Way(row.how).label),
        corrections=[disclosure_line(one, box) for one in fixes],
        ground=grounds.ground_on(row.ground, local(row.registered_at).date()),
    )
