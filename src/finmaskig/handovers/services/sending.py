"""Freezing what goes along: sealed under the handover's own key, written once, shared by a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.handovers import parts
from finmaskig.handovers.models import Package
from finmaskig.handovers.packages import frozen_text
from finmaskig.handovers.queries.handovers import FROZEN_IN
from finmaskig.handovers.queries.sendable import chosen_parts
from finmaskig.shared.errors import DomainError
from finmaskig.vault.services import box_of, share_box

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from uuid import UUID

    from finmaskig.cases.models import Case
    from finmaskig.handovers.models import Handover
    from finmaskig.vault.box import Box


class PartUnknown(DomainError):
    """Something was chosen that cannot go along."""


def parts_that_go(codes: Collection[str]) -> tuple[str, ...]:
    """Return the chosen parts in the order of the list; that she has contact with us always goes.

    A handover tells it by being one, so it must be chosen with open eyes.
    """
    if unknown := set(codes) - set(parts.PARTS):
        raise PartUnknown(
            _("”%(part)s” går inte att lämna över. Ladda om sidan och välj igen.")
            % {"part": min(unknown)}
        )
    return tuple(code for code in parts.PARTS if code in codes or code == parts.CONTACT)


def freeze(row: Handover, case: Case, box: Box, *, at: datetime) -> Package:
    """Keep the chosen parts as they are at this moment; what is empty is left out."""
    with override(FROZEN_IN):
        found = chosen_parts(case, row.parts)
    package = Package(handover=row, frozen_at=at)
    box.put(package, content=frozen_text(found))
    package.save()
    return package


def share(row: Handover, unit_id: UUID) -> None:
    """Let the receiver open the frozen package too."""
    share_box(box_of(row.pk, row.sender_unit_id), unit_id=unit_id)
