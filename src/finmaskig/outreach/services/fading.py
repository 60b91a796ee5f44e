"""The end of a meeting: first its age in years, then the row; the counts stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Q

from finmaskig.guidance.services.fading import forget_steps
from finmaskig.outreach.models import (
    Encounter,
    EncounterCount,
    HeldPacket,
    Incident,
    Shift,
    ShiftHandover,
)
from finmaskig.outreach.queries.facts import SUBJECT_KIND

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID


def forget_ages(ids: Collection[UUID]) -> None:
    """Leave the age group and take away the age in years, in the caller's transaction.

    The fingerprint of the content goes too: from it and the rest, the age could be guessed.
    """
    rows = Encounter.objects.filter(pk__in=list(ids))
    rows.update(age=None, digest="", version=F("version") + 1)
    held = HeldPacket.objects.filter(encounter_id__in=list(ids))
    held.exclude(decision="").delete()


def forget_meetings(ids: Collection[UUID]) -> None:
    """Count some meetings and delete them with what hangs on them, in the caller's transaction.

    A meeting that is gone already is not counted again.
    """
    rows = Encounter.objects.filter(Q(pk__in=list(ids)) | Q(joined_into__in=list(ids)))
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    gone = [one.pk for one in found]
    for encounter in found:
        if not encounter.is_joined_away:
            _add(encounter)
    forget_steps([SUBJECT_KIND], gone)
    HeldPacket.objects.filter(encounter_id__in=gone).delete()
    Encounter.objects.filter(pk__in=gone, joined_into__isnull=False).delete()
    Encounter.objects.filter(pk__in=gone).delete()


def forget_texts(ids: Collection[UUID]) -> None:
    """Take away the free text of some shifts, in the caller's transaction; what is counted stays.

    Packets that nobody ever decided about go too: their meetings were never kept.
    """
    shifts = list(ids)
    Shift.objects.filter(pk__in=shifts).update(risk_note="", alone_reason="")
    ShiftHandover.objects.filter(shift_id__in=shifts).delete()
    Incident.objects.filter(shift_id__in=shifts).update(what="", follow_up="")
    HeldPacket.objects.filter(shift_id__in=shifts).delete()


def _add(encounter: Encounter) -> None:
    row, _new = EncounterCount.objects.get_or_create(
        unit_id=encounter.unit_id,
        board_id=encounter.board_id,
        side=encounter.side,
        month=encounter.met_on.replace(day=1),
        kind=encounter.kind,
        age_band=encounter.band_code,
        sex=encounter.sex,
        trafficking=encounter.trafficking,
        answer=encounter.answer,
    )
    EncounterCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
