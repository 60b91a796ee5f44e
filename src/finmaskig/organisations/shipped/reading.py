"""Open the shipped files."""

from __future__ import annotations

import csv
from datetime import date
from importlib.resources import files


def text(name: str) -> str:
    """Return the text of a shipped file."""
    return (files("finmaskig.organisations") / "data" / name).read_text("utf-8")


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a shipped CSV file."""
    return list(csv.DictReader(text(f"{name}.csv").splitlines()))


def day(value: str) -> date | None:
    """Return a day of a CSV file; empty is open."""
    return date.fromisoformat(value) if value else None
