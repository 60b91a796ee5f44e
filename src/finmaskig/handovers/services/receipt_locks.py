"""A receipt locked together with its handover: who comes second is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.handovers.models import Receipt
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from finmaskig.handovers.models import Handover


class AnsweredWithCode(DomainError):
    """The receiver has answered with the code on the paper, and is heard first."""


def locked_receipt(row: Handover) -> Receipt | None:
    """Return the receipt of a locked handover, locked too; nothing where no paper was made."""
    rows = Receipt.objects.select_for_update(of=("self",))
    return rows.filter(paper__handover_id=row.pk).first()


def close_receipt(row: Handover) -> None:
    """Let no code answer any more; refuse when one already has.

    Called with the handover locked, before it leaves the state in which it waits.
    """
    receipt = locked_receipt(row)
    if receipt is None:
        return
    if receipt.answer:
        raise AnsweredWithCode(
            _("Mottagaren har svarat med koden på papperet. Öppna överlämnandet och se svaret.")
        )
    receipt.is_over = True
    receipt.save(update_fields=["is_over"])
