"""The menu: each domain registers its entries in `apps.py`, the frame shows them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise

Place = Literal["main", "account", "figures"]
"""Where it stands: at the top, under the reader's name, or above the pages of figures."""


@dataclass(frozen=True)
class Entry:
    """One line of a menu; no roles means everybody."""

    label: str | Promise
    url_name: str
    roles: frozenset[str]
    order: int
    place: Place
    mark: str = ""
    """Shown only where a domain has made this mark on the reader's place."""


class Link(NamedTuple):
    """What a template shows of an entry."""

    label: str
    url: str
    current: bool


_entries: dict[tuple[Place, str], Entry] = {}


def register(
    label: str | Promise,
    url_name: str,
    *,
    roles: Collection[str] = (),
    order: int = 100,
    place: Place = "main",
) -> None:
    """Add an entry; the same URL name in the same place replaces what it said before."""
    _entries[place, url_name] = Entry(label, url_name, frozenset(roles), order, place)


def show_only_where(url_name: str, mark: str) -> None:
    """Show an entry only to who works in a place with a mark."""
    for key in [key for key in _entries if key[1] == url_name]:
        _entries[key] = replace(_entries[key], mark=mark)


def links(role: str, path: str, place: Place = "main", marks: Collection[str] = ()) -> list[Link]:
    """Return the entries a role sees, in order, the one that holds the path as current."""
    shown = sorted(
        (e for e in _entries.values() if e.place == place and _is_shown(e, role, marks)),
        key=lambda entry: (entry.order, entry.url_name),
    )
    urls = {entry.url_name: reverse(entry.url_name) for entry in shown}
    here = max((url for url in urls.values() if _holds(url, path)), key=len, default="")
    return [Link(str(e.label), urls[e.url_name], urls[e.url_name] == here) for e in shown]


def _is_shown(entry: Entry, role: str, marks: Collection[str]) -> bool:
    """Tell whether an entry is for a role, in a place with these marks."""
    return (not entry.roles or role in entry.roles) and (not entry.mark or entry.mark in marks)


def _holds(url: str, path: str) -> bool:
    """Tell whether a path lies at or below a menu entry; the start page holds only itself."""
    return path == url or (url != "/" and path.startswith(url))
