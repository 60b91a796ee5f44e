"""What mode B holds of a person's situation: written together, changed by one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.cases import rules
from finmaskig.cases.queries.decisions import may_write_text
from finmaskig.cases.queries.facts import facts_of
from finmaskig.cases.queries.situation import mark_of
from finmaskig.cases.services.cases import KindNotHere
from finmaskig.cases.services.net import tell_net
from finmaskig.cases.services.rows import CaseChanged, locked_open, save
from finmaskig.cases.values import SITUATION_TEXTS, Told
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.cases.values import Situation


class SituationNotKept(DomainError):
    """The way of documenting holds nothing of a person's situation."""


class GuardianMissing(DomainError):
    """A child under 15 gets the support when a guardian consents."""


class SuitabilityMissing(DomainError):
    """At 15 to 17 somebody judges that the support is suitable."""


def change_situation(*, actor: Actor, case: Case, situation: Situation, mark: str) -> Case:
    """Keep what the person has told of her situation, and tell the net what changed in it."""
    _refuse(situation)
    before = (case.kind, case.age_band, case.children)
    row = _change(actor, case, situation, mark)
    if before != (row.kind, row.age_band, row.children) and _asks_for_steps(row):
        told = Told(children=row.children == "yes")
        tell_net(actor=actor, case=row, facts=facts_of(row, told))
    return row


def _asks_for_steps(row: Case) -> bool:
    return row.age_band in rules.CHILD_BANDS or row.children == "yes"


@transaction.atomic
def _change(actor: Actor, case: Case, situation: Situation, mark: str) -> Case:
    at = now()
    row = locked_open(case)
    if not row.is_support or not may_write_text(row, local(at).date()):
        raise SituationNotKept(
            _("Det här sparas bara i stöd utan behovsprövning, medan nämndens beslut gäller.")
        )
    if situation.kind not in rules.KINDS_OF_SIDE[row.side]:
        raise KindNotHere(_("Enheten tar inte emot den här gruppen. Länka vidare i stället."))
    if mark_of(row) != mark:
        raise CaseChanged(_("Någon annan ändrade medan du skrev. Öppna sidan igen och jämför."))
    for name, value in vars(situation).items():
        if name not in SITUATION_TEXTS:
            setattr(row, name, list(value) if isinstance(value, tuple) else value)
    texts = {name: getattr(situation, name) for name in SITUATION_TEXTS}
    box_of(row.pk, row.unit_id).put(row, **texts)
    save(row, at=at)
    log_access(actor=actor, event="cases.situation_changed", subject="case", ids=[row.pk])
    return row


def _refuse(situation: Situation) -> None:
    if situation.age_band == rules.YOUNGER_CHILD_BAND and situation.guardian_consent_on is None:
        raise GuardianMissing(
            _("Under 15 år behövs en vårdnadshavares samtycke. Skriv dagen då det gavs.")
        )
    if situation.age_band == rules.OLDER_CHILD_BAND and situation.suitability_on is None:
        raise SuitabilityMissing(
            _("Vid 15–17 år ska någon ha bedömt att stödet är lämpligt. Skriv dagen.")
        )
