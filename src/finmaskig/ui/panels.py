"""Panels: how a higher domain shows its part on the page of a lower one.

The lower domain's page names a place (``cases.case``); a higher domain registers a function that
turns the reader and the page's subject into a template and its values. No import points upwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Panel:
    """One part of a page, ready to be included."""

    template: str
    values: Mapping[str, object]


Maker: TypeAlias = Callable[[object, object], Panel | None]
"""Given the actor and the page's subject, return the part, or nothing to show."""

_makers: dict[str, dict[str, tuple[int, Maker]]] = {}


def register(place: str, name: str, maker: Maker, *, order: int = 100) -> None:
    """Add a part to a place; the same name replaces what it was before."""
    _makers.setdefault(place, {})[name] = (order, maker)


def panels(place: str, actor: object, subject: object) -> list[Panel]:
    """Return the parts of a place for a subject, in order."""
    makers = sorted(_makers.get(place, {}).items(), key=lambda item: (item[1][0], item[0]))
    found = [maker(actor, subject) for _name, (_order, maker) in makers]
    return [panel for panel in found if panel is not None]
