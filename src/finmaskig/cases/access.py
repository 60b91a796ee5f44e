"""The doors to support contacts: own unit, own side, own board; every look is logged."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access, log_export
from finmaskig.cases import rules
from finmaskig.cases.models import Case
from finmaskig.cases.queries import cases as queries
from finmaskig.cases.queries import decisions, talks
from finmaskig.cases.queries.linking import linking_by_id
from finmaskig.cases.queries.offered import may_open_from
from finmaskig.cases.questions import set_for
from finmaskig.outreach import access as outreach
from finmaskig.shared.errors import DomainError, NotAllowed

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import IdentityDecision, Linking, Talk
    from finmaskig.outreach.models import Encounter

PAGE_SIZE = 20


class CaseIsClosed(NotAllowed):
    """The contact is over: it is read, and opened again before anything is written."""


class NotKnown(NotAllowed):
    """An extract is given by somebody who has met the person, never on an alias."""


class NotAskedHere(DomainError):
    """The contact is not asked the voluntary questions."""


class PlanNotHere(DomainError):
    """The contact is documented in a way that keeps its plan elsewhere."""


class NotYourTalk(NotAllowed):
    """A talk is corrected by who logged it."""


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
        raise NotAllowed(_("Bara enhetschefen kan hämta svaren till en utvärdering."))
    return actor


def cases_page(actor: Actor, number: str, *, text: str = "") -> Page[Case]:
    """Return a page of the unit's open contacts, or of those that a search finds; log which."""
    support_worker(actor)
    rows = queries.found_cases(actor, text) if text.strip() else queries.open_cases(actor)
    page = Paginator(rows, PAGE_SIZE).get_page(number)
    event = "cases.case_searched" if text.strip() else "cases.cases_listed"
    log_access(actor=actor, event=event, subject="case", ids=[row.pk for row in page.object_list])
    return page


def talk_to_change(actor: Actor, talk_id: UUID) -> Talk:
    """Return one of the actor's own talks in an open contact; the service logs the change."""
    talk = talks.talk_by_id(talk_id)
    if talk is None:
        raise Http404
    case_to_change(actor, talk.case_id)
    if talk.author_id != actor.user_id:
        raise NotYourTalk(_("Bara den som loggade samtalet kan ändra det."))
    return talk


def encounter_to_open_from(actor: Actor, encounter_id: str) -> Encounter:
    """Return a meeting that a contact can be opened from: a yes to the own unit, never a buyer."""
    support_worker(actor)
    try:
        found = outreach.encounter_to_read(actor, UUID(encounter_id))
    except ValueError as error:
        raise Http404 from error
    if not may_open_from(actor, found):
        raise Http404
    return found


def case_she_is_known_in(actor: Actor, case_id: UUID) -> Case:
    """Return a contact whose person the actor knows: an alias alone proves nothing."""
    case = _case(actor, case_id)
    if case.worker_id != actor.user_id and not talks.has_talked(case, actor):
        raise NotKnown(
            _(
                "Utdraget lämnas av någon som känner personen. Du är inte ansvarig för kontakten "
                "och har inte haft något samtal i den. Be den ansvariga lämna det."
            )
        )
    return case


def case_to_extract(actor: Actor, case_id: UUID, reason: str) -> Case:
    """Return a contact whose own extract is given to the person, and log that it is."""
    case = case_she_is_known_in(actor, case_id)
    log_export(
        actor=actor, event="cases.extract_given", subject="case", ids=[case.pk], reason=reason
    )
    return case


def decision_reader(actor: Actor) -> Actor:
    """Let through who works under a board's decision or registers it; the rest get 404."""
    if actor.role not in rules.DECISION_READERS:
        raise Http404
    if actor.board_id is None:
        raise Http404
    if actor.unit_id is None:
        raise Http404
    return actor


def decider(actor: Actor) -> Actor:
    """Let through who registers a decision: the lead of the unit, the secretary of the board."""
    decision_reader(actor)
    if actor.role not in rules.DECIDERS:
        raise NotAllowed(_("Enhetschefen eller nämndsekreteraren registrerar beslutet."))
    return actor


def decisions_to_read(actor: Actor) -> list[IdentityDecision]:
    """Return the decisions of the actor's unit, for a secretary of the board, and log the look."""
    decision_reader(actor)
    rows = decisions.decisions_for(actor)
    ids = [row.pk for row in rows]
    log_access(actor=actor, event="cases.decisions_listed", subject="decision", ids=ids)
    return rows


def decision_to_read(actor: Actor, decision_id: UUID) -> IdentityDecision:
    """Return a decision that the actor may read, and log the look."""
    decision = _decision(actor, decision_id)
    log_access(actor=actor, event="cases.decisions_listed", subject="decision", ids=[decision.pk])
    return decision


def decision_to_end(actor: Actor, decision_id: UUID) -> IdentityDecision:
    """Return a decision that the actor may end; the service logs the change."""
    decision = _decision(actor, decision_id)
    decider(actor)
    return decision


def may_decide(actor: Actor) -> bool:
    """Tell whether the page should show the way to register and end a decision."""
    return actor.role in rules.DECIDERS


def _decision(actor: Actor, decision_id: UUID) -> IdentityDecision:
    decision_reader(actor)
    found = {row.pk: row for row in decisions.decisions_for(actor)}
    if decision_id not in found:
        raise Http404
    return found[decision_id]
