"""A request for exact figures as it is taken in, weighed and decided; a sheet as it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from finmaskig.counting import registry
from finmaskig.reports.forms.choices import offer
from finmaskig.reports.models import Ground, Harm, Outcome, Way
from finmaskig.reports.queries.exact import asked
from finmaskig.reports.queries.own import NotCounted, grid_for
from finmaskig.reports.request_choices import ALTERNATIVES, PARTS, RECOGNISERS
from finmaskig.reports.rules import span
from finmaskig.reports.values_requests import NewAssessment, NewDecision, NewRequest, NewSheet
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import ChipField, ChipsField, DateField, FreeTextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.reports.exact import WeighedTable
    from finmaskig.reports.models import CountAssessment
    from finmaskig.reports.rules import Span

NO_DIVISION = ("", _("Ingen indelning"))


class MonthsForm(forms.Form):
    """Whole months, from the one of a day to the one of another."""

    first = DateField(label=_("Från"), help_text=_("Hela månader räknas."))
    last = DateField(label=_("Till och med"))

    def clean(self) -> None:
        """Refuse months in the wrong order."""
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", _("Perioden slutar innan den börjar."))

    @property
    def months(self) -> Span:
        """Return what was chosen."""
        return span(self.cleaned_data["first"], self.cleaned_data["last"])


class RequestForm(MonthsForm):
    """When and how a request came, and what it asks for; never who asks."""

    received_on = DateField(label=_("När kom begäran?"))
    way = ChipField(label=_("Hur kom den?"), choices=Way.choices)
    measure = forms.ChoiceField(label=_("Mått"))
    rows = forms.ChoiceField(label=_("Rader"), required=False)
    columns = forms.ChoiceField(label=_("Kolumner"), required=False)
    reference_number = forms.CharField(
        label=_("Diarienummer"), max_length=60, validators=[refuse_identity]
    )
    field_order = (
        "received_on", "way", "measure", "rows", "columns", "first", "last", "reference_number",
    )  # fmt: skip

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        families = [(one, str(one.name)) for one in registry.families()]
        axes = {a.code: str(a.name) for one, _name in families for g in one.grids for a in g.axes}
        divided = sorted(axes.items(), key=lambda pair: pair[1])
        measures = [
            (name, [(m.code, str(m.name)) for m in registry.measures() if m.family == one.code])
            for one, name in families
        ]
        offer(self, "measure", [("", _("Välj mått")), *measures])
        for name in ("rows", "columns"):
            offer(self, name, [NO_DIVISION, *((code, word.capitalize()) for code, word in divided)])

    def clean(self) -> None:
        """Refuse a division that the measure lacks."""
        super().clean()
        values = self.cleaned_data
        if values.get("columns") and not values.get("rows"):
            self.add_error("rows", _("Välj rader när du har valt kolumner."))
        if self.errors:
            return
        question = asked(values["measure"], values["rows"], values["columns"], self.months)
        try:
            grid_for(question)
        except NotCounted as refusal:
            self.add_error("rows", str(refusal))

    @property
    def request(self) -> NewRequest:
        """Return the request."""
        values = self.cleaned_data
        return NewRequest(
            received_on=values["received_on"],
            way=values["way"],
            measure=values["measure"],
            rows=values["rows"],
            columns=values["columns"],
            months=self.months,
            reference_number=values["reference_number"],
        )


class AssessmentForm(forms.Form):
    """The harm test of OSL 26:1."""

    recognisers = ChipsField(
        label=_("Vem skulle kunna känna igen någon i siffrorna?"),
        required=False,
        choices=list(RECOGNISERS.items()),
    )
    harm = ChipField(
        label=_("Kan personen eller någon närstående lida men om siffrorna lämnas ut?"),
        help_text=_("Är det inte klart att ingen lider men gäller sekretess."),
        choices=Harm.choices,
    )
    alternatives = ChipsField(
        label=_("Vad kan räcka i stället?"), required=False, choices=list(ALTERNATIVES.items())
    )
    weighing = FreeTextField(
        label=_("Så har jag prövat"),
        help_text=_(
            "Vad i siffrorna kan peka ut någon? Vad kan hända då? Skriv inga namn, och fråga inte "
            "vem som har begärt dem om svaret inte behövs för prövningen."
        ),
        required=True,
        rows=6,
    )

    @property
    def assessment(self) -> NewAssessment:
        """Return the weighing."""
        values = self.cleaned_data
        return NewAssessment(
            harm=values["harm"],
            recognisers=tuple(values["recognisers"]),
            alternatives=tuple(values["alternatives"]),
            weighing=values["weighing"],
        )


class DecisionForm(forms.Form):
    """The decision of the board; the page shows it once, and it is never changed."""

    outcome = ChipField(label=_("Beslut"), choices=Outcome.choices)
    part = ChipField(
        label=_("Del, om det lämnas ut delvis"),
        required=False,
        choices=list(PARTS.items()),
    )
    conditions = FreeTextField(
        label=_("Förbehåll"),
        help_text=_(
            "När ett villkor tar bort risken (OSL 10:14), till exempel att siffrorna inte får "
            "lämnas vidare. Ett förbehåll gäller den som får siffrorna: namnet hör hemma i "
            "diariet, inte här."
        ),
        rows=3,
    )
    reasons = FreeTextField(
        label=_("Skäl"),
        help_text=_("Behövs om inte allt lämnas ut. Texten står i beslutet: skriv inga antal."),
        rows=5,
    )
    assessment = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        weighing: CountAssessment,
        table: WeighedTable,
    ) -> None:
        super().__init__(data, initial={"assessment": weighing.pk, "seen": table.seen})

    @property
    def decision(self) -> NewDecision:
        """Return the decision."""
        values = self.cleaned_data
        return NewDecision(
            outcome=values["outcome"],
            part=values["part"],
            conditions=values["conditions"],
            reasons=values["reasons"],
            assessment=values["assessment"],
            seen=values["seen"],
        )


class SheetForm(MonthsForm):
    """To whom exact counts are sent, of which months, on what ground."""

    recipient = forms.CharField(
        label=_("Mottagarens funktion"),
        help_text=_("Till exempel: nationell samordning, länsstyrelsen. Aldrig ett namn."),
        max_length=160,
        validators=[refuse_identity],
    )
    ground = ChipField(label=_("Grund"), choices=Ground.choices)
    weighing = FreeTextField(
        label=_("Så har jag prövat"),
        help_text=_(
            "Varför står det klart att ingen lider men hos den mottagaren? Vid uppgiftsskyldighet: "
            "vilken paragraf kräver uppgifterna?"
        ),
        required=True,
        rows=5,
    )
    reference_number = forms.CharField(
        label=_("Diarienummer"), max_length=60, validators=[refuse_identity]
    )

    @property
    def sheet(self) -> NewSheet:
        """Return the sheet."""
        values = self.cleaned_data
        return NewSheet(
            months=self.months,
            recipient=values["recipient"],
            ground=values["ground"],
            weighing=values["weighing"],
            reference_number=values["reference_number"],
        )


def show_problems(form: forms.Form, error: ValidationError) -> None:
    """Show what a service refused at the fields it named; what the form lacks, above them all."""
    for name, messages in error.message_dict.items():
        form.add_error(name if name in form.fields else None, messages)
