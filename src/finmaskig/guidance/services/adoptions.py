"""Which rule sets a municipality uses, and from when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.guidance.models import RuleSetAdoption
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.accounts.actor import Actor


class AlreadyAdopted(DomainError):
    """The set is in force on that day already."""


class NotAdopted(DomainError):
    """The set is not in force on that day."""


@transaction.atomic
def adopt_rule_set(*, municipality: str, ruleset: str, on: date, actor: Actor) -> RuleSetAdoption:
    """Let a municipality use a rule set from a day."""
    if _in_force(municipality, ruleset, on):
        raise AlreadyAdopted(_("Regelsamlingen gäller redan den dagen. Välj en annan dag."))
    row = RuleSetAdoption(municipality_id=municipality, ruleset=ruleset, valid_from=on)
    row.clean_fields(exclude=["municipality"])
    row.save()
    log_access(
        actor=actor, event="guidance.rules_adopted", subject="rule_set_adoption", ids=[row.pk]
    )
    return row


@transaction.atomic
def end_rule_set(*, municipality: str, ruleset: str, last_on: date, actor: Actor) -> None:
    """Let a rule set cease after a day; what it decided until then stays."""
    rows = [row for row in _in_force(municipality, ruleset, last_on) if row.holds(last_on)]
    if not rows:
        raise NotAdopted(_("Regelsamlingen gäller inte den dagen. Välj en annan dag."))
    for row in rows:
        row.valid_to = last_on
        row.save(update_fields=["valid_to"])
    ids = [row.pk for row in rows]
    log_access(actor=actor, event="guidance.rules_ended", subject="rule_set_adoption", ids=ids)


def _in_force(municipality: str, ruleset: str, on: date) -> list[RuleSetAdoption]:
    """Lock and return the adoptions that hold on a day or begin after it."""
    rows = RuleSetAdoption.objects.select_for_update().filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on),
        municipality_id=municipality,
        ruleset=ruleset,
    )
    return list(rows)
