"""The URL trees as Django resolves them: every name and its view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import URLResolver, get_resolver

from finmaskig.config import urls_staff  # before a test of the demo makes it the demo's

if TYPE_CHECKING:
    from collections.abc import Iterator

STAFF = urls_staff.__name__
PUBLIC = "finmaskig.config.urls_public"


def views(urlconf: str) -> dict[str, object]:
    """Return the view of each URL name; a path without a name stands by its pattern."""
    return dict(_walk(get_resolver(urlconf), ""))


def _walk(resolver: URLResolver, space: str) -> Iterator[tuple[str, object]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _walk(one, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            yield f"{space}{one.name or one.pattern}", one.callback


def is_open(view: object) -> bool:
    """Tell whether a view needs no login."""
    return not getattr(view, "login_required", True)
