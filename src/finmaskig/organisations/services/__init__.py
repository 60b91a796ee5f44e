"""What a person, or the start-up, can do here."""

from finmaskig.organisations.services.agreements import (
    NewAgreement,
    add_agreement,
    end_agreement,
)
from finmaskig.organisations.services.arenas import NewArena, add_arena, end_arena, note_coverage
from finmaskig.organisations.services.loading import id_of, load_directory
from finmaskig.organisations.services.memberships import (
    NewMembership,
    add_membership,
    choose_membership,
    end_membership,
)
from finmaskig.organisations.services.units import Contact, Week, change_contact, change_hours
from finmaskig.organisations.services.words import NewWord, change_word

__all__ = [
    "Contact",
    "NewAgreement",
    "NewArena",
    "NewMembership",
    "NewWord",
    "Week",
    "add_agreement",
    "add_arena",
    "add_membership",
    "change_contact",
    "change_hours",
    "change_word",
    "choose_membership",
    "end_agreement",
    "end_arena",
    "end_membership",
    "id_of",
    "load_directory",
    "note_coverage",
]
