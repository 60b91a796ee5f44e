"""Linking: we stay, somebody else helps too, and we ask how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.cases import rules
from finmaskig.cases.models import Linking
from finmaskig.cases.queries.subjects import dated_subject_of
from finmaskig.cases.services.noting import note_day
from finmaskig.cases.services.rows import locked_open
from finmaskig.cases.services.watching import keep_watch, link_watch
from finmaskig.guidance.rules import Outcome
from finmaskig.guidance.services import settle_dated_step
from finmaskig.organisations.queries import service_by_id
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.cases.values import NewLinking


class NowhereToLink(DomainError):
    """Neither a service nor a unit is named."""


class YesMissing(DomainError):
    """More than words needs the person's yes."""


class LinkInTheFuture(DomainError):
    """A linking is noted when it has been made."""


class LinkingEnded(DomainError):
    """Somebody has noted already how it went."""


@transaction.atomic
def link(*, actor: Actor, case: Case, new: NewLinking) -> Linking:
    """Note a linking, and open the step that asks how it went."""
    at = now()
    row = locked_open(case)
    _refuse(new, local(at).date())
    found = Linking(
        case=row,
        service_id=new.service_id,
        unit_id=_unit_of(new),
        how=new.how,
        linked_on=new.linked_on,
        said_yes_on=new.said_yes_on,
    )
    found.clean_fields(exclude=["case", "service", "unit"])
    found.save(force_insert=True)
    note_day(row, at)
    log_access(actor=actor, event="cases.linked", subject="case", ids=[row.pk])
    keep_watch(actor=actor, case=row, at=at)
    return found


def _unit_of(new: NewLinking) -> UUID:
    service = service_by_id(new.service_id) if new.service_id else None
    unit_id = service.unit_id if service is not None else new.unit_id
    if unit_id is None:
        raise NowhereToLink(_("Välj en insats eller en enhet att länka till."))
    return unit_id


def _refuse(new: NewLinking, today: date) -> None:
    if new.linked_on > today or (new.said_yes_on or today) > today:
        raise LinkInTheFuture(_("Dagen har inte varit än. Välj i dag eller en tidigare dag."))
    if rules.needs_yes(new.how) and new.said_yes_on is None:
        raise YesMissing(_("Fråga personen först, och anteckna dagen då personen sa ja."))


@transaction.atomic
def end_linking(*, actor: Actor, linking: Linking, ended: str) -> None:
    """Note how a linking went; its step ends with the same answer."""
    at = now()
    row = locked_open(linking.case)
    settle_dated_step(
        actor=actor,
        subject=dated_subject_of(row),
        watch=link_watch(linking.pk),
        outcome=Outcome(ended),
        at=at,
    )
    if not Linking.objects.filter(pk=linking.pk, case=row, ended="").update(ended=ended):
        raise LinkingEnded(_("Någon har redan antecknat hur det gick. Ladda om sidan."))
    note_day(row, at)
    log_access(actor=actor, event="cases.linking_ended", subject="case", ids=[row.pk])


def hear_of_step(case_id: UUID, watch: str, result: str) -> None:
    """Let a linking end, or open again, as the step did that asks about it."""
    linking_id = watch.removeprefix(link_watch(""))
    if linking_id != watch:
        ended = result if result in rules.LINK_ENDS else ""
        Linking.objects.filter(pk=linking_id, case_id=case_id).update(ended=ended)
