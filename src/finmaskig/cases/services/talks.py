"""Talks: logged in seconds, without text if one likes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.cases import rules
from finmaskig.cases.models import Talk
from finmaskig.cases.queries.subjects import dated_subject_of
from finmaskig.cases.services.rows import locked_open, save
from finmaskig.cases.services.watching import NEXT_TALK, keep_watch, watch_of
from finmaskig.guidance.rules import FULFILLED, Outcome
from finmaskig.guidance.services import settle_dated_step
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.cases.values import NewTalk


class TextNotAllowed(DomainError):
    """The way of documenting holds no text."""


class NotAskedAlone(DomainError):
    """A couple talks together only after each has been asked alone about violence."""


class TalkInTheFuture(DomainError):
    """A talk is logged when it has been held."""


@transaction.atomic
def log_talk(*, actor: Actor, case: Case, new: NewTalk) -> Talk:
    """Log a talk, settle the step that waited for it and agree on the next one."""
    at = now()
    row = locked_open(case)
    _refuse(row, new, at)
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


def _move_on(row: Case, new: NewTalk) -> None:
    """Count the talk and remember when the next one is."""
    row.talk_count += 1
    row.last_heard_on = max(row.last_heard_on, new.held_on) if new.came else row.last_heard_on
    row.next_talk_on = None if new.hears_of_herself else new.next_talk_on


def _refuse(row: Case, new: NewTalk, at: datetime) -> None:
    if new.text and not row.holds_text:
        raise TextNotAllowed(
            _("I det här sättet att dokumentera sparas ingen text om samtalet. Ta bort texten.")
        )
    if new.held_on > local(at).date():
        raise TalkInTheFuture(_("Samtalet har inte varit än. Välj en dag till och med i dag."))
    both_asked = row.asked_alone_first_on and row.asked_alone_second_on
    if row.form == rules.COUPLE and new.form == "together" and not both_asked:
        raise NotAskedAlone(
            _("Fråga var och en ensam om våld innan ni talar tillsammans. Anteckna dagarna först.")
        )
