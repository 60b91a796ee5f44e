"""What is too small to be told, and how uncertain an attacker must remain."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

_DATED = Path(__file__).with_name("policies.toml")


class PolicyError(ValueError):
    """No policy, or one that protects less than nothing; the message says which."""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Counts from 1 to `threshold` - 1 are unsafe.

    `width` is the difference between the largest and the smallest value that an unsafe cell
    must still be able to have. `sensitive` names dimensions in which a group that falls in one
    cell alone says something of everyone in it. An area with fewer inhabitants than
    `minimum_population` shows no counts of people.
    """

    threshold: int = 5
    width: int = 2
    zeros_safe: bool = True
    sensitive: frozenset[str] = frozenset()
    minimum_population: int = 0

    def __post_init__(self) -> None:
        """Raise `PolicyError` when a value protects nothing."""
        if self.threshold < 1 or self.width < 1 or self.minimum_population < 0:
            raise PolicyError("Tröskel och bredd ska vara minst 1, befolkning minst 0.")

    def stricter(self, other: Policy) -> Policy:
        """Return what satisfies both."""
        return Policy(
            threshold=max(self.threshold, other.threshold),
            width=max(self.width, other.width),
            zeros_safe=self.zeros_safe and other.zeros_safe,
            sensitive=self.sensitive | other.sensitive,
            minimum_population=max(self.minimum_population, other.minimum_population),
        )

    def is_unsafe(self, count: int) -> bool:
        """Tell whether a count may not be told.

        >>> [n for n in range(7) if Policy().is_unsafe(n)]
        [1, 2, 3, 4]
        """
        return (0 if not self.zeros_safe else 1) <= count < self.threshold


def policy_on(day: date) -> Policy:
    """Return the base policy of a day; raises `PolicyError` before the first."""
    return dated_policy_on(day)[1]


def dated_policy_on(day: date) -> tuple[date, Policy]:
    """Return since when the base policy of a day holds, and the policy itself."""
    for since, policy in reversed(_policies()):
        if since <= day:
            return since, policy
    raise PolicyError(f"Ingen regel för siffror gäller {day}.")


@cache
def _policies() -> tuple[tuple[date, Policy], ...]:
    rows = tomllib.loads(_DATED.read_text(encoding="utf-8"))["policy"]
    return tuple(sorted(((row["from"], _read(row)) for row in rows), key=lambda pair: pair[0]))


def _read(row: dict[str, object]) -> Policy:
    known = {key: value for key, value in row.items() if key not in {"from", "source"}}
    sensitive = known.pop("sensitive", [])
    assert isinstance(sensitive, list)
    return Policy(sensitive=frozenset(sensitive), **known)  # type: ignore[arg-type]
