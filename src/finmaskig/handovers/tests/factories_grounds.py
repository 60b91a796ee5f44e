"""Consents and disclosures, for tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finmaskig.handovers.grounds import CONSENT, GroundChoice
from finmaskig.handovers.parts import CONTACT, HEALTH_CARE, ORAL, PLAN, POLICE, Receiver
from finmaskig.handovers.services import consents, disclosures
from finmaskig.handovers.values_grounds import NewConsent, NewDisclosure

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.handovers.models import Consent, Disclosure

CARE = Receiver(HEALTH_CARE)
THE_POLICE = Receiver(POLICE)
TODAY = date(2026, 6, 15)


def new_consent(**values: object) -> NewConsent:
    """Return a yes to telling health care of the contact and the plan."""
    usual: dict[str, object] = {
        "parts": (CONTACT, PLAN),
        "receiver": CARE,
        "purpose": "Ett besök hos barnmorskan.",
        "given_how": "oral",
        "given_by": "person",
        "language": "sv",
        "given_on": TODAY,
        "valid_until": date(2026, 9, 15),
    }
    return NewConsent(**(usual | values))


def given(actor: Actor, case: Case, **values: object) -> Consent:
    """Receive a consent."""
    return consents.give_consent(actor=actor, case=case, new=new_consent(**values))


def resting_on(ground: str, **values: object) -> GroundChoice:
    """Return a choice of a section whose conditions are met, weighed."""
    usual: dict[str, object] = {"weighing": "Risken är större än skadan.", "meets_conditions": True}
    return GroundChoice(ground=ground, **(usual | values))


def new_disclosure(case: Case | None, **values: object) -> NewDisclosure:
    """Return what was said to the police about a crime."""
    usual: dict[str, object] = {
        "case": case,
        "parts": (CONTACT,),
        "receiver": THE_POLICE,
        "choice": resting_on("osl-10-23"),
        "how": ORAL,
    }
    return NewDisclosure(**(usual | values))


def told(actor: Actor, case: Case | None, **values: object) -> Disclosure:
    """Register a disclosure, or propose it."""
    return disclosures.register(new_disclosure(case, **values), actor=actor)


def told_under(actor: Actor, consent: Consent, **values: object) -> Disclosure:
    """Tell health care of the contact, under a consent."""
    usual: dict[str, object] = {"receiver": CARE} | values
    choice = GroundChoice(ground=CONSENT, consent_id=consent.pk)
    return told(actor, consent.case, choice=choice, **usual)
