"""The doors of this domain.

The directory is public: which unit answers where and when stands on every municipality's web site
and tells of no person. Whoever is signed in may read it, and such a look is not logged. Changes are
logged by the services. Pages that only administrators have do not exist for anyone else (404); an
agreement can be seen by all, so to end one without the right is a 403. Nobody changes what belongs
to another municipality.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.actor import Actor, Role
from finmaskig.organisations import queries
from finmaskig.organisations.models import (
    Agreement,
    Arena,
    County,
    Membership,
    Unit,
    Word,
)
from finmaskig.shared.clock import today
from finmaskig.shared.errors import NotAllowed

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.models import User

KEEPERS = (Role.COORDINATOR, Role.ADMINISTRATOR)
"""Who looks after agreements."""


def unit_of(actor: Actor) -> UUID:
    """Return the unit that the actor works in now."""
    if actor.unit_id is None:
        raise Http404
    return actor.unit_id


def board_of(actor: Actor) -> UUID:
    """Return the board that answers for what the actor writes."""
    if actor.board_id is None:
        raise Http404
    return actor.board_id


def membership_to_choose(user: User, membership_id: UUID) -> Membership:
    """Return one of the user's own memberships that holds today."""
    membership = queries.membership_of(user.pk, membership_id, today())
    if membership is None:
        raise Http404
    return membership


def unit_to_read(unit_id: UUID) -> Unit:
    """Return a unit; public, so the look is not logged."""
    unit = queries.unit_by_id(unit_id)
    if unit is None:
        raise Http404
    return unit


def unit_to_change(actor: Actor, unit_id: UUID) -> Unit:
    """Return a unit whose phone and hours an administrator changes."""
    administrator_only(actor)
    unit = unit_to_read(unit_id)
    if not changes_unit(actor, unit):
        raise NotAllowed(_("Enheten hör till någon annan. Be administratören där att ändra."))
    return unit


def changes_unit(actor: Actor, unit: Unit) -> bool:
    """Tell whether the actor looks after a unit's phone and hours.

    A unit of no municipality is looked after by all, unless those who work there do it themselves.
    """
    if not is_administrator(actor):
        return False
    owners = (unit.board, unit.organisation)
    homes = {owner.municipality_id for owner in owners if owner and owner.municipality_id}
    if homes:
        return homes == {actor.municipality}
    return not unit.is_staffed_here or unit.board_id == actor.board_id


def county_to_read(code: str) -> County:
    """Return a county; public, so the look is not logged."""
    county = County.objects.filter(pk=code).first()
    if county is None:
        raise Http404
    return county


def agreement_to_read(agreement_id: UUID) -> Agreement:
    """Return an agreement; public, so the look is not logged."""
    agreement = (
        Agreement.objects.select_related("host")
        .prefetch_related("parties__municipality", "parties__organisation", "services__unit")
        .filter(pk=agreement_id)
        .first()
    )
    if agreement is None:
        raise Http404
    return agreement


def agreement_to_end(actor: Actor, agreement_id: UUID) -> Agreement:
    """Return an agreement that the actor looks after."""
    agreement = agreement_to_read(agreement_id)
    agreements_to_keep(actor)
    if not ends_agreement(actor, agreement):
        raise NotAllowed(_("Avtalet hör till andra. Be någon av parterna att avsluta det."))
    return agreement


def ends_agreement(actor: Actor, agreement: Agreement) -> bool:
    """Tell whether the agreement's host or one of its parties is in the actor's municipality."""
    parties = list(agreement.parties.all())
    owners = [agreement.host, *(party.organisation for party in parties)]
    homes = {party.municipality_id for party in parties}
    homes |= {owner.municipality_id for owner in owners if owner}
    return keeps_agreements(actor) and actor.municipality in homes


def agreements_to_keep(actor: Actor) -> None:
    """Let through those who look after agreements."""
    if not keeps_agreements(actor):
        raise NotAllowed


def keeps_agreements(actor: Actor) -> bool:
    """Tell whether the actor looks after the agreements of a municipality."""
    return actor.role in KEEPERS and bool(actor.municipality)


def is_administrator(actor: Actor) -> bool:
    """Tell whether a page offers what only administrators do."""
    return actor.role == Role.ADMINISTRATOR


def administrator_only(actor: Actor) -> None:
    """Let administrators through; for others the page does not exist."""
    if actor.role != Role.ADMINISTRATOR:
        raise Http404


def word_to_change(actor: Actor, word_id: UUID) -> Word:
    """Return a word that an administrator changes."""
    administrator_only(actor)
    word = Word.objects.filter(pk=word_id).first()
    if word is None:
        raise Http404
    return word


def arena_to_change(actor: Actor, code: str) -> Arena:
    """Return an arena that an administrator changes."""
    administrator_only(actor)
    arena = Arena.objects.filter(pk=code).first()
    if arena is None:
        raise Http404
    return arena
