"""Consents and disclosures go with the contact they belong to; they lie under its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.guidance.services.fading import forget_steps
from finmaskig.handovers.models import Consent, Disclosure
from finmaskig.handovers.queries.disclosures import SUBJECT_KIND
from finmaskig.handovers.services.consents import SUBJECT_KIND as CONSENT_KIND

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID


def no_keys(_cases: Collection[UUID]) -> set[UUID]:
    """Return nothing: consents and disclosures have no keys of their own."""
    return set()


def forget_grounds(cases: Collection[UUID]) -> None:
    """Delete the consents and disclosures of some contacts, and their steps."""
    told = Disclosure.objects.filter(case_id__in=list(cases))
    given = Consent.objects.filter(case_id__in=list(cases))
    for kind, rows in ((SUBJECT_KIND, told), (CONSENT_KIND, given)):
        forget_steps([kind], list(rows.order_by("pk").values_list("pk", flat=True)))
        rows.delete()
