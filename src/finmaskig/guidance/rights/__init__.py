"""The rights of a person met, and what staff must tell others: dated texts, no Django."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
WRITTEN_IN = ("sv", "en")
"""The languages whose texts have been checked against the law, paragraph by paragraph."""


@dataclass(frozen=True)
class Language:
    """A language by its own name; `is_written` tells whether the rights exist in it."""

    code: str
    name: str
    swedish: str
    direction: str
    is_written: bool


@dataclass(frozen=True)
class Paragraph:
    """One right or one duty, with the law it comes from."""

    heading: str
    words: str
    source: str


@dataclass(frozen=True)
class RightsText:
    """All of it in one language, between two dates."""

    language: Language
    title: str
    lead: str
    must_title: str
    rights: tuple[Paragraph, ...]
    musts: tuple[Paragraph, ...]
    valid_from: date
    valid_to: date | None
    checked_on: date


@cache
def languages() -> tuple[Language, ...]:
    """Return the languages in the order they are offered."""
    rows = tomllib.loads((FOLDER / "languages.toml").read_text("utf-8"))["language"]
    return tuple(
        Language(
            code=row["code"],
            name=row["name"],
            swedish=row["swedish"],
            direction=row.get("direction", "ltr"),
            is_written=row["code"] in WRITTEN_IN,
        )
        for row in rows
    )


@cache
def interpreter_number() -> str:
    """Return the number to the telephone interpreter."""
    return str(tomllib.loads((FOLDER / "languages.toml").read_text("utf-8"))["interpreter"])


def language(code: str) -> Language | None:
    """Return the language with that code, if it is offered."""
    return next((one for one in languages() if one.code == code), None)


@cache
def _versions(code: str) -> tuple[RightsText, ...]:
    spoken = next(one for one in languages() if one.code == code)
    rows = tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))["text"]
    return tuple(
        RightsText(
            language=spoken,
            title=row["title"],
            lead=row["lead"],
            must_title=row["must_title"],
            rights=tuple(Paragraph(**one) for one in row["right"]),
            musts=tuple(Paragraph(**one) for one in row["must"]),
            valid_from=row["valid_from"],
            valid_to=row.get("valid_to"),
            checked_on=row["checked_on"],
        )
        for row in rows
    )


def texts_for(spoken: Language, on: date) -> list[RightsText]:
    """Return what to show in a language: its own text, or Swedish and English where it has none."""
    codes = (spoken.code,) if spoken.is_written else WRITTEN_IN
    return [
        text
        for code in codes
        for text in _versions(code)
        if text.valid_from <= on and (text.valid_to is None or on <= text.valid_to)
    ]
