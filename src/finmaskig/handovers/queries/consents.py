"""Reads of consents: how each stands, and what it holds in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.handovers import grounds, parts
from finmaskig.handovers.choices_grounds import ConsentStatus, Part, ReceiverKind
from finmaskig.handovers.models import Consent
from finmaskig.handovers.parts import Receiver
from finmaskig.organisations.queries import label, places_to_link
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from uuid import UUID

    from finmaskig.cases.models import Case
    from finmaskig.handovers.models import Disclosure
    from finmaskig.vault.box import Box

TAG_OF_STATE = {
    grounds.VALID: "ok",
    grounds.NOT_YET: "plain",
    grounds.EXPIRED: "plain",
    grounds.WITHDRAWN: "late",
}


@dataclass(frozen=True)
class ConsentLine:
    """One consent in a list."""

    id: UUID
    title: str
    parts: str
    valid_until: date
    state: str
    tag: str
    tag_kind: str

    @property
    def is_valid(self) -> bool:
        """Tell whether it can be used, and taken back."""
        return self.state in (grounds.VALID, grounds.NOT_YET)


@dataclass(frozen=True)
class ConsentView:
    """One consent with its sealed words."""

    line: ConsentLine
    purpose: str
    maturity: str
    language: str
    interpreter: str
    text: tuple[str, ...]


def consent_by_id(consent_id: UUID) -> Consent | None:
    """Return a consent with its contact."""
    related = ("case__unit", "case__worker", "receiver_unit", "received_by", "withdrawn_by")
    return Consent.objects.select_related(*related).filter(pk=consent_id).first()


def consents_of(case: Case) -> list[Consent]:
    """Return every consent of a contact, the latest first."""
    return list(Consent.objects.filter(case_id=case.pk).select_related("receiver_unit"))


def valid_for(case: Case, on: date) -> list[Consent]:
    """Return the consents of a contact that hold on a day."""
    rows = Consent.objects.filter(
        case_id=case.pk, withdrawn_at__isnull=True, given_on__lte=on, valid_until__gte=on
    )
    return list(rows.select_related("receiver_unit"))


def ending_consents(on: date) -> list[Consent]:
    """Return the consents of open contacts that still hold, and those that just have ended."""
    rows = Consent.objects.filter(valid_until__gte=on - grounds.DAYS_BEFORE_END)
    return list(rows.select_related("case"))


def existing_consents(ids: Collection[UUID]) -> set[UUID]:
    """Return which of the consents exist."""
    return set(Consent.objects.filter(pk__in=list(ids)).values_list("pk", flat=True))


def receiver_of(row: Consent | Disclosure, box: Box | None) -> Receiver:
    """Return who a row names; its words are sealed and need the box."""
    words = box.text(row, "receiver_words") if box is not None and row.receiver_words else ""
    return Receiver(row.receiver_kind, row.receiver_unit_id, words)


def held(row: Consent, box: Box | None) -> grounds.ConsentHeld:
    """Return a consent as the rules see it."""
    return grounds.ConsentHeld(
        parts=tuple(row.parts),
        receiver=receiver_of(row, box),
        given_on=row.given_on,
        valid_until=row.valid_until,
        is_withdrawn=row.withdrawn_at is not None,
    )


def box_for(rows: Iterable[Consent | Disclosure], record: UUID, unit_id: UUID) -> Box | None:
    """Open the record only when a row holds the receiver in words."""
    return box_of(record, unit_id) if any(row.receiver_words for row in rows) else None


def receiver_text(row: Consent | Disclosure, box: Box | None) -> str:
    """Write who is told."""
    if row.receiver_unit is not None:
        return row.receiver_unit.name
    return receiver_of(row, box).words or _kind_text(row.receiver_kind)


def _kind_text(kind: str) -> str:
    """Write a kind of receiver within a sentence; the agencies keep their capital."""
    name = str(ReceiverKind(kind).label)
    return name if kind in parts.NAMES else f"{name[0].lower()}{name[1:]}"


def parts_text(codes: Iterable[str]) -> str:
    """Write what is told, in the order of the list."""
    chosen = set(codes)
    words = [str(Part(code).label) for code in parts.EVERY_PART if code in chosen]
    return ", ".join([*words[:1], *(word[0].lower() + word[1:] for word in words[1:])])


def consent_lines(rows: Iterable[Consent], box: Box | None, on: date) -> list[ConsentLine]:
    """Write consents as lines."""
    return [consent_line(row, box, on) for row in rows]


def consent_line(row: Consent, box: Box | None, on: date) -> ConsentLine:
    """Write one consent as a line."""
    state = grounds.consent_state(held(row, box), on)
    return ConsentLine(
        id=row.pk,
        title=_("Till %(receiver)s") % {"receiver": receiver_text(row, box)},
        parts=parts_text(row.parts),
        valid_until=row.valid_until,
        state=state,
        tag=str(ConsentStatus(state).label),
        tag_kind=TAG_OF_STATE[state],
    )


def consent_view(row: Consent, on: date) -> ConsentView:
    """Return one consent with its words."""
    box = box_of(row.case_id, row.case.unit_id)
    shown = grounds.consent_text(row.text_version)
    return ConsentView(
        line=consent_line(row, box, on),
        purpose=box.text(row, "purpose"),
        maturity=box.text(row, "maturity"),
        language=label("language", row.language, row.given_on),
        interpreter=label("interpreter", row.interpreter, row.given_on) if row.interpreter else "",
        text=shown.lines if shown else (),
    )


def unit_choices(on: date) -> list[tuple[str, str]]:
    """Return the units of the directory that can be told something."""
    return [(str(key), name) for key, name in places_to_link(on).units]
