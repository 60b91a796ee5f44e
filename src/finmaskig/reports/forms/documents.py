"""A report as it is begun, written and approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.reports import document_rules
from finmaskig.reports.document_values import NewReport, refuse_small_counts
from finmaskig.reports.forms.again import ask_again
from finmaskig.reports.outlines import outlines
from finmaskig.reports.queries.published import span_name
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import ChipField, ChipsField, FreeTextField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.forms import BoundField

    from finmaskig.reports.models import Report
    from finmaskig.reports.outlines import Outline
    from finmaskig.reports.rules import Span

AUTOMATIC, NONE = "", "none"
SOMEBODY_ELSE = _(
    "Någon annan sparade rapporten medan du skrev. Jämför texterna, ta med det som ska vara kvar "
    "och spara igen. Det du skrev står kvar i fälten."
)


class ReportForm(forms.Form):
    """Which report, of which closed period, beside which, for which units."""

    outline = ChipField(label=_("Vilken rapport?"))
    period = forms.ChoiceField(
        label=_("Period"), help_text=_("Bara stängda perioder har siffror som får visas.")
    )
    before = forms.ChoiceField(
        label=_("Jämför med"),
        required=False,
        help_text=_("Siffrorna från den perioden visas bredvid."),
    )
    units = ChipsField(
        label=_("Enheter"),
        required=False,
        help_text=_("De enheter som får ett eget avsnitt, i rapporter som har sådana."),
    )
    reference_number = forms.CharField(
        label=_("Diarienummer"), max_length=60, required=False, validators=[refuse_identity]
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        closed: Sequence[Span],
        units: Sequence[tuple[str, str]],
        chosen: str = "",
    ) -> None:
        super().__init__(data, initial={"period": chosen})
        self._closed = {one.code: one for one in closed}
        periods = [(one.code, span_name(one)) for one in closed]
        self._choose("outline", [(one.code, one.name) for one in outlines().values()])
        self._choose("period", periods)
        self._choose(
            "before",
            [
                (AUTOMATIC, _("Året före, annars perioden före")),
                (NONE, _("Ingen jämförelse")),
                *periods,
            ],
        )
        self._choose("units", units)

    def _choose(self, name: str, choices: Sequence[tuple[str, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, object]:
        """Refuse to compare a period with itself."""
        values = super().clean() or self.cleaned_data
        if values.get("before") and values.get("before") == values.get("period"):
            self.add_error("before", _("Välj en annan period att jämföra med."))
        return values

    @property
    def report(self) -> NewReport:
        """Return what was chosen."""
        values = self.cleaned_data
        period = self._closed[values["period"]]
        return NewReport(
            outline=values["outline"],
            period=period,
            before=self._before(values["before"], period),
            units=tuple(values["units"]),
            reference_number=values["reference_number"],
        )

    def _before(self, code: str, period: Span) -> Span | None:
        if code == AUTOMATIC:
            return document_rules.comparable(period, self._closed.values())
        return self._closed.get(code)


class WritingForm(forms.Form):
    """A field for each place to write in, and the version that the writer saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        report: Report,
        outline: Outline,
        units: Mapping[str, str],
    ) -> None:
        super().__init__(data, initial={"version": report.version})
        for code, item, unit in outline.slots(tuple(report.units)):
            label = f"{item.label}: {units.get(unit, unit)}" if unit else item.label
            field = FreeTextField(label=label, help_text=item.help)
            field.validators.append(refuse_small_counts)
            field.initial = report.texts.get(code, "")
            self.fields[code] = field

    @property
    def texts(self) -> dict[str, str]:
        """Return what was written."""
        values = self.cleaned_data
        return {name: values[name] for name in self.fields if name != "version"}

    def slots(self) -> Iterator[tuple[str, BoundField]]:
        """Yield each place and its field."""
        for name in self.fields:
            if name != "version":
                yield name, self[name]

    def show_newer(self, version: int) -> None:
        """Keep what was written, to be saved on top of what the other wrote."""
        ask_again(self, str(SOMEBODY_ELSE), version=version)


class ReasonField(FreeTextField):
    """A reason that the service asks for, once it knows that there is something to approve."""

    def validate(self, value: object) -> None:
        """Let the service refuse what is empty; its label says nothing of a choice."""


class ApprovalForm(forms.Form):
    """Which version was read, and why it differs from the one before."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    why = ReasonField(
        label=_("Varför ändras rapporten?"),
        help_text=_("Till exempel en rättelse. Det står i rapporten, med vad som har ändrats."),
        required=True,
        rows=3,
    )

    def __init__(
        self, data: Mapping[str, object] | None = None, *, version: int, is_first: bool
    ) -> None:
        super().__init__(data, initial={"version": version})
        self.fields["why"].validators.append(refuse_small_counts)
        if is_first:
            del self.fields["why"]

    def show_newer(self, version: int, sentence: str) -> None:
        """Keep what was written, to be approved when what is so now has been read."""
        ask_again(self, sentence, version=version)
