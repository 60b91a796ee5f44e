"""Two rows for one meeting become one, until the shift closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.guidance.queries import steps_of_subject
from finmaskig.guidance.services import mark_not_applicable
from finmaskig.outreach import rules
from finmaskig.outreach.models import Encounter, Shift
from finmaskig.outreach.queries.facts import SUBJECT_KIND, subject_of
from finmaskig.outreach.queries.pages import traits_of
from finmaskig.outreach.services.counters import count_encounter
from finmaskig.outreach.services.states import locked_running
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor


class JoinRefused(DomainError):
    """The two cannot be the same meeting."""


@transaction.atomic
def join_encounters(*, actor: Actor, keep: Encounter, away: Encounter) -> Encounter:
    """Let one row stand for a meeting that was logged twice."""
    shift = locked_running(keep.shift)
    rows = {
        row.pk: row
        for row in Encounter.objects.select_for_update().filter(
            shift=shift, pk__in=[keep.pk, away.pk], joined_into__isnull=True
        )
    }
    if len(rows) != 2:
        raise JoinRefused(_("Mötena är redan ihoplagda, eller hör till olika pass."))
    kept, gone = rows[keep.pk], rows[away.pk]
    if not rules.may_be_same(traits_of(kept), traits_of(gone)):
        raise JoinRefused(
            _("Mötena säger olika saker om personen. Ändra ett av dem först, om de är samma.")
        )
    gone.joined.update(joined_into=kept)
    gone.joined_into = kept
    gone.save(update_fields=["joined_into"])
    count_encounter(gone, times=-1)
    Shift.objects.filter(pk=shift.pk).update(encounter_count=F("encounter_count") - 1)
    _set_steps_aside(actor, kept, gone)
    log_access(
        actor=actor,
        event="outreach.encounters_joined",
        subject="encounter",
        ids=[kept.pk, gone.pk],
    )
    return kept


def _set_steps_aside(actor: Actor, kept: Encounter, gone: Encounter) -> None:
    why = _("Mötet är ihoplagt med möte %(number)s, som har stegen.") % {"number": kept.number}
    for step in steps_of_subject(SUBJECT_KIND, gone.pk, subject_of(gone).unit_id):
        if step.is_open:
            mark_not_applicable(step=step, why=str(why), actor=actor)
