"""Add and end agreements. Who has joined follows from their days."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations.models import (
    Agreement,
    AgreementParty,
    Municipality,
    Organisation,
    Revision,
    Service,
)
from finmaskig.organisations.queries import forget_marks
from finmaskig.shared.errors import DomainError, NotAllowed

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor


class AlreadyJoined(DomainError):
    """The municipality has an agreement in force on one of the days."""


class AgreementHasEnded(DomainError):
    """The agreement ends already, or would end before it began."""


@dataclass(frozen=True)
class NewAgreement:
    """What a coordinator writes about a new agreement."""

    kind: str
    municipality: str
    valid_from: date
    valid_to: date | None = None
    reference_number: str = ""
    signed_on: date | None = None
    follow_up_on: date | None = None
    meetings_per_year: int | None = None
    services: Collection[Service] = ()


@transaction.atomic
def add_agreement(*, actor: Actor, new: NewAgreement) -> Agreement:
    """Add an agreement between the actor's board and a municipality."""
    if actor.board_id is None:
        raise NotAllowed
    host = Organisation.objects.get(pk=actor.board_id)
    municipality = Municipality.objects.get(pk=new.municipality)
    if new.kind == Agreement.Kind.COUNTY_OFFER:
        _refuse_two(new)
    agreement = Agreement(
        code=f"{new.kind.replace('_', '-')}-{municipality.code}-{uuid4().hex[:8]}",
        kind=new.kind,
        name=_name(new.kind, municipality),
        reference_number=new.reference_number,
        signed_on=new.signed_on,
        signed_precision=(
            Agreement.Precision.DAY if new.signed_on else Agreement.Precision.UNKNOWN
        ),
        valid_from=new.valid_from,
        valid_to=new.valid_to,
        host=host,
        follow_up_on=new.follow_up_on,
        meetings_per_year=new.meetings_per_year,
    )
    agreement.full_clean()
    agreement.save()
    agreement.services.set(new.services)
    AgreementParty.objects.create(agreement=agreement, municipality=municipality)
    AgreementParty.objects.create(agreement=agreement, organisation=host)
    _note(actor, agreement, "organisations.agreement_added")
    return agreement


@transaction.atomic
def end_agreement(*, actor: Actor, agreement: Agreement, last_day: date) -> Agreement:
    """Let an agreement end on a day."""
    row = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if row.valid_to is not None and row.valid_to <= last_day:
        raise AgreementHasEnded(_("Avtalet slutar redan tidigare. Välj en dag före det."))
    if row.valid_from is not None and last_day < row.valid_from:
        raise AgreementHasEnded(
            _("Sista dagen ligger före den dag då avtalet börjar. Välj en senare dag.")
        )
    row.valid_to = last_day
    row.full_clean()
    row.save(update_fields=["valid_to"])
    _note(actor, row, "organisations.agreement_ended")
    return row


def _name(kind: str, municipality: Municipality) -> str:
    return f"{Agreement.Kind(kind).label}: {municipality.name}"


def _refuse_two(new: NewAgreement) -> None:
    others = Agreement.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=new.valid_from),
        kind=new.kind,
        parties__municipality=new.municipality,
    )
    if new.valid_to is not None:
        others = others.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=new.valid_to))
    if others.exists():
        raise AlreadyJoined(_("Kommunen har redan ett avtal under den tiden. Avsluta det först."))


def _note(actor: Actor, agreement: Agreement, event: str) -> None:
    Revision.renew(Revision.DIRECTORY)
    transaction.on_commit(forget_marks)
    log_access(actor=actor, event=event, subject="agreement", ids=[agreement.pk])
