"""Which policy holds: the base policy of a day, what the board has added, what was used before."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING

from finmaskig.pure.statistics.policy import Policy, policy_on
from finmaskig.reports.models import CountPolicy, Publication

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.reports.queries.pattern import Json


def own_policies(board_id: UUID) -> list[CountPolicy]:
    """Return what a board has decided for its own figures, the latest first."""
    return list(CountPolicy.objects.filter(board_id=board_id))


def policy_in_force(board_id: UUID, on: date) -> Policy:
    """Return what holds for a board on a day: never milder than what holds for all."""
    base = policy_on(on)
    rows = CountPolicy.objects.filter(board_id=board_id, valid_from__lte=on)
    own = rows.first()
    return base if own is None else base.stricter(of_row(own))


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
