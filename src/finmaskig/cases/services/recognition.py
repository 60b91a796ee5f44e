"""Recognising somebody who comes back: a self-made code, kept as a keyed hash.

The hash is Argon2id over the chosen questions and answers, under one salt and one pepper for each
unit. One salt for the whole unit, and not one for each contact, lets one slow hash be found by
equality in an indexed column; a salt of its own for each row would mean one slow hash for each
contact and try. What a salt of its own guards against (one guess tried on many rows at once) is
held off by the pepper instead: it lies in the key ring, outside the database, so that a dump
alone cannot be guessed at all. That key is never changed, or nobody would be recognised again.
The same hash twice in a unit is refused.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Final

from argon2.low_level import Type, hash_secret_raw
from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts import keyring
from finmaskig.accounts.log import log_access
from finmaskig.cases import rules
from finmaskig.cases.models import Case
from finmaskig.cases.queries import cases as queries
from finmaskig.cases.services.rows import locked_open, save
from finmaskig.organisations.access import unit_of
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.accounts.keyring import Key

SALT_BYTES: Final = 16
WINDOW_SECONDS: Final = 15 * 60
TRIES_OF_A_WORKER: Final = 5
TRIES_OF_A_UNIT: Final = 20


class CodeTaken(DomainError):
    """Another contact of the unit has the same questions and answers."""


class CodeTooShort(DomainError):
    """A code needs three questions with answers."""


class TooManyTries(DomainError):
    """Somebody tries codes one after the other."""

    status = 429


def code_of(key: Key, answers: Mapping[str, str]) -> str:
    """Return what is kept of a code under one key: never the answers."""
    pepper = hmac.new(key.secret, b"pepper", hashlib.sha256).digest()
    salt = hmac.new(key.secret, b"salt", hashlib.sha256).digest()[:SALT_BYTES]
    text = hmac.new(pepper, rules.recognition_text(answers).encode(), hashlib.sha256).digest()
    hashed = hash_secret_raw(
        text, salt, time_cost=2, memory_cost=19 * 1024, parallelism=1, hash_len=32, type=Type.ID
    )
    return hashed.hex()


def set_code(*, actor: Actor, case: Case, answers: Mapping[str, str]) -> Case:
    """Keep the hash of a code that the person has made herself, and which questions she chose."""
    _refuse_short(answers)
    code = code_of(_key(unit_of(actor)), answers)
    with transaction.atomic():
        row = locked_open(case)
        if Case.objects.filter(unit_id=row.unit_id, recognition=code).exclude(pk=row.pk).exists():
            raise CodeTaken(_("Välj en annan fråga eller ett annat svar."))
        row.recognition, row.recognition_questions = code, sorted(answers)
        save(row, at=now())
        log_access(actor=actor, event="cases.code_set", subject="case", ids=[row.pk])
    return row


def recognise(*, actor: Actor, alias: str = "", answers: Mapping[str, str]) -> Case | None:
    """Return the contact with an alias or a code; with both, only where they belong together.

    A wrong alias and a right one with a wrong code are answered alike, and so is a wrong code.
    """
    _count_try(actor)
    found = _found(actor, alias, answers)
    ids = [] if found is None else [found.pk]
    log_access(actor=actor, event="cases.recognition_tried", subject="case", ids=ids)
    return found


def _found(actor: Actor, alias: str, answers: Mapping[str, str]) -> Case | None:
    by_alias = queries.known_by_alias(actor, alias) if alias.strip() else None
    if not answers:
        return by_alias
    _refuse_short(answers)
    by_code = queries.known_by_code(actor, code_of(_key(unit_of(actor)), answers))
    if alias.strip() and by_alias != by_code:
        return None
    return by_code


def _refuse_short(answers: Mapping[str, str]) -> None:
    long = [one for one in answers.values() if len(rules.answer_key(one)) >= rules.SHORTEST_ANSWER]
    if len(long) != len(answers) or len(answers) != rules.RECOGNITION_ANSWERS:
        raise CodeTooShort(_("Välj tre frågor och svara på var och en."))


def _key(unit_id: UUID) -> Key:
    return keyring.current(keyring.Purpose.RECOGNITION, unit=str(unit_id))


def _count_try(actor: Actor) -> None:
    """Take one of the tries of a quarter of an hour; adding to the cache is what counts them."""
    places = (
        (f"recognise-user-{actor.user_id}", TRIES_OF_A_WORKER),
        (f"recognise-unit-{actor.unit_id}", TRIES_OF_A_UNIT),
    )
    for name, tries in places:
        if not any(cache.add(f"{name}-{slot}", 1, WINDOW_SECONDS) for slot in range(tries)):
            raise TooManyTries(_("Det blev många försök. Vänta en kvart och försök igen."))
