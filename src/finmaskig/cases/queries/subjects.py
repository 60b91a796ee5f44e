"""A contact as guidance sees it: where its steps lie, never who it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.cases.models import Case
from finmaskig.guidance.rules import Subject

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

SUBJECT_KIND = "case"
"""Steps that a rule asked for, from what has been told."""

DATED_KIND = "case_date"
"""Steps that the contact's own dates call for."""

FROZEN_IN = "sv"


def existing_cases(ids: Collection[UUID]) -> set[UUID]:
    """Return which of the contacts exist."""
    return set(Case.objects.filter(pk__in=ids).values_list("pk", flat=True))


def subject_of(case: Case, kind: str = SUBJECT_KIND) -> Subject:
    """Return the contact as the subject of steps, which lie with its unit."""
    with override(FROZEN_IN):
        context = _("Stödkontakt %(alias)s") % {"alias": case.alias}
    return Subject(
        kind=kind,
        id=case.pk,
        context=context,
        side=case.side,
        unit_id=case.unit_id,
        board_id=case.board_id,
    )


def dated_subject_of(case: Case) -> Subject:
    """Return the contact as the subject of the steps that its dates call for."""
    return subject_of(case, DATED_KIND)
