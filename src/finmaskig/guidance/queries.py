"""Reads of steps: what waits, what came of it, what has climbed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Case, Count, F, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from finmaskig.accounts.actor import Actor, Role
from finmaskig.counting.grouping import Column, Place, ends, grouped, month_of_moment, starts, told
from finmaskig.guidance import rules
from finmaskig.guidance.models import ReportOfConcern, RuleSetAdoption, Step
from finmaskig.organisations.queries import directory, staff_of
from finmaskig.pure.guidance.rules import rules_for
from finmaskig.pure.guidance.steps import STEPS
from finmaskig.shared.clock import local
from finmaskig.ui.wording import Due, due_text, late_text
from finmaskig.vault.services import unit_box

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from finmaskig.counting.registry import Row as Counted
    from finmaskig.pure.guidance.rules import Rule, RuleSet

FOREIGN_KEYS = (
    "receiver_unit",
    "closed_unit",
    "owner_unit",
    "board",
    "assigned_to",
    "closed_by",
    "previous",
)
"""The database checks these, so that saving a step asks no questions of its own."""

MOST_URGENT_FIRST = (
    Case(When(level=rules.MUST, late_at__isnull=True, then=0), default=1),
    F("late_at").asc(nulls_last=True),
    Case(When(level=rules.MUST, then=0), When(level=rules.OFFER, then=1), default=2),
    "pk",
)


@dataclass(frozen=True)
class Line:
    """One step in a list: its words, where they lead and its time as a tag."""

    id: UUID
    url: str
    title: str
    meta: str
    ground: str
    kind: str
    tag: str
    tag_kind: str
    late_at: datetime | None


@dataclass(frozen=True)
class Counts:
    """How many steps are open, and how many of them are late."""

    open: int
    late: int


@dataclass(frozen=True)
class ClimbedStep:
    """A late step as the next lead sees it: what kind, whose, how late. Nothing else."""

    id: UUID
    kind: str
    unit: str
    lateness: str


def readable_roles(role: str) -> list[str]:
    """Return whose steps a role reads in its own unit."""
    return [for_role for for_role, readers in rules.READERS.items() if role in readers]


def open_steps_of(actor: Actor) -> QuerySet[Step]:
    """Return the open steps of the actor's unit that her role reads, the most urgent first."""
    return Step.objects.filter(
        owner_unit_id=actor.unit_id,
        board_id=actor.board_id,
        status=rules.OPEN,
        for_role__in=readable_roles(actor.role),
    ).order_by(*MOST_URGENT_FIRST)


def waiting_for(actor: Actor) -> QuerySet[Step]:
    """Return the open steps that are the actor's own, that nobody has, or that climbed to her."""
    mine = Q(assigned_to_id=actor.user_id) | Q(assigned_to__isnull=True)
    if actor.role == Role.LEAD:
        mine |= Q(climb_level__gte=rules.WITH_LEAD)
    return open_steps_of(actor).filter(mine)


def with_counts(steps: QuerySet[Step], at: datetime) -> QuerySet[Step]:
    """Let each row carry how many rows there are and how many are late: one query, not two."""
    return steps.annotate(
        open_count=_count_of(steps), late_count=_count_of(steps.filter(late_at__lt=at))
    )


def _count_of(steps: QuerySet[Step]) -> Coalesce:
    """Count rows beside others; a window would drag every wide row along."""
    counted = steps.order_by().annotate(all=Value(1)).values("all").annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), 0)


def counts_on(steps: Sequence[Step]) -> Counts:
    """Return the counts that rows from ``with_counts`` carry."""
    if not steps:
        return Counts(0, 0)
    first = steps[0]
    return Counts(getattr(first, "open_count", 0), getattr(first, "late_count", 0))


def lines(steps: Iterable[Step], at: datetime) -> list[Line]:
    """Write steps as lines of a list."""
    return [line_of(step, at) for step in steps]


def line_of(step: Step, at: datetime) -> Line:
    """Write one step as a line of a list."""
    tag, ground = due_tag(step, at), step.source.partition(";")[0]
    return Line(
        id=step.pk,
        url=reverse("guidance:step_detail", args=[step.pk]),
        title=step.title,
        meta=f"{step.context} · {ground}",
        ground=ground,
        kind=kind_word(step.code),
        tag=tag.text,
        tag_kind=tag.kind,
        late_at=step.late_at,
    )


