"""Reads of papers: the receipt of a handover, what stands on its paper, what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.handovers import grounds, receipts, rules
from finmaskig.handovers.models import Handover, Receipt
from finmaskig.handovers.papers import Sheet
from finmaskig.handovers.queries.consents import consent_by_id
from finmaskig.handovers.queries.handovers import RELATED, package_of
from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from datetime import date


def receipt_of(row: Handover) -> Receipt | None:
    """Return the receipt of a handover that has a paper."""
    return Receipt.objects.filter(paper__handover_id=row.pk).first()


def unsettled_handovers() -> list[Handover]:
    """Return the handovers whose receiver has answered with the code, and is not yet heard.

    That somebody did not come is brought to the steps each time: they come once.
    """
    answered = Q(state__in=rules.WAITING) & ~Q(paper__receipt__answer=receipts.NONE)
    did_not_come = Q(closed_at__isnull=True, paper__receipt__meeting=receipts.DID_NOT_COME)
    rows = Handover.objects.filter(answered | did_not_come, paper__isnull=False)
    return list(rows.select_related(*RELATED).order_by("pk"))


def sheet_of(row: Handover, *, code: str, sender: str, on: date) -> Sheet:
    """Return what stands on the paper, from what was frozen when the handover was proposed."""
    return Sheet(
        sender=sender,
        phone=row.sender_unit.phone,
        to=row.receiver_name,
        dated=on,
        answer_by=row.answer_by,
        parts=package_of(row, row.sender_unit_id),
        ground=ground_in_words(row),
        code=code,
        site=settings.PUBLIC_ADDRESS,
    )


def ground_in_words(row: Handover) -> str:
    """Say on which ground something is told, as the receiver may know it; never the weighing."""
    consent = consent_by_id(row.consent_ref) if row.consent_ref else None
    if consent is not None:
        return _(
            "Personen har sagt ja till det. Samtycket gavs %(day)s och gäller till %(end)s."
        ) % {
            "day": date_format(consent.given_on, "j F Y"),
            "end": date_format(consent.valid_until, "j F Y"),
        }
    ground = grounds.ground_on(row.ground, local(row.sent_at).date())
    return f"{ground.title}. {ground.section}." if ground is not None else row.ground
