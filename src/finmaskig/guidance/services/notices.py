"""The quarterly notice to municipalities without agreement: that residents were met, no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.accounts.log import log_export
from finmaskig.guidance import queries, rules, subjects
from finmaskig.guidance.models import Step
from finmaskig.guidance.rules import Due
from finmaskig.guidance.services.follow_on import FROZEN_IN
from finmaskig.organisations.queries import directory
from finmaskig.organisations.queries.units import unit_by_code
from finmaskig.pure.guidance.duty import Call, Duty
from finmaskig.pure.guidance.workdays import end_of
from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.pure.guidance.directory import Directory
    from finmaskig.pure.guidance.rules import Rule

DAYS_TO_WRITE = 20


@dataclass(frozen=True)
class NoticesOpened:
    """How many notices were opened, and for which municipalities nobody could be asked to write."""

    count: int
    without_owner: tuple[str, ...]


@transaction.atomic
def open_quarterly_notices(*, at: datetime) -> NoticesOpened:
    """Open a coordinator's step for each municipality without agreement, once a quarter.

    It comes when the quarter is over, for all at the same time, so that its day tells nothing.
    """
    quarter = rules.quarter_before(local(at).date())
    known = directory()
    new, without_owner = [], []
    for work, home in sorted(_without_agreement(known, quarter)):
        owner = _owner(known, work, at)
        if owner is None:
            without_owner.append(home)
            continue
        rule = queries.rule_of_step(work, quarter.last, rules.CODE_OF_NOTICE)
        name = known.vocabulary.municipalities[home][0]
        new.append(_notice(owner, rule, _Place(home, name), quarter, at=at))
    wanted = {step.subject_id: step for step in new}
    for known_id in queries.kept_subjects(rules.NOTICE_SUBJECT, wanted):
        del wanted[known_id]
    Step.objects.bulk_create(wanted.values(), ignore_conflicts=True)
    return NoticesOpened(len(wanted), tuple(without_owner))


def export_notice(*, actor: Actor, step: Step) -> None:
    """Log that the letter of a notice leaves Finmaskig; the letter itself is kept nowhere."""
    log_export(
        actor=actor,
        event="guidance.notice_exported",
        subject="step",
        ids=[step.pk],
        reason=step.title,
    )


@dataclass(frozen=True)
class _Owner:
    unit_id: UUID
    board_id: UUID
    side: str


@dataclass(frozen=True)
class _Place:
    code: str
    name: str


def _without_agreement(known: Directory, quarter: rules.Quarter) -> set[tuple[str, str]]:
    return {
        (work, home)
        for work, home in subjects.residences_met(quarter.first, quarter.last)
        if known.scene(work, quarter.last).residences.get(home) == "unjoined"
    }


def _owner(known: Directory, municipality: str, at: datetime) -> _Owner | None:
    """Return the unit that leads the county's offer, where it works in this program."""
    answer = Duty(known, municipality, at).answer(Call("project_leader", at_once=False))
    if answer.office is None or answer.kind != "project_leader":
        return None
    unit = unit_by_code(answer.office.code)
    if not unit.is_staffed_here or unit.board_id is None:
        return None
    return _Owner(unit.pk, unit.board_id, unit.side)


def _notice(
    owner: _Owner, rule: Rule, place: _Place, quarter: rules.Quarter, *, at: datetime
) -> Step:
    due = Due(end_of(quarter.last + timedelta(days=DAYS_TO_WRITE)), rules.DAY)
    with override(FROZEN_IN):
        title = _("Kvartalets besked till %(municipality)s") % {"municipality": place.name}
        context = _("Kommunen har inget avtal")
    return Step(
        rule_code=rule.code,
        code=rule.step,
        level=rule.level,
        title=title,
        say=rule.say,
        why=rule.why,
        source=rule.source,
        receiver_kind="contact_function",
        receiver_text=place.name,
        home=place.code,
        owner_unit_id=owner.unit_id,
        side=owner.side,
        board_id=owner.board_id,
        for_role=rules.FOR_COORDINATOR,
        subject_kind=rules.NOTICE_SUBJECT,
        subject_id=_subject_id(owner, place.code, quarter.first),
        context=context,
        due_at=due.at,
        due_precision=due.precision,
        late_at=rules.late_from(due),
        created_at=at,
    )


def _subject_id(owner: _Owner, municipality: str, first: date) -> UUID:
    return uuid5(NAMESPACE_URL, f"finmaskig:notice:{owner.unit_id}:{municipality}:{first}")
