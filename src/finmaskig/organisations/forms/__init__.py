"""The shape and wording of what is asked for."""

from finmaskig.organisations.forms.agreements import AgreementEndForm, AgreementForm
from finmaskig.organisations.forms.search import CountyForm, MatchForm, UnitSearchForm
from finmaskig.organisations.forms.units import ContactForm, HoursForm
from finmaskig.organisations.forms.words import (
    ArenaEndForm,
    ArenaForm,
    ArenaNoteForm,
    WordForm,
)
from finmaskig.organisations.forms.workplace import WorkplaceForm

__all__ = [
    "AgreementEndForm",
    "AgreementForm",
    "ArenaEndForm",
    "ArenaForm",
    "ArenaNoteForm",
    "ContactForm",
    "CountyForm",
    "HoursForm",
    "MatchForm",
    "UnitSearchForm",
    "WordForm",
    "WorkplaceForm",
]
