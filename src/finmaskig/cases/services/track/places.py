"""Protected housing and permits."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.cases import track_data, track_rules
from finmaskig.cases.models import Housing, Permit
from finmaskig.cases.services.track.rights import open_on
from finmaskig.cases.services.track.rows import (
    finish,
    locked_track,
    refuse_change,
    refuse_odd_days,
)
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.cases.track_values import NewHousing, NewPermit


class ChildWithoutDecision(DomainError):
    """A child is taken along without consent only by a decision."""


class WrongApplicant(DomainError):
    """Only the board or the lead investigator applies for a reflection period."""


class PermitWithoutDays(DomainError):
    """A decision has its day, and a granted permit its first and last."""


@transaction.atomic
def keep_housing(
    *, actor: Actor, case: Case, new: NewHousing, housing: Housing | None = None, version: int = 0
) -> Housing:
    """Write down protected housing, or change it; never where it is."""
    at = now()
    row, track = locked_track(case)
    refuse_odd_days(new, row, at)
    is_urgent = new.children == "urgent"
    if is_urgent and new.urgent_on is None:
        raise ChildWithoutDecision(_("Skriv dagen då den omedelbara insatsen beslutades."))
    if housing is None:
        kept = Housing(pk=uuid4(), track=track)
    else:
        kept = Housing.objects.select_for_update().get(pk=housing.pk)
        refuse_change(kept, version)
    kept.kind, kept.needed_on, kept.responsible = new.kind, new.needed_on, new.responsible
    kept.from_on, kept.to_on, kept.children = new.from_on, new.to_on, new.children
    kept.urgent_on = new.urgent_on if is_urgent else None
    kept.submitted_on = new.submitted_on if is_urgent else None
    kept.applied_on = new.applied_on if is_urgent else None
    kept.reference_number = new.reference_number.strip()
    kept.clean_fields(exclude=["track"])
    kept.save()
    finish(actor=actor, case=row, at=at)
    return kept


@transaction.atomic
def keep_permit(
    *, actor: Actor, case: Case, new: NewPermit, permit: Permit | None = None, version: int = 0
) -> Permit:
    """Write down an application and its decision; a granted one opens the checklist of rights."""
    at = now()
    row, track = locked_track(case)
    refuse_odd_days(new, row, at)
    _refuse(new)
    if permit is None:
        kept = Permit(pk=uuid4(), track=track)
    else:
        kept = Permit.objects.select_for_update().get(pk=permit.pk)
        refuse_change(kept, version)
    _fill(kept, new)
    kept.clean_fields(exclude=["track"])
    kept.save()
    if kept.is_granted:
        open_on(track, local(at).date())
    finish(actor=actor, case=row, at=at)
    return kept


def _refuse(new: NewPermit) -> None:
    from_whom = {"social_board", "lead_investigator"}
    if new.kind == track_rules.REFLECTION and new.applicant not in from_whom:
        raise WrongApplicant(
            _("Betänketid söks av socialnämnden eller förundersökningsledaren. Välj en av dem.")
        )
    if new.outcome and new.decided_on is None:
        raise PermitWithoutDays(_("Skriv dagen för beslutet."))
    if new.is_granted and (new.from_on is None or last_day(new) is None):
        raise PermitWithoutDays(_("Skriv tillståndets första och sista dag."))


def last_day(new: NewPermit) -> date | None:
    """Return the last day as it was decided; a reflection period has its length from the law."""
    if new.to_on is not None or new.from_on is None:
        return new.to_on
    if new.kind != track_rules.REFLECTION:
        return None
    return track_data.due("reflection-length", new.from_on)


def _fill(permit: Permit, new: NewPermit) -> None:
    granted = new.is_granted
    permit.kind, permit.applicant, permit.applied_on = new.kind, new.applicant, new.applied_on
    permit.reference_number, permit.outcome = new.reference_number.strip(), new.outcome
    permit.decided_on = new.decided_on if new.outcome else None
    permit.from_on = new.from_on if granted else None
    permit.to_on = last_day(new) if granted else None
    permit.extension_on = new.extension_on if granted else None
    permit.extended_to_on = new.extended_to_on if granted else None
