"""The encounter form: a first screen without typing, a second that is always optional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from finmaskig.outreach import rules
from finmaskig.outreach.choices import Offer
from finmaskig.outreach.forms.reading import NOT_RECORDED, content_of
from finmaskig.pure.guidance.facts import band_of
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import ChipField, ChipsField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django_stubs_ext import StrOrPromise

    from finmaskig.outreach.queries.words import EncounterChoices
    from finmaskig.outreach.values import EncounterContent

Choice = tuple[str, "StrOrPromise"]

UNSAID = (NOT_RECORDED, _("Ej noterat"))
YES_NO = [("yes", _("Ja")), ("no", _("Nej"))]

_HAPPENED = [
    ("talked", _("Stödsamtal på plats")),
    ("follow_up", _("Vi ska ses igen")),
    ("card_given", _("Fick kort")),
    ("health_material", _("Fick hälsomaterial")),
]
_CAME_UP = [("sugar_dating", _("Sugardejting")), ("self_harm", _("Sex som självskadebeteende"))]


def _one(label: StrOrPromise) -> ChipField:
    return ChipField(label=label, required=False)


def _several(label: StrOrPromise, help_text: StrOrPromise = "") -> ChipsField:
    return ChipsField(label=label, help_text=help_text, required=False)


SOMEBODY_ELSE = _(
    "Någon annan ändrade mötet medan du skrev. Jämför med det som gäller och spara igen."
)


class EncounterForm(forms.Form):
    """One meeting. Nothing is chosen from the start, and nothing must be."""

    id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    age_band = _one(_("Ålder"))
    age = forms.IntegerField(
        label=_("Ålder i år, om ni vet"),
        required=False,
        min_value=0,
        max_value=120,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={
            "invalid": _("Skriv åldern i hela år, till exempel 17."),
            "min_value": _("Skriv åldern i hela år, från 0 till 120."),
            "max_value": _("Skriv åldern i hela år, från 0 till 120."),
        },
    )
    kind = _one(_("Personen är"))
    sex = _one(_("Kön"))
    residence = _one(_("Hemkommun"))
    residence_in_county = forms.ChoiceField(
        label=_("Vilken kommun i länet?"),
        required=False,
        error_messages={"invalid_choice": _("Kommunen finns inte i länet. Välj en som visas.")},
    )
    trafficking = _one(_("Tecken på människohandel"))
    answer = _one(_("Stöd erbjöds, svaret blev"))
    could_not_reason = _one(_("Varför gick det inte?"))
    offered = _several(_("Vad erbjöd ni?"))

    acute = _one(_("Akut fara för liv eller hälsa"))
    child_leaves = _one(_("Barnet går eller vill inte säga vem det är"))
    guardian_safe = _one(_("Är det tryggt att kontakta vårdnadshavare?"))
    talk_alone = _one(_("Kunde prata ensam"))
    happened = _several(_("Det här hände"))
    came_up = _several(_("Det här kom fram"))
    protection = _one(_("Behöver skydd"))
    signs = _several(
        _("Tecken som ni såg"),
        _("Ett tecken bevisar ingenting, och det gör inte heller att tecken saknas."),
    )
    exploitation = _several(_("Former av utnyttjande"))
    stay = _one(_("Rätt att vistas här"))
    wants_return = _one(_("Vill resa hem"))
    needs = _several(_("Behöver hjälp med"))
    concerns = _several(_("Det som oroar"))
    children = _one(_("Barn i hemmet"))
    language = forms.ChoiceField(label=_("Språk"), required=False)
    interpreter = _one(_("Tolk"))
    arena = _one(_("Var"))
    reason = forms.CharField(
        label=_("Varför ändrar du?"),
        required=False,
        max_length=200,
        help_text=_("Passet är avslutat. Skälet sparas i loggen."),
        validators=[refuse_identity],
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        choices: EncounterChoices,
        initial: Mapping[str, object] | None = None,
        needs_reason: bool = False,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.kept_version = (initial or {}).get("version")
        self.fields["reason"].required = needs_reason
        words = choices.words
        for name in ("kind", "sex", "trafficking", "answer", "could_not_reason", "stay"):
            self._offer(name, words[name])
        for name in ("signs", "exploitation", "needs", "concerns", "interpreter"):
            self._offer(name, words[name])
        for name in ("acute", "child_leaves", "talk_alone", "protection", "children"):
            self._offer(name, YES_NO)
        for name in ("guardian_safe", "wants_return"):
            self._offer(name, words["yes_no_unknown"])
        self._offer("age_band", words["age_band"])
        self._offer("residence", [*choices.near, *words["residence"]])
        self._offer("offered", Offer.choices)
        self._offer("happened", _HAPPENED)
        self._offer("came_up", _CAME_UP)
        self._offer("arena", choices.arenas)
        self._has_arenas = bool(choices.arenas)
        self._offer_in_list("residence_in_county", choices.county)
        self._offer_in_list("language", words["language"])

    def _offer(self, name: str, choices: Sequence[Choice]) -> None:
        """Show answers as chips; a single answer can always be taken back."""
        question = self.fields[name]
        assert isinstance(question, ChipField | ChipsField)
        single = isinstance(question, ChipField)
        said = any(code == NOT_RECORDED for code, _label in choices)
        question.choices = [*choices, UNSAID] if single and not said else list(choices)

    def _offer_in_list(self, name: str, choices: Sequence[Choice]) -> None:
        question = self.fields[name]
        assert isinstance(question, forms.ChoiceField)
        question.choices = [("", _("Ej noterat")), *choices]

    def _show_newer(self) -> None:
        """Keep what was chosen, and let it be saved when the reader has compared."""
        assert isinstance(self.data, QueryDict)
        data = self.data.copy()
        data["version"] = str(self.kept_version)
        self.data = data
        self.add_error(None, SOMEBODY_ELSE)

    @property
    def has_arenas(self) -> bool:
        """Tell whether there is a place to choose: the shift has several."""
        return self._has_arenas

    def clean(self) -> dict[str, object]:
        """Refuse an age outside its band, and a form where nothing was chosen."""
        values = super().clean() or self.cleaned_data
        if self.kept_version is not None and values.get("version") != self.kept_version:
            self._show_newer()
        age, band = values.get("age"), values.get("age_band")
        if age is not None and band in rules.AGE_BANDS[:-1] and band_of(age) != band:
            self.add_error("age", _("Åldern och åldersgruppen stämmer inte. Ändra en av dem."))
        elif not self.errors and self.content.is_empty:
            raise ValidationError(_("Inget är valt. Välj minst en sak, till exempel ålder."))
        return values

    @property
    def content(self) -> EncounterContent:
        """Return what was filled in, in the codes of the domain."""
        return content_of(self.cleaned_data)
