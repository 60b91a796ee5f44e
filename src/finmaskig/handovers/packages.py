"""What goes along in a handover, as plain values, and the one text that it is frozen as."""

from __future__ import annotations

import json
from dataclasses import dataclass

FORM = 1
"""Of the frozen text; a later form gets another number, and the old ones are read for ever."""


@dataclass(frozen=True)
class SentLine:
    """One thing that is told: what it is, and the words. A line may have words only."""

    name: str
    text: str


@dataclass(frozen=True)
class SentPart:
    """One part, with everything in it."""

    code: str
    title: str
    lines: tuple[SentLine, ...]


def frozen_text(parts: tuple[SentPart, ...]) -> str:
    """Return parts as the text that is sealed.

    >>> part = SentPart("reach", "Hur", (SentLine("Dagar", "Tisdag"),))
    >>> parts_from(frozen_text((part,))) == (part,)
    True
    """
    told = [
        {
            "code": part.code,
            "title": part.title,
            "lines": [[line.name, line.text] for line in part.lines],
        }
        for part in parts
    ]
    return json.dumps({"form": FORM, "parts": told}, ensure_ascii=False)


def parts_from(text: str) -> tuple[SentPart, ...]:
    """Read what ``frozen_text`` made."""
    return tuple(
        SentPart(
            part["code"],
            part["title"],
            tuple(SentLine(name, words) for name, words in part["lines"]),
        )
        for part in json.loads(text)["parts"]
    )
