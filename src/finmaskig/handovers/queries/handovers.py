"""Reads of handovers: of a unit, of a contact, and as guidance sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.guidance.rules import Subject
from finmaskig.handovers import rules
from finmaskig.handovers.models import Handover, Package
from finmaskig.handovers.packages import SentPart, parts_from
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case

OUT_KIND, IN_KIND = "handover_out", "handover_in"
"""What the steps of the sender and those of the receiver are about: each lies in its own unit."""

FROZEN_IN = "sv"
RELATED = ("sender_unit", "receiver_unit", "case", "received_case")


def existing_handovers(ids: Collection[UUID]) -> set[UUID]:
    """Return which of the handovers exist."""
    return set(Handover.objects.filter(pk__in=list(ids)).values_list("pk", flat=True))


def handover_by_id(handover_id: UUID) -> Handover | None:
    """Return a handover with what its page names."""
    rows = Handover.objects.select_related(*RELATED, "sent_by", "answered_by", "paper__receipt")
    return rows.filter(pk=handover_id).first()


def open_handover(case: Case) -> Handover | None:
    """Return the handover of a contact in which something still happens."""
    rows = Handover.objects.filter(case=case, closed_at__isnull=True)
    return rows.select_related(*RELATED).first()


def handovers_of_case(case: Case) -> list[Handover]:
    """Return the handovers from and to a contact, the latest first."""
    rows = Handover.objects.filter(Q(case=case) | Q(received_case=case))
    return list(rows.select_related(*RELATED).order_by("-sent_at"))


def came_by(case: Case) -> Handover | None:
    """Return the handover that a contact was opened by."""
    return Handover.objects.filter(received_case=case).select_related(*RELATED).first()


def side_of_story(case: Case) -> str:
    """Return the side on which the person's story began: it goes along outside the wall too."""
    if case.side != "neutral":
        return case.side
    earlier = came_by(case)
    return earlier.story_side if earlier is not None else case.side


def open_to(actor: Actor) -> QuerySet[Handover]:
    """Return what is open towards the actor's unit, what must be answered first."""
    rows = Handover.objects.filter(receiver_unit_id=actor.unit_id, closed_at__isnull=True)
    return rows.select_related(*RELATED).order_by("answer_by", "pk")


def open_from(actor: Actor) -> QuerySet[Handover]:
    """Return what the actor's unit has handed over and is not done with."""
    rows = Handover.objects.filter(sender_unit_id=actor.unit_id, closed_at__isnull=True)
    return rows.select_related(*RELATED, "paper__receipt").order_by("answer_by", "pk")


def done_of(actor: Actor, *, outwards: bool) -> QuerySet[Handover]:
    """Return what is over, the latest first: from the actor's unit, or to it."""
    unit = Q(sender_unit_id=actor.unit_id) if outwards else Q(receiver_unit_id=actor.unit_id)
    rows = Handover.objects.filter(unit, closed_at__isnull=False)
    return rows.select_related(*RELATED).order_by("-closed_at")


def waiting_too_long(at: datetime) -> list[Handover]:
    """Return the proposals that nobody has answered in time."""
    rows = Handover.objects.filter(state__in=rules.WAITING, answer_by__lt=at)
    return list(rows.select_related(*RELATED).order_by("pk"))


def waiting_for_units() -> list[Handover]:
    """Return the proposals that wait for a unit in Finmaskig."""
    rows = Handover.objects.filter(state__in=rules.WAITING, receiver_kind=rules.UNIT)
    return list(rows.select_related(*RELATED).order_by("pk"))


def waiting_under(consent_id: UUID) -> list[Handover]:
    """Return the proposals to units that rest on a consent; a paper has been told already."""
    rows = Handover.objects.filter(
        consent_ref=consent_id, state__in=rules.WAITING, receiver_kind=rules.UNIT
    )
    return list(rows.select_related(*RELATED).order_by("pk"))


def package_of(row: Handover, unit_id: UUID) -> tuple[SentPart, ...]:
    """Return what was sent, as it was then; raises ``KeyGone`` for a unit without its key."""
    package = Package.objects.get(handover=row)
    return parts_from(box_of(row.pk, unit_id).text(package, "content"))


def subject_out(row: Handover) -> Subject:
    """Return a handover as the subject of the sender's steps."""
    with override(FROZEN_IN):
        context = _("Överlämnande till %(name)s") % {"name": row.receiver_name}
    return Subject(
        kind=OUT_KIND,
        id=row.pk,
        context=context,
        side=row.sender_unit.side,
        unit_id=row.sender_unit_id,
        board_id=row.sender_board_id,
    )


def subject_in(row: Handover) -> Subject:
    """Return a handover to a unit as the subject of the receiver's steps."""
    assert row.receiver_unit is not None
    assert row.receiver_board_id is not None
    with override(FROZEN_IN):
        context = _("Överlämnande från %(name)s") % {"name": row.sender_unit.name}
    return Subject(
        kind=IN_KIND,
        id=row.pk,
        context=context,
        side=row.receiver_unit.side,
        unit_id=row.receiver_unit.pk,
        board_id=row.receiver_board_id,
    )