def kind_word(code: str) -> str:
    """Return the heading under which steps of a kind stand."""
    return _("Länkning") if code == rules.CODE_OF_LINK else STEPS[code]


def due_tag(step: Step, at: datetime) -> Due:
    """Write when a step is due as a tag: 1 dag sen, Genast, Idag, 20 juni."""
    if step.due_at is None or step.late_at is None:
        later = step.result == rules.LATER
        return Due("plain", _("Senare") if later else step.get_level_display())
    if step.due_precision == rules.DAY:
        return due_text(local(step.due_at).date(), at)
    if step.late_at < at:
        return Due("late", late_text(step.due_at, at))
    if step.due_precision == rules.NOW:
        return Due("late", _("Genast"))
    if step.due_precision == rules.MEETING:
        return Due("today", _("I mötet"))
    return due_text(step.due_at, at)


def steps_of_subject(kind: str, subject_id: UUID, unit_id: UUID | None) -> list[Step]:
    """Return a subject's steps in one unit, the most binding first."""
    rows = Step.objects.filter(
        subject_kind=kind, subject_id=subject_id, owner_unit_id=unit_id
    ).select_related("receiver_unit")
    return in_order(rows)


def in_order(steps: Iterable[Step]) -> list[Step]:
    """Sort steps as a person should read them: what must be done first, then by time."""
    return sorted(
        steps,
        key=lambda step: (
            rules.LEVELS.index(step.level),
            step.late_at is None,
            step.late_at.timestamp() if step.late_at else 0.0,
            step.title,
        ),
    )


def climbed_steps(actor: Actor) -> QuerySet[Step]:
    """Return the steps of other units on the lead's side that have climbed as high as they go."""
    return (
        Step.objects.filter(
            side=actor.side,
            board_id=actor.board_id,
            status=rules.OPEN,
            climb_level=rules.WITH_NEXT_LEAD,
        )
        .exclude(owner_unit_id=actor.unit_id)
        .select_related("owner_unit")
        .only("id", "code", "level", "due_at", "owner_unit__name")
    )


def without_content(steps: Iterable[Step], at: datetime) -> list[ClimbedStep]:
    """Write climbed steps with nothing of their content."""
    return [
        ClimbedStep(
            id=step.pk,
            kind=kind_word(step.code),
            unit=step.owner_unit.name,
            lateness=late_text(step.due_at, at) if step.due_at else "",
        )
        for step in steps
    ]


def words_of_result(step: Step) -> str:
    """Return what was written when a step ended, or was opened again."""
    if not step.result_text:
        return ""
    return unit_box(step.owner_unit_id).text(step, "result_text")


def report_of(step: Step) -> ReportOfConcern | None:
    """Return what is kept of the report of concern that a step was."""
    return ReportOfConcern.objects.filter(step=step).first()


def adoptions(municipality: str) -> QuerySet[RuleSetAdoption]:
    """Return the rule sets a municipality has adopted, the latest first."""
    return RuleSetAdoption.objects.filter(municipality_id=municipality).order_by(
        "-valid_from", "ruleset"
    )


def rules_in_force(municipality: str, on: date) -> RuleSet:
    """Return the rules of a municipality on a day: the base, and the local sets it has adopted.

    A municipality that never decided anything has the sets that were written for it.
    """
    rows = list(RuleSetAdoption.objects.filter(municipality_id=municipality))
    if not rows:
        return rules_for(municipality, on)
    held = {row.ruleset for row in rows if row.holds(on)}
    return rules_for(municipality, on, tuple(sorted(held)))


def rule_of_step(municipality: str, on: date, step: str) -> Rule:
    """Return the rule that asks for a step, the one without conditions on the person."""
    ruleset = rules_in_force(municipality, on)
    return next(rule for rule in ruleset.rules if rule.step == step)


@dataclass(frozen=True)
class Taker:
    """Who may take over a step: somebody in a unit, or the unit as such."""

    user_id: UUID | None
    unit_id: UUID
    name: str


def takers(step: Step, actor: Actor, on: date) -> tuple[list[Taker], list[Taker]]:
    """Return the colleagues and the other units of the board that may take over a step."""
    staff = staff_of(actor.board_id, on=on, roles=rules.READERS[step.for_role])
    allowed = [one for one in staff if rules.may_meet(step.side, one.side)]
    colleagues = [
        Taker(one.user_id, one.unit_id, one.name)
        for one in allowed
        if one.unit_id == actor.unit_id and one.user_id != actor.user_id
    ]
    units = {one.unit_id: one.unit_name for one in allowed if one.unit_id != actor.unit_id}
    return colleagues, [Taker(None, unit_id, name) for unit_id, name in units.items()]


