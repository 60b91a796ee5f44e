"""What readers of the log are shown."""

from __future__ import annotations

import hashlib
import heapq
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Count, Max, Q, QuerySet, TextField
from django.db.models.functions import Cast, TruncMonth
from django.utils.translation import gettext as _

from finmaskig.accounts import events
from finmaskig.accounts.access_log.months import Month
from finmaskig.accounts.actor import Role
from finmaskig.accounts.models import AccessEntry, AccessReview, AccessSegment
from finmaskig.shared.clock import STOCKHOLM, today

if TYPE_CHECKING:
    from collections.abc import Iterable

SAMPLE_SIZE = 10
MONTHS_SHOWN = 12


@dataclass(frozen=True)
class Reach:
    """Whose rows a reader may see: one unit's, or with no unit a whole board's.

    To a board's rows belong those of no board, such as logins and the command line: they hold
    no client's record, and nobody else would look at them.
    """

    board_id: UUID | None
    unit_id: UUID | None = None

    @property
    def is_a_board(self) -> bool:
        """Tell whether more than one unit can stand in it."""
        return self.unit_id is None

    def rows(self) -> Q:
        """Return the condition on rows of the log."""
        if self.unit_id is not None:
            return Q(unit_id=self.unit_id)
        return Q(board_id=self.board_id) | Q(board_id=None)


@dataclass(frozen=True)
class Wanted:
    """What a reader filters by; empty means everything."""

    person: UUID | None = None
    unit: UUID | None = None
    day: date | None = None
    event: str = ""
    record: UUID | None = None


@dataclass(frozen=True)
class Line:
    """One entry in the words of the reader."""

    id: UUID
    at: datetime
    person: str
    service_number: str
    unit: str
    role: str
    what: str
    count: int
    reason: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class ReviewMonth:
    """A month of a unit's log and its signature, if any."""

    month: Month
    review: AccessReview | None

    @property
    def tag(self) -> str:
        """Return the kind of tag that shows how it stands."""
        if self.review is None:
            return "today"
        return "late" if self.review.note else "ok"

    @property
    def state(self) -> str:
        """Say how it stands."""
        if self.review is None:
            return _("Att granska")
        return _("Följs upp") if self.review.note else _("Granskad")


@dataclass(frozen=True)
class OldMonth:
    """A month old enough to be destroyed, and how far that has come."""

    month: Month
    count: int
    segment: AccessSegment | None


def entries(reach: Reach, wanted: Wanted) -> QuerySet[AccessEntry]:
    """Return the entries within a reader's reach, latest first."""
    found = AccessEntry.objects.filter(reach.rows()).order_by("-at", "-id")
    if wanted.unit is not None:
        found = found.filter(unit_id=wanted.unit)
    if wanted.person is not None:
        found = found.filter(user_id=wanted.person)
    if wanted.event:
        found = found.filter(event=wanted.event)
    if wanted.day is not None:
        start = datetime.combine(wanted.day, time(), STOCKHOLM)
        end = datetime.combine(wanted.day + timedelta(days=1), time(), STOCKHOLM)
        found = found.filter(at__gte=start, at__lt=end)
    return found if wanted.record is None else _about(found, wanted.record)


def _about(found: QuerySet[AccessEntry], record: UUID) -> QuerySet[AccessEntry]:
    """Keep the entries that name a record; PostgreSQL has an index for it."""
    if connection.vendor == "postgresql":
        return found.filter(ids__contains=[str(record)])
    return found.annotate(as_text=Cast("ids", TextField())).filter(as_text__contains=str(record))


def lines(found: Iterable[AccessEntry]) -> list[Line]:
    """Put entries in words."""
    roles = dict(Role.choices)
    return [
        Line(
            id=entry.pk,
            at=entry.at,
            person=entry.user_name,
            service_number=entry.service_number,
            unit=entry.unit_name,
            role=str(roles.get(entry.role, entry.role)),
            what=events.label(entry.event),
            count=len(entry.ids),
            reason=entry.reason,
            ids=tuple(entry.ids),
        )
        for entry in found
    ]


