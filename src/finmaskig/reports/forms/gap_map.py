"""Where, and about whom, the gap maps are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.reports.forms.choices import OpenChoice, offer
from finmaskig.reports.gap_rules import ROLES
from finmaskig.reports.queries import gap_county
from finmaskig.reports.queries.gap_map import GROUPS, Asked
from finmaskig.reports.queries.gap_map import ROLES as ROLE_NAMES
from finmaskig.ui.forms import MunicipalityField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class GapForm(forms.Form):
    """A municipality, one of its districts, and exposed persons or buyers."""

    municipality = MunicipalityField(label=_("Kommun"))
    district = OpenChoice(label=_("Stadsdel"))
    role = OpenChoice(label=_("Gäller"))
    use_required_attribute = False

    def __init__(
        self,
        asked: Mapping[str, str],
        *,
        places: Sequence[tuple[str, str]],
        districts: Sequence[str],
    ) -> None:
        super().__init__(asked)
        municipality, district = self.fields["municipality"], self.fields["district"]
        role = self.fields["role"]
        assert isinstance(municipality, MunicipalityField)
        assert isinstance(district, forms.ChoiceField)
        assert isinstance(role, forms.ChoiceField)
        municipality.offer(places)
        district.choices = [("", _("Hela kommunen")), *((name, name) for name in districts)]
        role.choices = [(code, ROLE_NAMES[code]) for code in ROLES]
        if not districts:
            del self.fields["district"]

    def asked(self, home: str) -> Asked:
        """Return what is asked; what cannot be read is as at home, and about exposed persons."""
        self.is_valid()
        data = self.cleaned_data
        return Asked(
            municipality=data.get("municipality") or home,
            district=data.get("district", ""),
            role=data.get("role") or ROLES[0],
        )


class CountyForm(forms.Form):
    """A county, exposed persons or buyers, and one group or all."""

    county = OpenChoice(label=_("Län"))
    role = OpenChoice(label=_("Gäller"))
    group = OpenChoice(label=_("Grupp"))
    use_required_attribute = False

    def __init__(self, asked: Mapping[str, str], *, counties: Sequence[tuple[str, str]]) -> None:
        super().__init__(asked)
        offer(self, "county", counties)
        offer(self, "role", [(code, ROLE_NAMES[code]) for code in ROLES])
        offer(self, "group", [("", _("Alla grupper")), *GROUPS.items()])

    def asked(self, home: str) -> gap_county.Asked:
        """Return what is asked; what cannot be read is as at home, about all exposed persons."""
        self.is_valid()
        data = self.cleaned_data
        return gap_county.Asked(
            county=data["county"] or home, role=data["role"] or ROLES[0], group=data["group"]
        )
