"""Opening, closing and opening again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.accounts.log import log_access
from finmaskig.cases import rules
from finmaskig.cases.aliases import new_alias
from finmaskig.cases.models import Case, CasePeriod
from finmaskig.cases.queries.cases import current_period
from finmaskig.cases.queries.decisions import allowed_modes
from finmaskig.cases.queries.subjects import CHILD_KIND, FROZEN_IN, KINDS, SUBJECT_KIND
from finmaskig.cases.services.rows import FOREIGN_KEYS, fill_reach, locked, locked_open, save
from finmaskig.cases.services.watching import keep_watch
from finmaskig.guidance.services import end_steps, open_musts
from finmaskig.organisations.access import board_of, unit_of
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError
from finmaskig.vault.services import make_box

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.values import Closing, NewCase


class ModeNotAllowed(DomainError):
    """The unit cannot document that way."""


class KindNotHere(DomainError):
    """The unit does not support that kind of person."""


class AliasTaken(DomainError):
    """Another contact of the unit has the alias."""


class FormSentElsewhere(DomainError):
    """Another contact has the id of the form."""


class StepsLeft(DomainError):
    """Something must still be done before the contact can end."""


class CaseIsOpen(DomainError):
    """The contact is open already."""


@transaction.atomic
def open_case(*, actor: Actor, new: NewCase) -> Case:
    """Open a contact with its key, its first period and its first step.

    The same form sent twice opens one contact.
    """
    at = now()
    on = local(at).date()
    if kept := _kept(actor, new):
        return kept
    _refuse_mode(actor, new, on)
    case = Case(
        pk=new.id or uuid4(),
        unit_id=unit_of(actor),
        board_id=board_of(actor),
        side=actor.side,
        mode=new.mode,
        kind=new.kind,
        form=new.form,
        way_in=new.way_in,
        origin_kind=new.origin_kind,
        origin_id=new.origin_id,
        external_reference=new.external_reference.strip(),
        opened_on=on,
        mode_from=on,
        worker_id=actor.user_id,
        next_talk_on=new.next_talk_on,
        last_heard_on=on,
        quiet_from=on,
        last_note_on=on,
    )
    _name(case, new.alias)
    box = make_box(record=case.pk, unit_id=unit_of(actor))
    fill_reach(case, box, new.reach)
    case.clean_fields(exclude=FOREIGN_KEYS)
    case.save(force_insert=True)
    CasePeriod.objects.create(case=case, opened_on=on)
    log_access(actor=actor, event="cases.case_opened", subject="case", ids=[case.pk])
    keep_watch(actor=actor, case=case, at=at)
    return case


def _kept(actor: Actor, new: NewCase) -> Case | None:
    """Return the contact that this form has already opened, or refuse a stranger's id."""
    kept = Case.objects.filter(pk=new.id).first() if new.id else None
    if kept is not None and kept.unit_id != unit_of(actor):
        raise FormSentElsewhere(_("Formuläret är redan använt. Öppna ett nytt och skriv igen."))
    return kept


def _refuse_mode(actor: Actor, new: NewCase, on: date) -> None:
    allowed = {one.mode: one for one in allowed_modes(actor, on)}
    if not allowed[new.mode].is_allowed:
        raise ModeNotAllowed(allowed[new.mode].why_not)
    if new.kind not in rules.KINDS_OF_SIDE[actor.side]:
        raise KindNotHere(_("Enheten tar inte emot den här gruppen. Länka vidare i stället."))


def _name(case: Case, alias: str) -> None:
    """Give the alias that was chosen, or draw one that nobody in the unit has."""
    taken = Case.objects.filter(unit_id=case.unit_id)
    chosen = " ".join(alias.split())
    if chosen and taken.filter(alias_key=rules.alias_key(chosen)).exists():
        raise AliasTaken(_("Det aliaset finns redan på enheten. Välj ett annat ord."))
    while not chosen:
        drawn = new_alias()
        chosen = "" if taken.filter(alias_key=rules.alias_key(drawn)).exists() else drawn
    case.alias, case.alias_key = chosen, rules.alias_key(chosen)


@transaction.atomic
def close_case(*, actor: Actor, case: Case, closing: Closing) -> Case:
    """End a contact with its reason; what the law demands must be done first."""
    at = now()
    row = locked_open(case)
    if left := [*open_musts(SUBJECT_KIND, row.pk), *open_musts(CHILD_KIND, row.pk)]:
        raise StepsLeft(
            _("”%(step)s” är inte gjort. Gör det eller stäng steget med ett skäl först.")
            % {"step": left[0].title}
        )
    on = local(at).date()
    period = current_period(row)
    period.closed_on, period.closing_reason = on, closing.reason
    period.outcome = closing.outcome
    period.full_clean()
    period.save()
    row.closed_on, row.next_talk_on, row.contact_again_on = on, None, None
    save(row, at=at)
    with override(FROZEN_IN):
        why = _("Kontakten avslutades.")
    for kind in KINDS:
        end_steps(actor=actor, kind=kind, subject_id=row.pk, why=why, at=at)
    log_access(actor=actor, event="cases.case_closed", subject="case", ids=[row.pk])
    return row


@transaction.atomic
def reopen_case(*, actor: Actor, case: Case) -> Case:
    """Open a contact again when the person comes back: a new period, the same alias."""
    at = now()
    row = locked(case)
    if row.is_open:
        raise CaseIsOpen(_("Kontakten är redan öppen."))
    on = local(at).date()
    row.closed_on, row.worker_id = None, actor.user_id
    row.last_heard_on = row.quiet_from = on
    save(row, at=at)
    CasePeriod.objects.create(case=row, opened_on=on)
    log_access(actor=actor, event="cases.case_reopened", subject="case", ids=[row.pk])
    keep_watch(actor=actor, case=row, at=at)
    return row
