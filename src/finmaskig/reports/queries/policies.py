"""Which policy holds: the base policy of a day, what the board has added, what was used before."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.counting import registry
from finmaskig.pure.statistics.policy import Policy, dated_policy_on, policy_on
from finmaskig.reports.models import CountPolicy, Publication

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.counting.registry import Family
    from finmaskig.reports.queries.pattern import Json

LEAST_HIDING = 2
"""The lowest threshold that hides a count at all."""


@dataclass(frozen=True)
class OwnRules:
    """What a board decided once, in words."""

    row: CountPolicy
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What holds for a board's figures on a day."""

    policy: Policy
    since: date
    is_own: bool
    """The board has decided something stricter itself."""
    told: tuple[tuple[str, str], ...]
    own: tuple[OwnRules, ...]

    @property
    def most_hidden(self) -> int:
        """Return the largest count that is too small to be told."""
        return self.policy.threshold - 1

    @property
    def value_count(self) -> int:
        """Return how many values a small count can have, for whoever knows all that is told."""
        return self.policy.width + 1


def own_policies(board_id: UUID) -> list[CountPolicy]:
    """Return what a board has decided for its own figures, the latest first."""
    return list(CountPolicy.objects.filter(board_id=board_id))


def policy_in_force(board_id: UUID, on: date) -> Policy:
    """Return what holds for a board on a day: all that it has decided, and what holds for all."""
    own = CountPolicy.objects.filter(board_id=board_id, valid_from__lte=on)
    return reduce(Policy.stricter, map(of_row, own), policy_on(on))


def rules_on(board_id: UUID, on: date) -> Rules:
    """Return what holds for a board on a day in words, and since when."""
    since, _base = dated_policy_on(on)
    own = own_policies(board_id)
    begun = [row.valid_from for row in own if row.valid_from <= on]
    policy = policy_in_force(board_id, on)
    return Rules(
        policy=policy,
        since=max([since, *begun]),
        is_own=bool(begun),
        told=tuple(in_words(policy)),
        own=tuple(OwnRules(row, tuple(in_words(of_row(row)))) for row in own),
    )


def in_words(policy: Policy) -> list[tuple[str, str]]:
    """Return each part of a policy with what it means."""
    names = sensitive_choices()
    sensitive = sorted(str(names.get(code, code)) for code in policy.sensitive)
    zeros = _("visas; en skyddad ruta är då minst 1")
    return [
        (
            _("Antal som inte visas"),
            _("1 till %(most)s") % {"most": policy.threshold - 1}
            if policy.threshold > LEAST_HIDING
            else _("inga"),
        ),
        (
            _("Värden som ett litet antal alltid kan ha"),
            _("minst %(values)s olika") % {"values": policy.width + 1},
        ),
        (_("Nollor"), zeros if policy.zeros_safe else _("visas inte heller")),
        (_("Känsliga indelningar"), ", ".join(sensitive) or _("inga")),
    ]


def sensitive_choices() -> dict[str, str]:
    """Return every division of figures about people that can be sensitive, by its code."""
    return {code: name for _group, named in sensitive_groups() for code, name in named.items()}


def sensitive_groups() -> list[tuple[str, dict[str, str]]]:
    """Return the divisions by what is counted; those of several kinds of count stand first.

    Where two divisions have one name, each also says what it divides.
    """
    axes: dict[str, str] = {}
    counted: dict[str, list[str]] = {}
    for family in registry.families():
        for code, name in _axes(family).items() if family.about_people else ():
            axes[code] = name
            counted.setdefault(code, []).append(str(family.name))
    times = Counter(axes.values())
    groups: dict[str, dict[str, str]] = {_("Flera slags siffror"): {}}
    for code, name in axes.items():
        first, *others = counted[code]
        group = _("Flera slags siffror") if others else first
        told = f"{name} ({first.lower()})" if times[name] > 1 else name
        groups.setdefault(group, {})[code] = told
    return [(group, named) for group, named in groups.items() if named]


def _axes(family: Family) -> dict[str, str]:
    return {axis.code: str(axis.name) for grid in family.grids for axis in grid.axes}


def strictest_policy(board_id: UUID, component: str, on: date) -> Policy:
    """Return what a new publication is made under: a milder policy opens nothing again."""
    rows = Publication.objects.filter(board_id=board_id, component=component)
    used = [read_policy(policy) for policy in rows.values_list("policy", flat=True)]
    return reduce(Policy.stricter, used, policy_in_force(board_id, on))


def of_row(row: CountPolicy) -> Policy:
    """Return a board's own policy as plain values."""
    return Policy(
        threshold=row.threshold,
        width=row.width,
        zeros_safe=row.zeros_safe,
        sensitive=frozenset(row.sensitive),
    )


def written_policy(policy: Policy) -> dict[str, Json]:
    """Return a policy as the ledger keeps it."""
    return asdict(policy) | {"sensitive": [*sorted(policy.sensitive)]}


def read_policy(kept: dict[str, Json]) -> Policy:
    """Return a policy that the ledger keeps."""
    threshold, width, least = (kept[name] for name in ("threshold", "width", "minimum_population"))
    sensitive = kept["sensitive"]
    assert isinstance(threshold, int)
    assert isinstance(width, int)
    assert isinstance(least, int)
    assert isinstance(sensitive, list)
    return Policy(
        threshold=threshold,
        width=width,
        zeros_safe=bool(kept["zeros_safe"]),
        sensitive=frozenset(str(name) for name in sensitive),
        minimum_population=least,
    )
