"""Exact tables outside a unit: one that is weighed, and one that leaves by a decision.

The first is made only by the door for whoever decides, and stands on her page. The second is made
only by the service of decisions, and is the only exact table that a paper or a file accepts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from finmaskig.pure.statistics.table import Key


@dataclass(frozen=True, kw_only=True)
class Worded:
    """Cells by at most two axes, with the words of their codes; the total stands last."""

    caption: str
    definition: str
    names: tuple[str, ...]
    words: tuple[Mapping[str, str], ...]
    cells: Mapping[Key, int | None]


@dataclass(frozen=True)
class WeighedTable:
    """Exact counts of a whole board, for whoever decides whether they leave."""

    worded: Worded
    seen: str
    """Every cell as text, for the form to bring back: so it can say what has changed."""


@dataclass(frozen=True)
class DisclosedTable:
    """What a decision lets out; a cell without a number is one that it holds back."""

    worded: Worded
    decision: UUID


class NotDisclosed(TypeError):
    """A table without a decision cannot leave."""


def only_disclosed(table: object) -> Worded:
    """Return a table that a decision lets out; raises ``NotDisclosed`` for every other kind."""
    if type(table) is not DisclosedTable:
        raise NotDisclosed(f"A {type(table).__name__} cannot leave.")
    return table.worded
