"""Talks: logged in seconds, without text if one likes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.cases import rules
from finmaskig.cases.models import Talk
from finmaskig.cases.queries.decisions import may_write_text
from finmaskig.cases.queries.subjects import dated_subject_of
from finmaskig.cases.services.rows import locked_open, save
from finmaskig.cases.services.watching import NEXT_TALK, keep_watch, watch_of
from finmaskig.guidance.rules import FULFILLED, Outcome
from finmaskig.guidance.services import settle_dated_step
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.cases.values import NewTalk


class TextNotAllowed(DomainError):
    """The way of documenting holds no text."""


class NotAskedAlone(DomainError):
    """A couple talks together only after each has been asked alone about violence."""


class TalkChanged(DomainError):
    """The talk was changed from another window."""


class TalkInTheFuture(DomainError):
    """A talk is logged when it has been held."""


@transaction.atomic
def log_talk(*, actor: Actor, case: Case, new: NewTalk) -> Talk:
    """Log a talk, settle the step that waited for it and agree on the next one."""
    at = now()
    row = locked_open(case)
    _refuse(row, new, local(at).date())
    talk = Talk(
        pk=uuid4(),
        case=row,
        mode=row.mode,
        held_on=new.held_on,
        minutes=new.minutes,
        form=new.form,
        came=new.came,
        interpreter=new.interpreter,
        help_given=list(new.help_given),
        author_id=actor.user_id,
        noted_at=at,
    )
    if new.text:
        box_of(row.pk, row.unit_id).put(talk, text=new.text)
    talk.clean_fields(exclude=["case", "author"])
    talk.save(force_insert=True)
    if not _is_still_agreed(row, new):
        settle_dated_step(
            actor=actor,
            subject=dated_subject_of(row),
            watch=watch_of(NEXT_TALK, row),
            outcome=Outcome(FULFILLED),
            at=at,
        )
    _move_on(row, new)
    save(row, at=at)
    log_access(actor=actor, event="cases.talk_logged", subject="case", ids=[row.pk])
    keep_watch(actor=actor, case=row, at=at)
    return talk


def _is_still_agreed(row: Case, new: NewTalk) -> bool:
    """Tell whether a later day was agreed before, and nothing was said of it in this talk."""
    unsaid = new.next_talk_on is None and not new.hears_of_herself
    return unsaid and row.next_talk_on is not None and row.next_talk_on > new.held_on


def _move_on(row: Case, new: NewTalk) -> None:
    """Count the talk and remember when the next one is."""
    kept = row.next_talk_on if _is_still_agreed(row, new) else new.next_talk_on
    row.talk_count += 1
    row.last_heard_on = max(row.last_heard_on, new.held_on) if new.came else row.last_heard_on
    row.next_talk_on = None if new.hears_of_herself else kept


@transaction.atomic
def change_talk(*, actor: Actor, talk: Talk, new: NewTalk, version: int) -> Talk:
    """Correct a talk; what was agreed for the next one is left as it is."""
    at = now()
    case = locked_open(talk.case)
    row = Talk.objects.select_for_update().get(pk=talk.pk)
    if row.version != version:
        raise TalkChanged(_("Samtalet ändrades medan du skrev. Öppna det igen och jämför."))
    _refuse(case, new, local(at).date())
    row.held_on, row.minutes, row.form, row.came = new.held_on, new.minutes, new.form, new.came
    row.interpreter, row.help_given = new.interpreter, list(new.help_given)
    if row.mode in rules.TEXT_MODES:
        box_of(case.pk, case.unit_id).put(row, text=new.text)
    row.version += 1
    row.clean_fields(exclude=["case", "author"])
    row.save()
    save(case, at=at)
    log_access(actor=actor, event="cases.talk_changed", subject="case", ids=[case.pk])
    return row


def _refuse(row: Case, new: NewTalk, on: date) -> None:
    if new.text and not may_write_text(row, on):
        raise TextNotAllowed(
            _("I det här sättet att dokumentera sparas ingen text om samtalet. Ta bort texten.")
        )
    if new.held_on > on:
        raise TalkInTheFuture(_("Samtalet har inte varit än. Välj i dag eller en tidigare dag."))
    if row.is_couple and new.form == rules.TOGETHER and not row.both_asked_alone:
        raise NotAskedAlone(
            _("Fråga var och en ensam om våld innan ni talar tillsammans. Anteckna dagarna först.")
        )
