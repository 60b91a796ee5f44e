"""A request for exact figures as it is taken in, weighed and decided; a sheet as it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.counting import registry
from finmaskig.reports.forms.again import ask_again
from finmaskig.reports.forms.choices import offer
from finmaskig.reports.forms.months import MonthsForm
from finmaskig.reports.models import Ground, Harm, Outcome, Way
from finmaskig.reports.queries import exact
from finmaskig.reports.queries.exact import asked
from finmaskig.reports.queries.own import NotCounted, grid_for
from finmaskig.reports.request_choices import ALTERNATIVES, PARTS, RECOGNISERS
from finmaskig.reports.values_requests import NewAssessment, NewDecision, NewRequest, NewSheet
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import ChipField, ChipsField, DateField, FreeTextField

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from finmaskig.reports.exact import WeighedTable
    from finmaskig.reports.models import CountAssessment

NO_DIVISION = ("", _("Ingen indelning"))
WHICH_MONTHS = _(
    "Hela månader räknas, från den första dagen i den första till den sista dagen i den sista. "
    "Månaden som pågår räknas till och med i dag."
)


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

    def __init__(self, data: Mapping[str, object] | None = None, *, until: date) -> None:
        super().__init__(data, until=until)
        self.fields["last"].help_text = WHICH_MONTHS
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

    def clean(self) -> dict[str, object]:
        """Refuse a division that the measure lacks."""
        super().clean()
        values = self.cleaned_data
        if values.get("columns") and not values.get("rows"):
            self.add_error("rows", _("Välj rader när du har valt kolumner."))
        if self.errors:
            return values
        question = asked(values["measure"], values["rows"], values["columns"], self.months)
        try:
            grid_for(question)
        except NotCounted as refusal:
            self.add_error("rows", str(refusal))
        return values

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
    after = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, object] | None = None, *, newest: CountAssessment | None
    ) -> None:
        super().__init__(data, initial={"after": number_of(newest)})

    def show_newer(self, newest: CountAssessment | None, sentence: str) -> None:
        """Keep what was written, to be weighed after what the other wrote."""
        ask_again(self, sentence, after=number_of(newest))

    @property
    def assessment(self) -> NewAssessment:
        """Return the weighing."""
        values = self.cleaned_data
        return NewAssessment(
            harm=values["harm"],
            recognisers=tuple(values["recognisers"]),
            alternatives=tuple(values["alternatives"]),
            weighing=values["weighing"],
            after=values["after"],
        )


def number_of(newest: CountAssessment | None) -> int:
    """Return which weighing was the last when somebody began; 0 when there was none."""
    return newest.number if newest else 0


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
    seen = forms.CharField(widget=forms.HiddenInput)
    """Every cell that she saw, so that the page can say which have changed."""

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        weighing: CountAssessment,
        table: WeighedTable,
    ) -> None:
        super().__init__(data, initial={"assessment": weighing.pk, "seen": table.seen})

    def show_newer(self, weighing: CountAssessment, table: WeighedTable, sentence: str) -> None:
        """Keep what was written, to be decided about what is so now; say what has changed."""
        changes = exact.changes(self.cleaned_data["seen"], table.worded)
        ask_again(self, sentence, assessment=weighing.pk, seen=table.seen)
        for one in changes:
            self.add_error(None, one)

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

    def __init__(self, data: Mapping[str, object] | None = None, *, until: date) -> None:
        super().__init__(data, until=until)
        self.fields["last"].help_text = WHICH_MONTHS

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
