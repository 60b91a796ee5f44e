"""What an administrator says of somebody who shall work here."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.actor import Actor, Role
from finmaskig.accounts.services import NewUser
from finmaskig.organisations.models import Unit
from finmaskig.organisations.queries.people import units_to_staff
from finmaskig.organisations.services.memberships import NewMembership
from finmaskig.shared.clock import today


class PlaceForm(forms.Form):
    """Where somebody works, and as what."""

    unit: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        queryset=None, label=_("Enhet"), empty_label=_("Välj enhet")
    )
    role = forms.ChoiceField(label=_("Roll"), choices=[("", _("Välj roll")), *Role.choices])

    def __init__(self, *args: object, actor: Actor, **kwargs: object) -> None:
        """Offer the units of the administrator's municipality."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        units = self.fields["unit"]
        assert isinstance(units, forms.ModelChoiceField)
        units.queryset = units_to_staff(actor, on=today())

    def place(self) -> NewMembership:
        """Return the place, from today on."""
        said = self.cleaned_data
        return NewMembership(unit=said["unit"], role=said["role"], valid_from=today())


class PersonForm(PlaceForm):
    """Somebody new."""

    email = forms.EmailField(
        label=_("E-postadress i tjänsten"), help_text=_("Den som personen ska logga in med.")
    )
    name = forms.CharField(
        label=_("Namn"),
        max_length=80,
        help_text=_("Förnamn eller funktion, som kollegorna känner igen."),
    )
    service_number = forms.CharField(
        label=_("Tjänstenummer"),
        max_length=20,
        required=False,
        help_text=_("Står på utskrifter i stället för namnet."),
    )
    field_order = ("email", "name", "service_number", "unit", "role")

    def new_user(self) -> NewUser:
        """Return who it is."""
        said = self.cleaned_data
        return NewUser(
            email=said["email"], name=said["name"], service_number=said["service_number"]
        )


class ResetForm(forms.Form):
    """Why a second factor needs to be replaced."""

    reason = forms.CharField(
        label=_("Vad har hänt, och hur vet du vem det är som frågar?"),
        max_length=500,
        help_text=_("Till exempel: tappad telefon, har visat tjänstekort på mottagningen."),
    )
