"""What a person fills in, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finmaskig.cases import rules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How somebody is reached safely, without a number of hers."""

    ways: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    text: str = ""
    never_leave_message: bool = True


@dataclass(frozen=True, kw_only=True)
class NewCase:
    """A contact as it is opened. Without an alias the system makes one."""

    mode: str
    kind: str
    form: str = rules.INDIVIDUAL
    way_in: str = ""
    alias: str = ""
    external_reference: str = ""
    reach: Reach = field(default_factory=Reach)
    next_talk_on: date | None = None
    origin_kind: str = ""
    origin_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class NewTalk:
    """A talk as it is logged: the day is all that is needed."""

    held_on: date
    minutes: int | None = None
    form: str = ""
    came: bool = True
    interpreter: str = ""
    help_given: tuple[str, ...] = ()
    text: str = ""
    next_talk_on: date | None = None
    hears_of_herself: bool = False
    """The person gets in touch herself: no next talk is agreed."""


@dataclass(frozen=True, kw_only=True)
class Closing:
    """Why a contact ends and how it went."""

    reason: str
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class NewMeasurement:
    """What somebody answered, or that she did not want to."""

    occasion: str
    answers: Mapping[str, int] = field(default_factory=dict)
    declined: bool = False


@dataclass(frozen=True, kw_only=True)
class NewLinking:
    """Where somebody is linked: a service of the catalogue, or a unit as such."""

    how: str
    linked_on: date
    unit_id: UUID | None = None
    service_id: UUID | None = None
    said_yes_on: date | None = None
