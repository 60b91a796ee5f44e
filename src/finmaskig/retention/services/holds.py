"""Holding a record while proceedings are under way, and letting it go again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from finmaskig.accounts.log import log_access
from finmaskig.guidance.services import DatedStep, keep_dated_steps
from finmaskig.organisations.queries import staff_of
from finmaskig.retention import rules
from finmaskig.retention.models import Hold, ListItem
from finmaskig.retention.queries.rows import hold_of
from finmaskig.retention.services.dropping import drop
from finmaskig.retention.subjects import FROZEN_IN, HOLD_KIND, subject_of_hold
from finmaskig.shared.alone import each_alone
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError, NotAllowed
from finmaskig.vault import fading

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.vault.fading import Row


_HELD = gettext_lazy("Posten hålls redan kvar. Ladda om sidan.")


class AlreadyHeld(DomainError):
    """The record is held."""


class TooLateToHold(DomainError):
    """The record is being destroyed now, or is gone."""


class NotHeld(DomainError):
    """Somebody has lifted the hold."""


class NotADayToReview(DomainError):
    """The day has been, or is too far away."""


class ReviewOnItsPage(DomainError):
    """The step ends when the hold is lifted or let stand, and not before."""


def hear_of_step(_hold_id: UUID, _watch: str, _result: str) -> None:
    """Refuse that a step is ended, given away or opened again: it follows its hold."""
    raise ReviewOnItsPage(
        _("Enhetschefen häver undantaget eller låter det stå på dess sida. Då avslutas steget.")
    )


@transaction.atomic
def set_hold(
    *, actor: Actor, kind: str, record: UUID, reason: str, review_on: date | None = None
) -> Hold:
    """Hold a record of the actor's own unit; it falls off any list that it is on."""
    at = now()
    row = _own_record(actor, kind, record)
    if hold_of(record) is not None:
        raise AlreadyHeld(_HELD)
    for item in _active_items(record):
        if item.state == rules.GOING:
            raise _too_late()
        drop(item, rules.HELD)
    hold = Hold(
        kind=kind,
        record=record,
        board_id=row.board_id,
        unit_id=row.unit_id,
        side=row.side,
        reason=reason,
        set_by_id=actor.user_id,
        set_at=at,
        review_on=_review_day(review_on, local(at).date()),
    )
    hold.clean_fields(exclude=["board", "unit", "set_by", "lifted_by"])
    try:
        with transaction.atomic():
            hold.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyHeld(_HELD) from error
    log_access(actor=actor, event="retention.hold_set", subject=kind, ids=[record], reason=reason)
    watch_hold(hold, actor=actor, at=at)
    return hold


@transaction.atomic
def keep_hold(*, actor: Actor, hold: Hold, review_on: date | None = None) -> Hold:
    """Let a hold stay after a look at it, until the next look."""
    at = now()
    row = _locked(actor, hold)
    row.review_on = _review_day(review_on, local(at).date())
    row.save(update_fields=["review_on"])
    log_access(actor=actor, event="retention.hold_kept", subject=row.kind, ids=[row.record])
    watch_hold(row, actor=actor, at=at)
    return row


@transaction.atomic
def lift_hold(*, actor: Actor, hold: Hold) -> Hold:
    """Let a record's time count again; only a lead of its unit does that."""
    at = now()
    row = _locked(actor, hold)
    row.lifted_by_id, row.lifted_at = actor.user_id, at
    row.save(update_fields=["lifted_by", "lifted_at"])
    log_access(actor=actor, event="retention.hold_lifted", subject=row.kind, ids=[row.record])
    watch_hold(row, actor=actor, at=at)
    return row


def watch_hold(hold: Hold, *, actor: Actor, at: datetime) -> None:
    """Ask the lead on the day of review whether a hold is still needed."""
    wanted = [_step(hold, local(at).date())] if hold.is_open else []
    keep_dated_steps(actor=actor, subject=subject_of_hold(hold), wanted=wanted, at=at)


def watch_holds(*, actor: Actor, at: datetime) -> int:
    """Open the step of every hold that somebody must look at; return how many are held."""
    rows = list(Hold.objects.filter(lifted_at__isnull=True).select_related("unit"))
    return len(each_alone(lambda row: watch_hold(row, actor=actor, at=at), rows))


def _own_record(actor: Actor, kind: str, record: UUID) -> Row:
    if actor.role not in rules.HOLDERS:
        raise NotAllowed(_("Den som arbetar i enheten håller kvar en post."))
    found = list(fading.kind_of(kind).by_ids([record]))
    if not found:
        raise _too_late()
    row = found[0]
    if (row.unit_id, row.board_id, row.side) != (actor.unit_id, actor.board_id, actor.side):
        raise NotAllowed(_("Posten hör till en annan enhet. Be enheten att hålla kvar den."))
    return row


def _active_items(record: UUID) -> list[ListItem]:
    """Return the locked items of a record and of its parts; a run waits for the lock."""
    rows = ListItem.objects.select_for_update().filter(
        record=record, state__in=rules.ACTIVE_ITEM_STATES
    )
    return list(rows.order_by("pk"))


def _locked(actor: Actor, hold: Hold) -> Hold:
    row = Hold.objects.select_for_update().get(pk=hold.pk)
    if actor.role not in rules.LIFTERS or row.unit_id != actor.unit_id:
        raise NotAllowed(_("Enhetschefen ser över och häver undantag."))
    if not row.is_open:
        raise NotHeld(_("Undantaget är redan hävt. Ladda om sidan."))
    return row


def _review_day(wanted: date | None, today: date) -> date:
    last = rules.review_on(today)
    if wanted is None:
        return last
    if not today <= wanted <= last:
        raise NotADayToReview(
            _("Undantaget ska ses över inom sex månader. Välj en dag från i dag.")
        )
    return wanted


def _too_late() -> TooLateToHold:
    return TooLateToHold(_("Posten gallras just nu eller är redan gallrad. Den kan inte räddas."))


def _step(hold: Hold, on: date) -> DatedStep:
    leads = staff_of(hold.board_id, on=on, roles=sorted(rules.LIFTERS))
    with override(FROZEN_IN):
        return DatedStep(
            watch=HOLD_KIND,
            code="review-hold",
            title=_("Se över ett undantag från gallring"),
            say=_("Behövs undantaget fortfarande? Häv det, eller låt det stå till nästa gång."),
            why=_("En post som hålls kvar utan skäl blir kvar längre än lagen tillåter."),
            source="16 kap. 1 § SoL",
            due_on=hold.review_on,
            for_user=next((one.user_id for one in leads if one.unit_id == hold.unit_id), None),
        )
