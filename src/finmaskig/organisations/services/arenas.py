"""Add, end and replace arenas. An old arena keeps its code, so that figures stay comparable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations import rules
from finmaskig.organisations.models import Arena, Revision
from finmaskig.organisations.queries import forget_marks
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.accounts.actor import Actor

CODE_LENGTH = 20


class ArenaHasEnded(DomainError):
    """The arena was ended already, or would end before it began."""


@dataclass(frozen=True)
class NewArena:
    """What an administrator says of a new arena."""

    label: str
    label_en: str
    group: str
    valid_from: date
    coverage_note: str = ""
    replaces: Arena | None = None


@transaction.atomic
def add_arena(*, actor: Actor, new: NewArena) -> Arena:
    """Add an arena; the one it replaces ends the day before."""
    if new.replaces is not None:
        _end(new.replaces, new.valid_from - timedelta(days=1))
    arena = Arena(
        code=_free_code(new.label),
        group=new.group,
        label=new.label,
        label_en=new.label_en,
        position=new.replaces.position if new.replaces else Arena.objects.count(),
        replaces=new.replaces,
        coverage_note=new.coverage_note,
        valid_from=new.valid_from,
    )
    arena.full_clean()
    arena.save(force_insert=True)
    _renew()
    log_access(actor=actor, event="organisations.arena_added", subject="arena", ids=[arena.code])
    return arena


@transaction.atomic
def end_arena(*, actor: Actor, arena: Arena, last_day: date) -> Arena:
    """Let nobody choose an arena after a day; what was noted there stays."""
    _end(arena, last_day)
    _renew()
    log_access(actor=actor, event="organisations.arena_ended", subject="arena", ids=[arena.code])
    return arena


@transaction.atomic
def note_coverage(*, actor: Actor, arena: Arena, note: str) -> Arena:
    """Say what the figures of an arena do not cover."""
    arena.coverage_note = note
    arena.full_clean()
    arena.save(update_fields=["coverage_note"])
    log_access(actor=actor, event="organisations.arena_noted", subject="arena", ids=[arena.code])
    return arena


def _end(arena: Arena, last_day: date) -> None:
    if arena.valid_to is not None:
        raise ArenaHasEnded(_("Arenan är redan avslutad. Välj en som gäller nu."))
    if arena.valid_from is not None and last_day < arena.valid_from:
        raise ArenaHasEnded(_("Sista dagen ligger före arenans första dag. Välj en senare dag."))
    arena.valid_to = last_day
    arena.full_clean()
    arena.save(update_fields=["valid_to"])


def _renew() -> None:
    Revision.renew(Revision.WORDS)
    Revision.renew(Revision.DIRECTORY)
    transaction.on_commit(forget_marks)


def _free_code(label: str) -> str:
    """Return a code that no arena has had."""
    stem = slugify(rules.slug(label)).replace("-", "_")[:CODE_LENGTH] or "arena"
    taken = set(Arena.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(
        code
        for code in (stem, *(f"{stem}_{number}" for number in range(2, len(taken) + 3)))
        if code not in taken
    )
