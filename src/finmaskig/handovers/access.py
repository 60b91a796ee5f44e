"""The doors to consents and disclosures: own unit, own side, own board; every look is logged."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.cases import access as cases
from finmaskig.cases.access import support_worker
from finmaskig.handovers.parts import ENCOUNTER, SHIFT, UNIT_ONLY
from finmaskig.handovers.queries import consents, disclosures
from finmaskig.handovers.queries.disclosures import LEAD_ROLE, is_left_to
from finmaskig.outreach import access as outreach
from finmaskig.shared.clock import today
from finmaskig.shared.errors import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.handovers.models import Consent, Disclosure
    from finmaskig.handovers.queries.disclosures import DisclosureLine

PAGE_SIZE = 20


class LeadDecides(NotAllowed):
    """A worker proposes; a lead decides."""


def case_to_consent_in(actor: Actor, case_id: UUID) -> Case:
    """Return an open contact that a yes is received in; the service logs it."""
    return cases.case_to_change(actor, case_id)


def case_to_tell_about(actor: Actor, case_id: UUID) -> Case:
    """Return a contact, open or not, that something is told about; log the look."""
    return cases.case_to_read(actor, case_id)


def consent_to_read(actor: Actor, consent_id: UUID) -> Consent:
    """Return a consent of a contact of the actor's own unit, and log the look."""
    consent = _consent(actor, consent_id)
    ids = [consent.pk]
    log_access(actor=actor, event="handovers.consent_seen", subject="consent", ids=ids)
    return consent


def consent_to_withdraw(actor: Actor, consent_id: UUID) -> Consent:
    """Return a consent to take back, also in a contact that is over; the service logs it."""
    return _consent(actor, consent_id)


def _consent(actor: Actor, consent_id: UUID) -> Consent:
    support_worker(actor)
    consent = consents.consent_by_id(consent_id)
    if consent is None:
        raise Http404
    consent.case = cases.case_to_reopen(actor, consent.case_id)
    return consent


def disclosure_to_read(actor: Actor, disclosure_id: UUID) -> Disclosure:
    """Return a disclosure that the actor may read, and log the look."""
    row = _disclosure(actor, disclosure_id)
    _log_look(actor, row)
    return row


def disclosure_to_decide(actor: Actor, disclosure_id: UUID) -> Disclosure:
    """Return a proposal that a lead decides about, and log the look at what it says."""
    row = _disclosure(actor, disclosure_id)
    if actor.role != LEAD_ROLE:
        raise LeadDecides(_("Det här bestämmer enhetschefen. Ditt förslag väntar på svar."))
    _log_look(actor, row)
    return row


def disclosure_to_make(actor: Actor, disclosure_id: UUID) -> Disclosure:
    """Return a disclosure of the actor's own unit, to tell it or to correct what is noted."""
    row = _disclosure(actor, disclosure_id)
    if not works_here(actor, row):
        raise NotAllowed(_("De som arbetar i enheten lämnar uppgiften."))
    return row


def works_here(actor: Actor, row: Disclosure) -> bool:
    """Tell whether the actor works in the unit that tells, and so may read its words."""
    return row.unit_id == actor.unit_id


def may_decide(actor: Actor, row: Disclosure) -> bool:
    """Tell whether the page should show the way to a decision."""
    return actor.role == LEAD_ROLE and row.is_proposed


def is_lead(actor: Actor) -> bool:
    """Tell whether the page shows what waits for a decision."""
    return actor.role == LEAD_ROLE


def _disclosure(actor: Actor, disclosure_id: UUID) -> Disclosure:
    support_worker(actor)
    row = disclosures.disclosure_by_id(disclosure_id)
    if row is None:
        raise Http404
    if row.board_id != actor.board_id:
        raise Http404
    if row.side != actor.side:
        raise Http404
    if not works_here(actor, row) and not _is_next_lead(actor, row):
        raise Http404
    return row


def _log_look(actor: Actor, row: Disclosure) -> None:
    ids = [row.pk]
    log_access(actor=actor, event="handovers.disclosure_seen", subject="disclosure", ids=ids)


def _is_next_lead(actor: Actor, row: Disclosure) -> bool:
    """Tell whether a lead of another unit of the side decides, since nobody nearer does."""
    if actor.role != LEAD_ROLE or not row.is_proposed:
        return False
    return is_left_to(row, actor.unit_id, today())


def disclosures_page(actor: Actor, number: str) -> Page[Disclosure]:
    """Return a page of what the actor's unit has told, and log which."""
    support_worker(actor)
    rows = disclosures.disclosures_of_unit(actor)
    page = Paginator(rows, PAGE_SIZE).get_page(number)
    _log_list(actor, page.object_list)
    return page


def waiting_decisions(actor: Actor) -> list[Disclosure]:
    """Return the proposals that wait for a lead, and log which; a worker has none."""
    if not is_lead(actor):
        return []
    rows = disclosures.waiting_for_lead(actor, today())
    _log_list(actor, rows)
    return rows


def waiting_lines(actor: Actor, rows: list[Disclosure]) -> list[DisclosureLine]:
    """Write what waits as lines; of another unit's only what a lead needs to choose it."""
    own = disclosures.lines_of_unit(row for row in rows if works_here(actor, row))
    others = [row for row in rows if not works_here(actor, row)]
    return [*own, *(disclosures.disclosure_line(row, None) for row in others)]


def _log_list(actor: Actor, rows: Iterable[Disclosure]) -> None:
    ids = [row.pk for row in rows]
    log_access(actor=actor, event="handovers.disclosures_listed", subject="disclosure", ids=ids)


def place_to_tell_from(actor: Actor, *, encounter: str, shift: str) -> tuple[str, UUID | None]:
    """Return what something outside a contact was about: a meeting, a shift, the unit's work."""
    support_worker(actor)
    try:
        if encounter:
            return ENCOUNTER, outreach.encounter_to_read(actor, UUID(encounter)).pk
        if shift:
            return SHIFT, outreach.shift_to_read(actor, UUID(shift)).pk
    except ValueError as error:
        raise Http404 from error
    return UNIT_ONLY, None
