"""What a phone sent, as plain values: a meeting, or a tap on one of its next steps."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from finmaskig.outreach.sealed import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

FORM_VERSION = "1"
"""Changes when the encounter form no longer means what an older phone sends."""


@dataclass(frozen=True)
class SentEncounter:
    """A meeting from a phone: the form's fields as they were posted, and both clocks."""

    id: UUID
    shift_id: UUID
    author_id: UUID
    form_version: str
    met_at: datetime
    device_at: datetime
    fields: tuple[tuple[str, str], ...]

    @property
    def clocks_apart(self) -> float:
        """Return how many minutes the phone's clock differed from the server's."""
        return abs((self.met_at - self.device_at).total_seconds()) / 60

    def as_content(self) -> dict[str, object]:
        """Return what is kept while a person decides."""
        return {
            "form": self.form_version,
            "met_at": self.met_at.isoformat(),
            "fields": [list(pair) for pair in self.fields],
        }


@dataclass(frozen=True)
class SentTick:
    """An answer that was tapped in the meeting, for the step that a rule opened."""

    id: UUID
    encounter_id: UUID
    author_id: UUID
    rule: str
    answer: str

    def as_content(self) -> dict[str, object]:
        """Return what is kept while a person decides."""
        return {"rule": self.rule, "answer": self.answer}


def digest_of(content: Mapping[str, object]) -> str:
    """Return a fingerprint, the same for the same content."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def sent_encounter(packet_id: UUID, content: Mapping[str, object]) -> SentEncounter:
    """Return the meeting in an opened packet; raises ``Unreadable``."""
    fields = content.get("fields")
    if not isinstance(fields, list) or not all(_is_pair(pair) for pair in fields):
        raise Unreadable
    return SentEncounter(
        id=packet_id,
        shift_id=_uuid(content, "shift"),
        author_id=_uuid(content, "author"),
        form_version=_text(content, "form"),
        met_at=_moment(content, "met_at"),
        device_at=_moment(content, "device_at"),
        fields=tuple((pair[0], pair[1]) for pair in fields),
    )


def sent_tick(packet_id: UUID, content: Mapping[str, object]) -> SentTick:
    """Return the tap in an opened packet; raises ``Unreadable``."""
    return SentTick(
        id=packet_id,
        encounter_id=_uuid(content, "encounter"),
        author_id=_uuid(content, "author"),
        rule=_text(content, "rule"),
        answer=_text(content, "answer"),
    )


def _is_pair(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(one, str) for one in pair)


def _text(content: Mapping[str, object], name: str) -> str:
    value = content.get(name)
    if not isinstance(value, str):
        raise Unreadable
    return value


def _uuid(content: Mapping[str, object], name: str) -> UUID:
    try:
        return UUID(_text(content, name))
    except ValueError as error:
        raise Unreadable from error


def _moment(content: Mapping[str, object], name: str) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(content, name))
    except ValueError as error:
        raise Unreadable from error
    if moment.tzinfo is None:
        raise Unreadable
    return moment
