"""The environment, read strictly: a missing or odd value stops the start."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_YES = {"1", "true", "yes", "on"}
_NO = {"0", "false", "no", "off", ""}


def text(name: str, default: str | None = None) -> str:
    """Return a value, from NAME or from the file that NAME_FILE points at.

    Raises ``ImproperlyConfigured`` when there is neither value nor default.
    """
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE går inte att läsa: {path}") from error
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Sätt {name} eller {name}_FILE i miljön.")
    return value


def flag(name: str, *, default: bool = False) -> bool:
    """Return a yes or no; raises ``ImproperlyConfigured`` for anything else."""
    value = text(name, "1" if default else "0").lower()
    if value in _YES:
        return True
    if value in _NO:
        return False
    raise ImproperlyConfigured(f"{name} är ”{value}”. Skriv 1 eller 0.")


def number(name: str, default: int) -> int:
    """Return a whole number; raises ``ImproperlyConfigured`` for anything else."""
    value = text(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} är ”{value}”. Skriv ett heltal.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Return a list from a comma separated value."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def choice(name: str, allowed: tuple[str, ...], default: str) -> str:
    """Return one of the allowed words; raises ``ImproperlyConfigured`` for others."""
    value = text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} är ”{value}”. Skriv {' eller '.join(allowed)}.")
    return value
