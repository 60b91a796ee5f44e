"""Work through many records so that what one of them meets stops no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Row = TypeVar("Row")
Result = TypeVar("Result")


def each_alone(deed: Callable[[Row], Result], rows: Iterable[Row]) -> list[Result]:
    """Do it with each, and only then raise the first error that one of them met.

    Each must be a transaction of its own; call it in none.
    """
    found: list[Result] = []
    errors: list[Exception] = []
    for row in rows:
        try:
            found.append(deed(row))
        except Exception as error:  # noqa: BLE001 -- raised when the others are done
            errors.append(error)
    if errors:
        raise errors[0]
    return found
