"""The end of what was sent, agreed and told about a contact that fades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.guidance.services.fading import forget_steps
from finmaskig.handovers.models import Consent, Disclosure, Handover, Receipt
from finmaskig.handovers.queries.disclosures import SUBJECT_KIND as DISCLOSURE
from finmaskig.handovers.queries.handovers import IN_KIND, OUT_KIND

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

CONSENT = "consent"


def forget_sent(cases: Collection[UUID]) -> None:
    """Delete handovers, consents and disclosures of some contacts, in the caller's transaction.

    What the receiver wrote in a contact of its own stays there, without what was sent.
    """
    ids = list(cases)
    sent = _ids(Handover.objects.filter(case_id__in=ids).values_list("pk", flat=True))
    consents = _ids(Consent.objects.filter(case_id__in=ids).values_list("pk", flat=True))
    told = _ids(Disclosure.objects.filter(case_id__in=ids).values_list("pk", flat=True))
    forget_steps([OUT_KIND, IN_KIND], sent)
    forget_steps([CONSENT], consents)
    forget_steps([DISCLOSURE], told)
    Receipt.objects.filter(paper__handover_id__in=sent).delete()
    Handover.objects.filter(pk__in=sent).delete()
    Disclosure.objects.filter(pk__in=told).delete()
    Consent.objects.filter(pk__in=consents).delete()


def forget_disclosures(ids: Collection[UUID]) -> None:
    """Delete disclosures about no contact, with their steps, in the caller's transaction."""
    forget_steps([DISCLOSURE], ids)
    Disclosure.objects.filter(pk__in=list(ids)).delete()


def _ids(rows: Collection[UUID]) -> list[UUID]:
    return list(rows)
