"""What one entry of the shipped files holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from finmaskig.organisations import rules


@dataclass(frozen=True, kw_only=True)
class ShippedOrganisation:
    """One organisation of the files."""

    code: str
    name: str
    kind: str
    parent: str = ""
    municipality: str = ""
    responsibility: str
    function_address: str
    consult_function: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class ShippedUnit:
    """One unit of the files. An area is "*", "county:01", "0180" or "0180/Vantör"."""

    code: str
    name: str
    organisation: str
    responsibility: str
    consult_function: str
    areas: tuple[str, ...]
    hours: tuple[str, ...] | str
    board: str = ""
    side: str = "neutral"
    kinds: tuple[str, ...] = ()
    min_age: int | None = None
    max_age: int | None = None
    serves: tuple[str, ...] = ()
    serves_sex: str = ""
    languages: tuple[str, ...] = ()
    anonymous: bool = False
    phone: str = ""
    function_address: str = ""
    hours_note: str = ""
    staffed: bool = False
    posts: tuple[str | dict[str, str | int], ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def week(self) -> tuple[rules.Span, ...]:
        """Return the opening hours of a week."""
        return rules.spans(self.hours)


@dataclass(frozen=True, kw_only=True)
class ShippedService:
    """One line of the referral catalogue."""

    code: str
    unit: str
    name: str
    entitlement: str
    conditions_text: str
    legal_ground: str = ""
    conditions: dict[str, int | list[str]] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class ShippedAgreement:
    """One agreement."""

    code: str
    kind: str
    name: str
    reference_number: str = ""
    signed_on: date | None = None
    signed_precision: str = "unknown"
    possible_from: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    host: str = ""
    municipalities: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    follow_up_months: int | None = None
    meetings_per_year: int | None = None
    source: str = ""


@dataclass(frozen=True)
class ShippedStatus:
    """What a source says of a municipality without an agreement."""

    municipality: str
    status: str
    note: str
    source: str