def people(reach: Reach) -> list[tuple[str, str]]:
    """Return everyone who stands in these rows, by the name she used last."""
    rows = entries(reach, Wanted()).order_by().values("user_id")
    named = rows.annotate(name=Max("user_name")).order_by("name", "user_id")
    return [(str(row["user_id"]), row["name"]) for row in named]


def units(reach: Reach) -> list[tuple[str, str]]:
    """Return every unit that stands in these rows."""
    rows = entries(reach, Wanted()).filter(unit_id__isnull=False).order_by().values("unit_id")
    named = rows.annotate(name=Max("unit_name")).order_by("name", "unit_id")
    return [(str(row["unit_id"]), row["name"]) for row in named]


@dataclass(frozen=True)
class ReadBy:
    """Which function in which unit did what with a record, how often and when last."""

    role: str
    unit: str
    what: str
    times: int
    last_on: date


def record_readers(record: UUID) -> list[ReadBy]:
    """Return which functions have read or changed a record: an extract names nobody."""
    named = (
        _about(AccessEntry.objects.order_by(), record)
        .values("role", "unit_name", "event")
        .annotate(times=Count("pk"), last=Max("at"))
        .order_by("-last")
    )
    roles = dict(Role.choices)
    return [
        ReadBy(
            role=str(roles.get(row["role"], row["role"])),
            unit=row["unit_name"],
            what=events.label(row["event"]),
            times=row["times"],
            last_on=row["last"].astimezone(STOCKHOLM).date(),
        )
        for row in named
    ]


def sample(unit_id: UUID, month: Month) -> list[AccessEntry]:
    """Return the same entries, drawn by month and unit, each time a month is opened."""
    start, end = month.span()
    of_month = AccessEntry.objects.filter(unit_id=unit_id, at__gte=start, at__lt=end).order_by()
    ids = of_month.values_list("pk", flat=True).iterator()
    seed = f"{month}:{unit_id}:"
    drawn = heapq.nsmallest(
        SAMPLE_SIZE, ids, key=lambda each: hashlib.sha256(f"{seed}{each}".encode()).digest()
    )
    return list(AccessEntry.objects.filter(pk__in=drawn).order_by("at", "id"))


def review_of(unit_id: UUID, month: Month) -> AccessReview | None:
    """Return the signature under a month, if it is there."""
    return AccessReview.objects.filter(unit_id=unit_id, month=str(month)).first()


def review_months(unit_id: UUID) -> list[ReviewMonth]:
    """Return the last months that are over, latest first, from the unit's first entry on."""
    first = AccessEntry.objects.filter(unit_id=unit_id).order_by("at").first()
    if first is None:
        return []
    this = Month.of(today())
    begun = Month.of(first.at.astimezone(STOCKHOLM).date())
    signed = {review.month: review for review in AccessReview.objects.filter(unit_id=unit_id)}
    months = (this.plus(-back) for back in range(1, MONTHS_SHOWN + 1))
    return [ReviewMonth(month, signed.get(str(month))) for month in months if month >= begun]


def reviews(reach: Reach) -> QuerySet[AccessReview]:
    """Return the signatures of the board's units, latest month first."""
    return AccessReview.objects.filter(board_id=reach.board_id).order_by(
        "-month", "unit_name", "-reviewed_at"
    )


def oldest_kept() -> Month:
    """Return the first month that is too young to be destroyed."""
    return Month.of(today()).plus(-12 * settings.ACCESS_LOG_YEARS)


def old_months() -> list[OldMonth]:
    """Return the months that are old enough to be destroyed, and those that have been."""
    limit, _end = oldest_kept().span_utc()
    counted = (
        AccessEntry.objects.filter(at__lt=limit)
        .order_by()
        .annotate(start=TruncMonth("at", tzinfo=UTC))
        .values("start")
        .annotate(count=Count("pk"))
    )
    counts = {str(Month.of(row["start"])): row["count"] for row in counted}
    segments = {segment.month: segment for segment in AccessSegment.objects.all()}
    months = sorted({*counts, *segments})
    return [OldMonth(Month.parse(m), counts.get(m, 0), segments.get(m)) for m in months]
