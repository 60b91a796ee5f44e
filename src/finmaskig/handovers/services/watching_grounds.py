"""The steps of a disclosure: decide, tell, look at what should not have been told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from finmaskig.guidance.rules import HANDED_OVER
from finmaskig.guidance.services import DatedStep, keep_dated_steps
from finmaskig.handovers import grounds
from finmaskig.handovers.choices_grounds import State
from finmaskig.handovers.models import Disclosure
from finmaskig.handovers.queries.disclosures import leads_of, subject_of
from finmaskig.shared.clock import local
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor

DECIDE, GIVE, INCIDENT = "decide", "give", "incident"
FROZEN_IN = "sv"


class DecideOnItsPage(DomainError):
    """The step ends when the lead decides or the worker tells, and not before."""


@dataclass(frozen=True)
class Owner:
    """In whose unit the step of a lead lies, and who has it."""

    unit_id: UUID
    user_id: UUID | None


def owner_of(row: Disclosure, on: date) -> Owner:
    """Return the lead who is asked: of the own unit, or else the next of the side and board."""
    lead = next(iter(leads_of(row, on)), None)
    return Owner(row.unit_id, None) if lead is None else Owner(lead.unit_id, lead.user_id)


def keep_watch(actor: Actor, row: Disclosure, *, at: datetime) -> None:
    """Bring the steps of a disclosure in line with its state."""
    on = local(at).date()
    with override(FROZEN_IN):
        if row.state == State.PROPOSED:
            owner = owner_of(row, on)
            subject, wanted = subject_of(row, owner.unit_id), [_decide(owner, on)]
        else:
            subject, wanted = subject_of(row, row.unit_id), _after(row, on)
        keep_dated_steps(actor=actor, subject=subject, wanted=wanted, at=at)


def _after(row: Disclosure, on: date) -> list[DatedStep]:
    if row.state == State.ALLOWED:
        return [_give(row, on)]
    is_odd = row.ground == grounds.WITHOUT_GROUND
    return [_incident(owner_of(row, on), on)] if is_odd else []


def _decide(owner: Owner, on: date) -> DatedStep:
    return DatedStep(
        watch=DECIDE,
        code="decide-disclosure",
        title=_("Bestäm om en uppgift får lämnas"),
        say=_("Öppna förslaget, väg skälen och svara ja eller nej."),
        why=_("En medarbetare väntar på ditt beslut. Ingenting lämnas förrän du har svarat."),
        source="10 kap. OSL",
        due_on=on,
        for_user=owner.user_id,
    )


def _give(row: Disclosure, on: date) -> DatedStep:
    return DatedStep(
        watch=GIVE,
        code="give-disclosure",
        title=_("Lämna uppgiften som du har fått ja till"),
        say=_("Lämna den, och tryck sedan på ”Jag har lämnat den”."),
        why=_("Chefen har sagt ja. Uppgiften behövs där den ska."),
        source=row.section,
        due_on=on,
        for_user=row.proposed_by_id,
    )


def _incident(owner: Owner, on: date) -> DatedStep:
    return DatedStep(
        watch=INCIDENT,
        code="look-at-disclosure",
        title=_("En uppgift lämnades utan stöd i lag"),
        say=_("Tala med medarbetaren. Skydda personen. Bedöm om det ska anmälas."),
        why=_("En personuppgiftsincident anmäls inom 72 timmar. Missförhållanden rapporteras."),
        source="Dataskyddsförordningen art. 33; 27 kap. 2 § SoL",
        due_on=on,
        for_user=owner.user_id,
    )


def hear_of_step(disclosure_id: UUID, watch: str, result: str) -> None:
    """Refuse to end by hand what ends when somebody decides or tells.

    The decision may go to another lead: it follows the step.
    """
    if result == HANDED_OVER:
        return
    waits = {DECIDE: State.PROPOSED, GIVE: State.ALLOWED}.get(watch)
    rows = Disclosure.objects.filter(pk=disclosure_id, state=waits)
    if waits is not None and result and rows.exists():
        raise DecideOnItsPage(
            gettext_lazy("Steget avslutas på sidan för uppgiften. Öppna den och svara där.")
        )
