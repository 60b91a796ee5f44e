"""Taking a record off a list: it changed, it is held, its rule or decision is another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.retention import rules
from finmaskig.retention.models import ListItem

if TYPE_CHECKING:
    from finmaskig.retention.values import Judged


def why_not(item: ListItem, judged: Judged | None) -> str:
    """Return why a record of a list can no longer be destroyed; nothing when it can."""
    if judged is None:
        return rules.IS_GONE
    if not judged.is_ripe:
        return judged.code
    same = (
        judged.row.mark == item.mark,
        judged.rule is not None and judged.rule.stamp == item.rule,
        judged.decision is not None and judged.decision.pk == item.decision_id,
        judged.row.last_on == item.last_on,
        judged.period is not None and judged.period.earliest_on == item.earliest_on,
    )
    return "" if all(same) else rules.CHANGED


def drop(item: ListItem, why: str) -> None:
    """Take a locked record off its list; it stays, and can be listed again when it is ripe."""
    item.state, item.why = rules.DROPPED, why
    item.save(update_fields=["state", "why"])
