"""Reading a file in: all good rows in one transaction, with their digests; or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.cases.services.past import add_past_cases
from finmaskig.imports.fields import CONTACTS, SHIFTS
from finmaskig.imports.models import Batch, KnownRow, KnownShift, Register
from finmaskig.imports.rules.digests import of_name
from finmaskig.imports.rules.shifts import name_of
from finmaskig.imports.services import making
from finmaskig.imports.services.examining import checked, secret, sorted_out
from finmaskig.imports.values import no_progress
from finmaskig.organisations.access import unit_of
from finmaskig.outreach.services.past import add_past_encounters, add_past_shifts
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.imports.rules.shifts import Name
    from finmaskig.imports.services.examining import Found
    from finmaskig.imports.values import Asked, Outcome, Progress

AT_ONCE: Final = 5_000
"""So many rows are made and saved at a time."""


class RowsFaulty(DomainError):
    """Some rows cannot be read in, and nobody has said to leave them out."""

    def __init__(self, outcome: Outcome) -> None:
        """Keep what was found."""
        said = _("%(faulty)s rader går inte att läsa in. Inget är inläst.")
        super().__init__(said % {"faulty": outcome.faulty_count})
        self.outcome = outcome


def read_in(
    *, actor: Actor, asked: Asked, only_good: bool = False, progress: Progress = no_progress
) -> Outcome:
    """Read a file in: all of it, or its good rows where that was asked for.

    Rows that are here already are left as they are, so the same file twice adds nothing.
    """
    rows = checked(actor, asked, progress)
    with transaction.atomic():
        register = _locked(actor)
        found = sorted_out(actor, asked, rows)
        if found.outcome.problems and not only_good:
            raise RowsFaulty(found.outcome)
        if not found.new:
            return found.outcome
        batch = _batch(register, asked, found.outcome)
        _keep_rows(batch, found)
        _keep_shifts(actor, asked, register, found)
        _make(actor, asked, found, progress)
        log_access(actor=actor, event="imports.read_in", subject="import", ids=[batch.pk],
                   reason=f"{asked.kind}: {len(found.new)}")  # fmt: skip
    return replace(found.outcome, batch_id=batch.pk)


def _locked(actor: Actor) -> Register:
    """Return the unit's register, locked until the transaction ends."""
    register, _new = Register.objects.get_or_create(unit_id=unit_of(actor))
    return Register.objects.select_for_update().get(pk=register.pk)


def _batch(register: Register, asked: Asked, outcome: Outcome) -> Batch:
    return Batch.objects.create(
        register=register,
        kind=asked.kind,
        read_by_id=asked.author_id,
        read_at=now(),
        row_count=outcome.row_count,
        added_count=outcome.new_count,
        known_count=outcome.known_count,
        faulty_count=outcome.faulty_count,
    )


def _keep_rows(batch: Batch, found: Found) -> None:
    KnownRow.objects.bulk_create(
        (
            KnownRow(
                batch=batch,
                register_id=batch.register_id,
                kind=batch.kind,
                digest=one.digest,
                content=one.content,
                whole=one.whole,
            )
            for _values, one in found.new
        ),
        batch_size=AT_ONCE,
    )


def _keep_shifts(actor: Actor, asked: Asked, register: Register, found: Found) -> None:
    """Remember by what later files find the shifts that come in, or are made, now."""
    names: list[tuple[Name, UUID, bool]] = []
    if asked.kind == SHIFTS:
        for (values, _digests), shift_id in zip(found.new, found.shift_ids, strict=True):
            names.append((name_of({**values, "number": ""}, "number"), shift_id, False))
            if values.get("number"):
                names.append((name_of(values, "number"), shift_id, False))
    elif found.placing:
        names = [(one.name, one.id, True) for one in found.placing.made.values()]
    key, unit = secret(), str(unit_of(actor))
    KnownShift.objects.bulk_create(
        (
            KnownShift(
                register=register,
                digest=of_name(key, unit, name),
                shift_id=shift_id,
                made_for_meetings=made,
            )
            for name, shift_id, made in names
        ),
        batch_size=AT_ONCE,
    )


def _make(actor: Actor, asked: Asked, found: Found, progress: Progress) -> None:
    """Make the rows of the domains, some thousands at a time."""
    rows = [values for values, _digests in found.new]
    if found.placing:
        made = [making.made_shift(one.values, one.id) for one in found.placing.made.values()]
        add_past_shifts(actor=actor, author_id=asked.author_id, shifts=made)
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        ids = found.shift_ids[start : start + AT_ONCE]
        if asked.kind == SHIFTS:
            shifts = [making.shift_of(one, at) for one, at in zip(part, ids, strict=True)]
            add_past_shifts(actor=actor, author_id=asked.author_id, shifts=shifts)
        elif asked.kind == CONTACTS:
            cases = [making.case_of(one) for one in part]
            add_past_cases(actor=actor, worker_id=asked.author_id, cases=cases)
        else:
            met = [
                making.encounter_of(one, at)
                for one, at in zip(part, ids, strict=True)
                for _person in range(_times(one.get("count", 1)))
            ]
            add_past_encounters(actor=actor, author_id=asked.author_id, encounters=met)
        progress(min(start + AT_ONCE, len(rows)), len(rows))


def _times(count: object) -> int:
    assert isinstance(count, int)
    return count
