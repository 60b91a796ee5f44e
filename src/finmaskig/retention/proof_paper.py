"""What the paper of a proof says, as plain values: no alias, no id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.vault import fading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finmaskig.retention.models import Proof

TEMPLATE = "retention/documents/proof.typ"


def values_of(proofs: Sequence[Proof]) -> dict[str, object]:
    """Return everything that stands on the paper."""
    first = proofs[0]
    return {
        "sender": first.unit.name,
        "dated": date_format(first.destroyed_on, "j F Y"),
        "foot": _("Beviset säger hur många poster som gallrades, aldrig vilka."),
        "facts": [
            [_("Gallrat"), date_format(first.destroyed_on, "j F Y")],
            [_("Granskat av"), first.reviewed_as],
            [_("Beslutat av"), first.approved_as],
            [_("Andra personen beslutade"), date_format(first.approved_on, "j F Y")],
            [_("Sista säkerhetskopian försvinner"), date_format(first.last_copy_on, "j F Y")],
        ],
        "parts": [_part(proof) for proof in proofs],
    }


def _part(proof: Proof) -> dict[str, object]:
    decided = _("%(number)s, beslutat %(day)s") % {
        "number": proof.reference_number,
        "day": date_format(proof.decided_on, "j F Y"),
    }
    return {
        "title": str(fading.names().get(proof.kind, proof.kind)),
        "facts": [
            [_("Antal gallrade"), str(proof.count)],
            [_("Antal som föll bort"), str(proof.left_count)],
            [_("Lagrum"), proof.section],
            [_("Regel"), proof.rule_text],
            [_("Nämndens beslut"), decided],
        ],
    }
