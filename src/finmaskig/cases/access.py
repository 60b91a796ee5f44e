"""The doors to support contacts: own unit, own side, own board; every look is logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.cases import rules
from finmaskig.cases.models import Case
from finmaskig.cases.queries import cases as queries
from finmaskig.cases.queries.linking import linking_by_id
from finmaskig.cases.questions import set_for
from finmaskig.shared.errors import DomainError, NotAllowed

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Linking

PAGE_SIZE = 20


class CaseIsClosed(NotAllowed):
    """The contact is over: it is read, and opened again before anything is written."""


class NotAskedHere(DomainError):
    """The contact is not asked the voluntary questions."""


class PlanNotHere(DomainError):
    """The contact is documented in a way that keeps its plan elsewhere."""


def support_worker(actor: Actor) -> Actor:
    """Let through who supports people in a unit; the rest get 404."""
    if actor.role not in rules.ROLES:
        raise Http404
    if actor.unit_id is None:
        raise Http404
    if actor.board_id is None:
        raise Http404
    return actor


def _case(actor: Actor, case_id: UUID) -> Case:
    support_worker(actor)
    case = Case.objects.select_related(*queries.RELATED).filter(pk=case_id).first()
    if case is None:
        raise Http404
    if case.unit_id != actor.unit_id:
        raise Http404
    if case.board_id != actor.board_id:
        raise Http404
    if case.side != actor.side:
        raise Http404
    return case


def case_to_read(actor: Actor, case_id: UUID) -> Case:
    """Return a contact of the actor's own unit and log the look."""
    case = _case(actor, case_id)
    log_access(actor=actor, event="cases.case_seen", subject="case", ids=[case.pk])
    return case


def case_to_change(actor: Actor, case_id: UUID) -> Case:
    """Return an open contact of the actor's own unit; the service logs the change."""
    case = _case(actor, case_id)
    if not case.is_open:
        raise CaseIsClosed(_("Kontakten är avslutad. Öppna den igen för att skriva i den."))
    return case


def case_to_reopen(actor: Actor, case_id: UUID) -> Case:
    """Return a contact of the actor's own unit, closed or not."""
    return _case(actor, case_id)


def plan_to_read(actor: Actor, case_id: UUID) -> Case:
    """Return a contact whose plan is kept here, and log the look; the rest have none."""
    case = _case(actor, case_id)
    if not case.is_support:
        raise PlanNotHere(_("Planen sparas inte här. Kontakten dokumenteras på ett annat sätt."))
    log_access(actor=actor, event="cases.plan_seen", subject="case", ids=[case.pk])
    return case


def plan_to_write(actor: Actor, case_id: UUID) -> Case:
    """Return an open contact whose plan can be written here; log the look at what is kept."""
    case = case_to_change(actor, case_id)
    if case.mode not in rules.PLAN_MODES:
        raise PlanNotHere(_("Planen skrivs i personens akt eller i samordningen, inte här."))
    if case.is_support:
        log_access(actor=actor, event="cases.plan_seen", subject="case", ids=[case.pk])
    return case


def answers_to_write(actor: Actor, case_id: UUID) -> Case:
    """Return an open contact that is asked the voluntary questions; log the look at the answers."""
    case = case_to_change(actor, case_id)
    if not case.is_support or set_for(case.kind) is None:
        raise NotAskedHere(_("De frivilliga frågorna ställs bara när stödet dokumenteras."))
    log_access(actor=actor, event="cases.case_seen", subject="case", ids=[case.pk])
    return case


def linking_to_end(actor: Actor, linking_id: UUID) -> Linking:
    """Return a linking of an open contact of the actor's own unit."""
    support_worker(actor)
    linking = linking_by_id(linking_id)
    if linking is None:
        raise Http404
    linking.case = case_to_change(actor, linking.case_id)
    return linking


def evaluator(actor: Actor) -> Actor:
    """Let through the lead, who may take her own unit's answers to an evaluation."""
    support_worker(actor)
    if actor.role != rules.EVALUATOR:
        raise NotAllowed(_("Enhetschefen hämtar svaren till en utvärdering."))
    return actor


def cases_page(actor: Actor, number: str, *, text: str = "") -> Page[Case]:
    """Return a page of the unit's open contacts, or of those that a search finds; log which."""
    support_worker(actor)
    rows = queries.found_cases(actor, text) if text.strip() else queries.open_cases(actor)
    page = Paginator(rows, PAGE_SIZE).get_page(number)
    event = "cases.case_searched" if text.strip() else "cases.cases_listed"
    log_access(actor=actor, event=event, subject="case", ids=[row.pk for row in page.object_list])
    return page
