"""What is asked on the pages that show several domains."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from finmaskig.shared.clock import STOCKHOLM, local
from finmaskig.ui.forms import DateField, MunicipalityField, TimeField

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from django_stubs_ext import StrOrPromise

Choice = tuple[str, str]


@dataclass(frozen=True)
class Asked:
    """A municipality and a moment."""

    municipality: str
    name: StrOrPromise
    at: datetime
    is_now: bool


class OnCallForm(forms.Form):
    """Choose a municipality, and another time than now."""

    municipality = MunicipalityField(label=_("Kommun"), required=False)
    on = DateField(label=_("Dag"), required=False)
    time = TimeField(label=_("Klockan"), required=False)

    def __init__(
        self,
        posted: Mapping[str, str] | None,
        *,
        places: Sequence[Choice],
        near: Collection[str],
    ) -> None:
        super().__init__(posted)
        self.names = dict(places)
        municipality = self.fields["municipality"]
        assert isinstance(municipality, MunicipalityField)
        municipality.offer(places, near)

    def asked(self, *, home: str, at: datetime) -> Asked:
        """Return what was asked; what is not chosen is one's own place, now."""
        data = self.cleaned_data if self.is_bound and self.is_valid() else {}
        code = data.get("municipality") or home or settings.MUNICIPALITY
        on, clock = data.get("on"), data.get("time")
        wall = local(at)
        moment = (
            datetime.combine(on or wall.date(), clock or time(wall.hour, wall.minute), STOCKHOLM)
            if on or clock
            else at
        )
        return Asked(code, self.names[code], moment, is_now=not (on or clock))
