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

    from finmaskig.cases.models import IdentityDecision

SUBJECT_KIND = "case"
"""Steps that a rule asked for, from what has been told."""

DATED_KIND = "case_date"
"""Steps that the contact's own dates call for."""

CHILD_KIND = "case_child"
"""The report of concern for a child in the person's home: dated, and apart from the others."""

KINDS = (SUBJECT_KIND, DATED_KIND, CHILD_KIND)
"""Every kind of subject that a contact is."""

DECISION_KIND = "identity_decision"
"""The step that asks for a new decision before one ends."""

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


def subject_of_decision(decision: IdentityDecision) -> Subject:
    """Return a board's decision as the subject of the step that its end calls for."""
    unit = decision.unit
    with override(FROZEN_IN):
        context = _("Beslut %(number)s") % {"number": decision.reference_number}
    return Subject(
        kind=DECISION_KIND,
        id=decision.pk,
        context=context,
        side=unit.side,
        unit_id=unit.pk,
        board_id=unit.board_id or unit.pk,
    )


def child_subject_of(case: Case) -> Subject:
    """Return the contact as the subject of a report for a child in the person's home."""
    return subject_of(case, CHILD_KIND)
