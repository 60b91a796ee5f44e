"""Small forms to end a step, one for each thing a person can do."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.guidance import rules
from finmaskig.guidance.models import Step
from finmaskig.pure.guidance.rules import local_sets
from finmaskig.shared.clock import STOCKHOLM, local
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import ChipField, DateField, FreeTextField, TimeField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finmaskig.guidance.models import ReportOfConcern
    from finmaskig.guidance.queries import Taker

FEW_WORDS = _("Några ord utan namn, nummer eller adress.")


class CloseForm(forms.Form):
    """How a step ended."""

    result = ChipField(label=_("Hur gick det?"))
    text = FreeTextField(label=_("Skriv med egna ord"), help_text=FEW_WORDS, rows=2)

    def __init__(self, posted: Mapping[str, object] | None, *, step: Step) -> None:
        super().__init__(posted, prefix="close")
        words = dict(Step.Result.choices)
        choices = [(code, words[code]) for code in rules.results_of(step.code, step.level)]
        field = self.fields["result"]
        assert isinstance(field, ChipField)
        field.choices = choices

    def outcome(self) -> rules.Outcome:
        """Return how the step ended, as a value."""
        return rules.Outcome(self.cleaned_data["result"], self.cleaned_data["text"])


class ReportForm(forms.Form):
    """What is kept of a report of concern."""

    sent_on = DateField(label=_("Skickad dag"))
    sent_at = TimeField(label=_("Skickad klockan"))
    to_board = forms.CharField(
        label=_("Till vilken nämnd"), max_length=200, validators=[refuse_identity]
    )
    reference_number = forms.CharField(
        label=_("Diarienummer"), max_length=60, required=False, validators=[refuse_identity]
    )
    receipt_on = DateField(label=_("Kvittensen kom den"), required=False)
    receipt_at = TimeField(label=_("Kvittensen kom klockan"), required=False)

    def __init__(self, posted: Mapping[str, object] | None, *, initial: rules.Report) -> None:
        super().__init__(posted, prefix="report", initial=_report_initial(initial))

    def clean(self) -> dict[str, object]:
        """Ask for the day when only the time of the receipt was written."""
        cleaned = super().clean() or {}
        if cleaned.get("receipt_at") and not cleaned.get("receipt_on"):
            self.add_error("receipt_on", _("Skriv också vilken dag kvittensen kom."))
        return cleaned

    def report(self) -> rules.Report:
        """Return the report as a value."""
        cleaned = self.cleaned_data
        receipt = None
        if cleaned["receipt_on"]:
            receipt = datetime.combine(
                cleaned["receipt_on"],
                cleaned["receipt_at"] or datetime.max.time().replace(microsecond=0),
                tzinfo=STOCKHOLM,
            )
        return rules.Report(
            sent_at=datetime.combine(cleaned["sent_on"], cleaned["sent_at"], tzinfo=STOCKHOLM),
            to_board=cleaned["to_board"],
            reference_number=cleaned["reference_number"],
            receipt_at=receipt,
        )

    def outcome(self) -> rules.Outcome:
        """Return the report as the way its step ended."""
        return rules.Outcome(rules.FULFILLED, report=self.report())


class NotApplicableForm(forms.Form):
    """Why a step does not fit."""

    why = FreeTextField(
        label=_("Varför är steget inte aktuellt?"), help_text=FEW_WORDS, required=True, rows=2
    )

    def __init__(self, posted: Mapping[str, object] | None = None) -> None:
        super().__init__(posted, prefix="set-aside")


class ReopenForm(forms.Form):
    """Why an ended step is opened again."""

    why = FreeTextField(
        label=_("Varför öppnar du steget igen?"), help_text=FEW_WORDS, required=True, rows=2
    )

    def __init__(self, posted: Mapping[str, object] | None = None) -> None:
        super().__init__(posted, prefix="reopen")


class HandOverForm(forms.Form):
    """Who takes over: a colleague by name, or another unit of the same board."""

    to = forms.ChoiceField(
        label=_("Vem tar över?"),
        error_messages={
            "required": _("Välj en kollega eller en enhet."),
            "invalid_choice": _("Välj en kollega eller enhet som finns i listan."),
        },
    )

    def __init__(
        self,
        posted: Mapping[str, object] | None = None,
        *,
        colleagues: Sequence[Taker],
        units: Sequence[Taker],
    ) -> None:
        super().__init__(posted, prefix="hand-over")
        people = [(f"user:{one.user_id}", one.name) for one in colleagues]
        places = [(f"unit:{one.unit_id}", one.name) for one in units]
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("Välj")),
            (_("Kollegor i din enhet"), people),
            (_("Andra enheter i samma nämnd"), places),
        ]

    def to_user(self) -> UUID | None:
        """Return the colleague who was chosen, if one was."""
        return self._chosen("user")

    def to_unit(self) -> UUID | None:
        """Return the unit that was chosen, if one was."""
        return self._chosen("unit")

    def _chosen(self, wanted: str) -> UUID | None:
        kind, _colon, key = self.cleaned_data["to"].partition(":")
        return UUID(key) if kind == wanted else None


class AdoptForm(forms.Form):
    """Which rule set, and from which day."""

    ruleset = forms.ChoiceField(label=_("Regelsamling"))
    on = DateField(label=_("Gäller från"))

    def __init__(self, posted: Mapping[str, object] | None = None) -> None:
        super().__init__(posted, prefix="adopt")
        _offer_sets(self)


class EndForm(forms.Form):
    """Which rule set, and its last day."""

    ruleset = forms.ChoiceField(label=_("Regelsamling"))
    last_on = DateField(label=_("Sista dag"))

    def __init__(self, posted: Mapping[str, object] | None = None) -> None:
        super().__init__(posted, prefix="end")
        _offer_sets(self)


def _offer_sets(form: forms.Form) -> None:
    field = form.fields["ruleset"]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [(name, name.capitalize()) for name in local_sets()]


def _report_initial(report: rules.Report) -> dict[str, object]:
    sent = local(report.sent_at)
    receipt = local(report.receipt_at) if report.receipt_at else None
    return {
        "sent_on": sent.date(),
        "sent_at": sent.time(),
        "to_board": report.to_board,
        "reference_number": report.reference_number,
        "receipt_on": receipt.date() if receipt else None,
        "receipt_at": receipt.time() if receipt else None,
    }


def report_values(kept: ReportOfConcern) -> rules.Report:
    """Return a kept report as a value, to fill in the form with."""
    return rules.Report(kept.sent_at, kept.to_board, kept.reference_number, kept.receipt_at)
