"""The dated rules of destruction, read once from the file that a person can read too."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from finmaskig.retention.rules import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, also those that have ended."""
    text = files("finmaskig.retention.data").joinpath("rules.toml").read_text(encoding="utf-8")
    return tuple(Rule(**entry) for entry in tomllib.loads(text)["rule"])