def taker(
    step: Step, actor: Actor, *, on: date, user_id: UUID | None, unit_id: UUID | None
) -> Taker | None:
    """Return the one chosen to take over a step, if that is allowed; own unit before others."""
    staff = staff_of(actor.board_id, on=on, roles=rules.READERS[step.for_role])
    fitting = [
        one
        for one in staff
        if rules.may_meet(step.side, one.side)
        and (one.user_id == user_id if user_id else one.unit_id == unit_id)
    ]
    fitting.sort(key=lambda one: one.unit_id != step.owner_unit_id)
    if not fitting:
        return None
    return Taker(user_id, fitting[0].unit_id, fitting[0].name)


def open_step_of_rule(kind: str, subject_id: UUID, rule_code: str) -> Step | None:
    """Return a subject's open step of a rule, if there is one."""
    rows = Step.objects.filter(
        subject_kind=kind, subject_id=subject_id, rule_code=rule_code, status=rules.OPEN
    )
    return rows.exclude(code=rules.CODE_OF_LINK).first()


def kept_subjects(kind: str, ids: Collection[UUID]) -> set[UUID]:
    """Return those subjects of a kind that have steps, open or ended."""
    rows = Step.objects.filter(subject_kind=kind, subject_id__in=list(ids))
    return set(rows.values_list("subject_id", flat=True))


def open_subjects(kinds: Collection[str]) -> set[UUID]:
    """Return the subjects of some kinds that have an open step."""
    rows = Step.objects.filter(subject_kind__in=list(kinds), status=rules.OPEN)
    return set(rows.order_by().values_list("subject_id", flat=True))


def last_days(kinds: Collection[str], ids: Collection[UUID]) -> dict[UUID, date]:
    """Return for each subject the last day on which somebody ended a step or noted a report.

    What the clock did by itself is no note.
    """
    rows = Step.objects.filter(subject_kind__in=list(kinds), subject_id__in=list(ids))
    by_hand = Case(When(closed_by__isnull=False, then="closed_at"))
    found: dict[UUID, date] = {}
    for subject_id, *moments in rows.order_by().values_list(
        "subject_id", by_hand, "report__sent_at", "report__receipt_at"
    ):
        days = [local(moment).date() for moment in moments if moment is not None]
        if subject_id in found:
            days.append(found[subject_id])
        if days:
            found[subject_id] = max(days)
    return found


def reports_apart(owned: Collection[str]) -> QuerySet[ReportOfConcern]:
    """Return the reports of concern about subjects of other kinds than some."""
    rows = ReportOfConcern.objects.exclude(step__subject_kind__in=list(owned))
    return rows.select_related("step").order_by("pk")


def lock_reports(ids: Collection[UUID]) -> None:
    """Let nobody change some reports until the transaction ends."""
    list(ReportOfConcern.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk"))


def municipality_name(code: str) -> str:
    """Return the name of a municipality."""
    return directory().vocabulary.municipalities[code][0]


def count_steps(
    axes: tuple[str, ...], board_id: UUID, first: date, last: date
) -> Iterator[Counted]:
    """Yield the steps that opened between two days, at the unit whose they are."""
    rows = Step.objects.filter(
        board_id=board_id, created_at__gte=starts(first), created_at__lt=ends(last)
    )
    place = Place("owner_unit_id", month_of_moment("created_at"))
    return grouped(rows, place, [Column(axis) for axis in axes])


def count_reports(
    axes: tuple[str, ...], board_id: UUID, first: date, last: date
) -> Iterator[Counted]:
    """Yield the reports of concern that were sent between two days, and if a receipt came."""
    rows = ReportOfConcern.objects.filter(
        step__board_id=board_id, sent_at__gte=starts(first), sent_at__lt=ends(last)
    )
    columns = {
        "side": Column("step__side"),
        "receipt": Column(told({"no": Q(receipt_at__isnull=True)}, "yes")),
    }
    place = Place("step__owner_unit_id", month_of_moment("sent_at"))
    return grouped(rows, place, [columns[axis] for axis in axes])
