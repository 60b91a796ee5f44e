"""What each event in the access log is called, for those who read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import Promise

_labels: dict[str, Promise] = {}


def register(labels: Mapping[str, Promise]) -> None:
    """Add the events of a domain; call it from ``ready`` in the domain's ``apps.py``."""
    _labels.update(labels)


def label(event: str) -> str:
    """Return the words for an event; an event of a later version shows its code."""
    return str(_labels.get(event, event))


def is_known(event: str) -> bool:
    """Tell whether an event has words."""
    return event in _labels


def choices() -> list[tuple[str, str]]:
    """Return every event and its words, in the order of the words."""
    return sorted(((event, str(words)) for event, words in _labels.items()), key=lambda c: c[1])
