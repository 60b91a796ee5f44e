"""What coordinators and administrators look after: agreements, services, words, arenas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.organisations.models import Agreement, Arena, Service, Word
from finmaskig.organisations.models.dated import on_day

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID


@dataclass(frozen=True)
class Agreements:
    """The agreements of a day and those that are over or not yet begun."""

    now: Sequence[Agreement]
    other: Sequence[Agreement]


def agreements_on(on: date) -> Agreements:
    """Return every agreement, those in force first."""
    rows = list(Agreement.objects.select_related("host").order_by("kind", "name", "valid_from"))
    return Agreements(
        now=[row for row in rows if row.is_valid_on(on)],
        other=[row for row in rows if not row.is_valid_on(on)],
    )


@dataclass(frozen=True)
class AgreementView:
    """An agreement's page."""

    agreement: Agreement
    parties: Sequence[str]
    services: Sequence[Service]
    signed: str
    is_valid: bool


def agreement_view(agreement: Agreement, on: date) -> AgreementView:
    """Return an agreement's page on a day."""
    parties = [str(party.municipality or party.organisation) for party in agreement.parties.all()]
    return AgreementView(
        agreement=agreement,
        parties=sorted(parties),
        services=list(agreement.services.all()),
        signed=_signed(agreement),
        is_valid=agreement.is_valid_on(on),
    )


def _signed(agreement: Agreement) -> str:
    if agreement.signed_on is None:
        return _("Dagen är okänd")
    exact = agreement.signed_precision == Agreement.Precision.DAY
    return date_format(agreement.signed_on, "j F Y" if exact else "F Y")


def services_of_board(board_id: UUID | None, on: date) -> list[Service]:
    """Return the services that a board's own units give."""
    if board_id is None:
        return []
    return list(Service.objects.filter(on_day(on), unit__board_id=board_id).order_by("name"))


def words_of(words: str) -> list[Word]:
    """Return a list of words with their history, the code's latest word first."""
    return list(
        Word.objects.filter(list=words).order_by(
            "position", "code", F("valid_from").desc(nulls_last=True)
        )
    )


def arenas() -> list[Arena]:
    """Return every arena there has been."""
    return list(Arena.objects.select_related("replaces").order_by("position", "label"))


def arenas_on(on: date) -> list[Arena]:
    """Return the arenas that can be chosen on a day and are not yet given an end."""
    return list(Arena.objects.filter(on_day(on), Q(valid_to__isnull=True)).order_by("position"))
