"""What a coordinator fills in, as plain values, with what must hold between its days."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar

from finmaskig.cases import track_rules
from finmaskig.cases.track_rules import Order


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What a person filled in, with what must hold between its days."""

    ORDER: ClassVar[Order] = Order()

    @property
    def days(self) -> dict[str, date | None]:
        """Return every day that was filled in, by the name of its field."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: v for name, v in values.items() if v is None or isinstance(v, date)}


@dataclass(frozen=True, kw_only=True)
class Basics(Filled):
    """Which queue, who answers, and whether a child is here without a guardian."""

    ORDER: ClassVar = Order(
        in_order=(("guardian_asked_on", "guardian_appointed_on"),),
        been=("alone_known_on", "guardian_asked_on", "guardian_appointed_on"),
    )
    queue: str
    municipality: str = ""
    board: str = ""
    child_alone: str = ""
    alone_known_on: date | None = None
    guardian_asked_on: date | None = None
    guardian_appointed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """What shall happen next, by whom and when."""

    on: date
    authority: str
    what: str
    responsible: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class NewEvent(Filled):
    """Something that has happened or is planned."""

    ORDER: ClassVar = Order(in_order=(), been=("done_on",))
    on: date
    stage: str
    authority: str
    what: str
    is_planned: bool = False
    responsible: str = ""
    participants: tuple[str, ...] = ()
    reference_number: str = ""
    note: str = ""
    done_on: date | None = None
    next_steps: tuple[NextStep, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NewHousing(Filled):
    """Protected housing, without its address."""

    ORDER: ClassVar = Order(
        in_order=(
            ("from_on", "to_on"),
            ("urgent_on", "submitted_on"),
            ("from_on", "applied_on"),
        ),
        been=("needed_on", "urgent_on", "submitted_on", "applied_on"),
        needs=(("to_on", "from_on"), ("submitted_on", "urgent_on"), ("applied_on", "from_on")),
    )
    kind: str
    needed_on: date
    from_on: date | None = None
    to_on: date | None = None
    responsible: str = ""
    children: str = ""
    urgent_on: date | None = None
    submitted_on: date | None = None
    applied_on: date | None = None
    reference_number: str = ""


@dataclass(frozen=True, kw_only=True)
class NewPermit(Filled):
    """A reflection period or another permit, as far as it has come."""

    ORDER: ClassVar = Order(
        in_order=(
            ("applied_on", "decided_on"),
            ("from_on", "to_on"),
            ("from_on", "extension_on"),
            ("to_on", "extended_to_on"),
        ),
        been=("applied_on", "decided_on", "extension_on"),
        needs=(("extended_to_on", "extension_on"),),
    )
    kind: str
    applicant: str
    applied_on: date
    reference_number: str = ""
    outcome: str = ""
    decided_on: date | None = None
    from_on: date | None = None
    to_on: date | None = None
    extension_on: date | None = None
    extended_to_on: date | None = None

    @property
    def is_granted(self) -> bool:
        """Tell whether it was granted."""
        return self.outcome == track_rules.GRANTED


@dataclass(frozen=True, kw_only=True)
class NewReturn(Filled):
    """The way home, as far as it has come."""

    ORDER: ClassVar = Order(
        in_order=(
            ("consent_on", "referred_on"),
            ("referred_on", "travel_on"),
            ("travel_on", "arrived_on"),
            ("arrived_on", "allowance_to_on"),
            ("arrived_on", "first_follow_up_on"),
            ("arrived_on", "last_follow_up_on"),
            ("first_follow_up_on", "last_follow_up_on"),
        ),
        been=(
            "consent_on",
            "referred_on",
            "arrived_on",
            "first_follow_up_on",
            "last_follow_up_on",
            "broken_off_on",
        ),
        needs=(
            ("referred_on", "consent_on"),
            ("arrived_on", "travel_on"),
            ("allowance_to_on", "arrived_on"),
            ("first_follow_up_on", "arrived_on"),
            ("last_follow_up_on", "arrived_on"),
        ),
    )
    ground: str
    consent_on: date | None = None
    referred_on: date | None = None
    country: str = ""
    travel_on: date | None = None
    arrived_on: date | None = None
    allowance_to_on: date | None = None
    first_follow_up_on: date | None = None
    last_follow_up_on: date | None = None
    broken_off_on: date | None = None
    broken_off_why: str = ""


@dataclass(frozen=True, kw_only=True)
class RightAnswer(Filled):
    """How it stands with one right."""

    ORDER: ClassVar = Order(been=("on",))
    state: str
    on: date | None = None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class NewCost(Filled):
    """A cost that the municipality has decided."""

    ORDER: ClassVar = Order(in_order=(("from_on", "to_on"),), been=("decided_on",))
    ground: str
    decided_on: date
    amount: int
    from_on: date
    to_on: date | None = None
    reference_number: str = ""


@dataclass(frozen=True, kw_only=True)
class NewClaim(Filled):
    """An application for one quarter, and what it came to."""

    ORDER: ClassVar = Order(
        in_order=(
            ("quarter_on", "applied_on"),
            ("applied_on", "paid_on"),
            ("applied_on", "refused_on"),
        ),
        been=("applied_on", "paid_on", "refused_on"),
    )
    quarter_on: date
    applied_on: date
    amount: int
    reference_number: str = ""
    paid_on: date | None = None
    paid_amount: int | None = None
    refused_on: date | None = None
    refused_amount: int | None = None


@dataclass(frozen=True, kw_only=True)
class NewHours:
    """Time on one day for one task."""

    worked_on: date
    category: str
    minutes: int
