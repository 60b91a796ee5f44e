"""Open a contact, in under a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules
from finmaskig.cases.choices import Form, Kind, Mode, Origin
from finmaskig.cases.forms.parts import NextFields, ReachFields, one
from finmaskig.cases.queries.cases import alias_is_taken
from finmaskig.cases.queries.decisions import allowed_modes
from finmaskig.cases.values import NewCase
from finmaskig.shared.clock import today
from finmaskig.shared.freetext import refuse_identity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from finmaskig.accounts.actor import Actor

REFERENCE = _("Diarienummer i kommunens system")


def reference_field() -> forms.CharField:
    """Return the field for a reference to a file elsewhere."""
    return forms.CharField(
        label=REFERENCE,
        required=False,
        max_length=60,
        validators=[refuse_identity],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Skriv aldrig ett personnummer här."),
    )


class CaseForm(NextFields, ReachFields):
    """Who, how it is documented, how to be reached, when next."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    kind = one(_("Vem är det?"), required=True)
    form = one(_("Enskilt eller par?"))
    way_in = one(_("Hur kom personen hit?"))
    mode = forms.ChoiceField(
        label=_("Hur dokumenterar ni?"),
        error_messages={"required": _("Välj hur ni dokumenterar.")},
    )
    external_reference = reference_field()
    alias = forms.CharField(
        label=_("Eget alias"),
        required=False,
        max_length=60,
        validators=[refuse_identity],
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off"}),
        help_text=_(
            "Skriv inte ett namn. Välj ett ord som bara ni två förstår. "
            "Lämna tomt, så får personen ett alias."
        ),
    )
    words = {"way_in": "case_way_in", **ReachFields.reach_words}

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        actor: Actor,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.actor = actor
        self.modes = allowed_modes(actor, today())
        kinds = rules.KINDS_OF_SIDE[actor.side]
        self.offer("kind", [choice for choice in Kind.choices if choice[0] in kinds])
        self.offer("form", list(Form.choices))
        self.offer("mode", list(Mode.choices))
        self.offer_words()
        self.offer_next()

    def clean_alias(self) -> str:
        """Refuse an alias that another contact of the unit has, while the text is still here."""
        alias = " ".join(str(self.cleaned_data["alias"]).split())
        if alias and alias_is_taken(self.actor.unit_id, alias, but=self.cleaned_data.get("id")):
            self.add_error("alias", _("Det aliaset finns redan på enheten. Välj ett annat ord."))
        return alias

    def clean_mode(self) -> str:
        """Refuse a mode that the unit cannot use, and say why."""
        mode = str(self.cleaned_data["mode"])
        why_not = next(one.why_not for one in self.modes if one.mode == mode)
        if why_not:
            self.add_error("mode", why_not)
        return mode

    def clean(self) -> dict[str, object]:
        """Ask for the reference of a file elsewhere, and for the day of the next talk."""
        values = super().clean() or self.cleaned_data
        if values.get("mode") == rules.FILE_ELSEWHERE and not values.get("external_reference"):
            self.add_error("external_reference", _("Skriv diarienumret i kommunens system."))
        self.check_next()
        return values

    def new_case(self, encounter_id: UUID | None) -> NewCase:
        """Return what was filled in, opened from a meeting or by itself."""
        values = self.cleaned_data
        has_file = values["mode"] in rules.FILE_MODES
        return NewCase(
            id=values["id"],
            mode=values["mode"],
            kind=values["kind"],
            form=values["form"] or rules.INDIVIDUAL,
            way_in=values["way_in"],
            alias=values["alias"],
            external_reference=values["external_reference"] if has_file else "",
            reach=self.reach_values,
            next_talk_on=self.next_talk_on,
            origin_kind=Origin.ENCOUNTER if encounter_id else Origin.NONE,
            origin_id=encounter_id,
        )
