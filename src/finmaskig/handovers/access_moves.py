"""The doors to handovers: the two units that a handover is between, each to its own part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.cases import access as cases
from finmaskig.guidance import access as guidance
from finmaskig.handovers import rules
from finmaskig.handovers.queries import handovers as queries
from finmaskig.handovers.queries.proposing import HAND_OVER
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError, NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.guidance.models import Step
    from finmaskig.handovers.models import Handover
    from finmaskig.handovers.packages import SentPart

PAGE_SIZE = 20
OPEN_SHOWN = 50
"""More than a unit has open at once; the page says so when there are more."""


class PackageClosed(NotAllowed):
    """What goes along is read by who has taken over."""


class AnswerOver(DomainError):
    """It has been answered, or the time to answer is over."""


class NotYours(NotAllowed):
    """The other unit does this."""


@dataclass(frozen=True)
class OpenOnes:
    """What a unit has open: to answer and follow up, and what it waits for."""

    to_us: list[Handover]
    from_us: list[Handover]
    has_more: bool


def handover_to_read(actor: Actor, handover_id: UUID) -> Handover:
    """Return a handover from or to the actor's unit and log the look."""
    row = _handover(actor, handover_id)
    log_access(actor=actor, event="handovers.handover_shown", subject="handover", ids=[row.pk])
    return row


def handover_to_answer(actor: Actor, handover_id: UUID) -> Handover:
    """Return a handover to the actor's unit, which alone answers it."""
    row = _handover(actor, handover_id)
    if is_sender(actor, row):
        raise NotYours(_("Mottagaren svarar. Du kan ta tillbaka förslaget tills dess."))
    return row


def handover_to_decide(actor: Actor, handover_id: UUID) -> Handover:
    """Return a handover that can still be answered; what is late is never shown as acceptable."""
    row = handover_to_answer(actor, handover_id)
    if not row.can_be_answered(now()):
        raise AnswerOver(_("Det går inte att svara längre. Öppna överlämnandet och se läget."))
    return row


def handover_of_sender(actor: Actor, handover_id: UUID) -> Handover:
    """Return a handover from the actor's unit, which alone takes it back."""
    row = _handover(actor, handover_id)
    if not is_sender(actor, row):
        raise NotYours(_("Avsändaren tar tillbaka förslaget. Du kan säga nej med ett skäl."))
    return row


def handover_to_follow(actor: Actor, handover_id: UUID) -> Handover:
    """Return a handover whose meeting and outcome the actor's unit notes.

    The receiver does; for one outside Finmaskig the sender writes what it has heard.
    """
    row = _handover(actor, handover_id)
    if is_sender(actor, row) and not row.is_on_paper:
        raise NotYours(_("Mottagaren antecknar det. Du ser det här när det är gjort."))
    return row


def step_to_follow(actor: Actor, step_id: UUID) -> Step:
    """Return a step of the actor's unit that asks for a handover; others lead nowhere."""
    step = guidance.step_to_change(actor, step_id)
    if step.code != HAND_OVER:
        raise Http404
    return step


def package_to_read(actor: Actor, handover_id: UUID) -> tuple[Handover, tuple[SentPart, ...]]:
    """Return what was sent, to the sender or to who has taken over, and log that it is read."""
    row = _handover(actor, handover_id)
    if not may_read_package(actor, row):
        raise PackageClosed(_("Du kan läsa det som följer med när ni har tagit emot."))
    log_access(actor=actor, event="handovers.package_read", subject="handover", ids=[row.pk])
    assert actor.unit_id is not None
    return row, queries.package_of(row, actor.unit_id)


def may_read_package(actor: Actor, row: Handover) -> bool:
    """Tell whether somebody may read what goes along.

    A receiver reads it as long as its own contact is there: what has faded is not read elsewhere.
    """
    return is_sender(actor, row) or (row.is_taken and row.received_case_id is not None)


def is_sender(actor: Actor, row: Handover) -> bool:
    """Tell whether the actor's unit is the one that hands over."""
    return row.sender_unit_id == actor.unit_id


def case_to_hand_over(actor: Actor, case_id: UUID) -> Case:
    """Return an open contact of the actor's own unit, and log the look at what can be sent."""
    case = cases.case_to_change(actor, case_id)
    log_access(actor=actor, event="cases.case_seen", subject="case", ids=[case.pk])
    return case


def case_to_change(actor: Actor, case_id: UUID) -> Case:
    """Return an open contact of the actor's own unit; the service logs the change."""
    return cases.case_to_change(actor, case_id)


def open_ones(actor: Actor) -> OpenOnes:
    """Return what is open to and from the actor's unit, and log which were shown."""
    _worker(actor)
    to_us = list(queries.open_to(actor)[: OPEN_SHOWN + 1])
    from_us = list(queries.open_from(actor)[: OPEN_SHOWN + 1])
    found = OpenOnes(
        to_us=sorted(to_us[:OPEN_SHOWN], key=lambda row: not row.is_waiting),
        from_us=from_us[:OPEN_SHOWN],
        has_more=max(len(to_us), len(from_us)) > OPEN_SHOWN,
    )
    _log_list(actor, [*found.to_us, *found.from_us])
    return found


def done_page(actor: Actor, number: str, *, outwards: bool) -> Page[Handover]:
    """Return a page of what is over, from the actor's unit or to it, and log which."""
    _worker(actor)
    page = Paginator(queries.done_of(actor, outwards=outwards), PAGE_SIZE).get_page(number)
    _log_list(actor, page.object_list)
    return page


def _log_list(actor: Actor, rows: Iterable[Handover]) -> None:
    ids = [row.pk for row in rows]
    log_access(actor=actor, event="handovers.handovers_listed", subject="handover", ids=ids)


def _worker(actor: Actor) -> None:
    if actor.role not in rules.ROLES:
        raise Http404
    if actor.unit_id is None:
        raise Http404
    if actor.board_id is None:
        raise Http404


def _handover(actor: Actor, handover_id: UUID) -> Handover:
    _worker(actor)
    row = queries.handover_by_id(handover_id)
    if row is None:
        raise Http404
    if (actor.unit_id, actor.board_id) not in _parties(row):
        raise Http404
    return row


def _parties(row: Handover) -> list[tuple[UUID | None, UUID | None]]:
    """Return the unit and board that hand over, and those that are asked when they work here."""
    found: list[tuple[UUID | None, UUID | None]] = [(row.sender_unit_id, row.sender_board_id)]
    if not row.is_on_paper:
        found.append((row.receiver_unit_id, row.receiver_board_id))
    return found
