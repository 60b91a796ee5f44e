"""How new the directory and the words are: asked once in each request, never stale after it."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from finmaskig.organisations.models import Revision

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

_marks: ContextVar[dict[str, UUID | None] | None] = ContextVar("marks", default=None)


@contextmanager
def kept_for_request() -> Iterator[None]:
    """Ask only once inside: the middleware wraps each request in this."""
    token = _marks.set({})
    try:
        yield
    finally:
        _marks.reset(token)


def mark_of(name: str) -> UUID | None:
    """Return the mark of a part; what was read under the same mark is still right."""
    marks = _marks.get()
    if marks is None:
        return Revision.current(name)
    if name not in marks:
        marks[name] = Revision.current(name)
    return marks[name]


def forget_marks() -> None:
    """Ask again, later in the same request: something was just changed."""
    marks = _marks.get()
    if marks is not None:
        marks.clear()
