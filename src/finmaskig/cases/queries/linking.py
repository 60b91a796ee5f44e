"""Reads of linkings: what waits, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finmaskig.cases.models import Linking

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from finmaskig.cases.models import Case


@dataclass(frozen=True)
class LinkLine:
    """A linking in a list."""

    id: UUID
    title: str
    meta: str
    linked_on: date
    is_open: bool
    ended: str
    kind: str


def linkings_of(case: Case) -> QuerySet[Linking]:
    """Return the linkings of a contact, those that nobody knows the end of first."""
    return (
        Linking.objects.filter(case=case)
        .select_related("service", "unit")
        .order_by("ended", "-linked_on", "pk")
    )


def link_lines(case: Case) -> list[LinkLine]:
    """Write the linkings of a contact as lines of a list."""
    return [_line(row) for row in linkings_of(case)]


def _line(row: Linking) -> LinkLine:
    title = row.service.name if row.service is not None else row.unit.name
    meta = [row.unit.name] if row.service is not None else []
    return LinkLine(
        id=row.pk,
        title=title,
        meta=" · ".join([*meta, row.get_how_display()]),
        linked_on=row.linked_on,
        is_open=row.is_open,
        ended=row.get_ended_display(),
        kind="ok" if row.ended == "came" else "plain",
    )


def open_linkings(case: Case) -> list[Linking]:
    """Return the linkings that nobody knows the end of, the first first."""
    rows = Linking.objects.filter(case=case, ended="").select_related("service", "unit")
    return list(rows.order_by("linked_on", "pk"))


def linking_by_id(linking_id: UUID) -> Linking | None:
    """Return a linking; its contact's door decides who may see it."""
    return Linking.objects.filter(pk=linking_id).first()
