"""Form fields and widgets that every domain shares."""

from __future__ import annotations

from datetime import date
from time import strftime, strptime
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.forms.widgets import DateTimeBaseInput
from django.utils.translation import gettext_lazy as _

from finmaskig.shared.freetext import FREE_TEXT_MAX, refuse_identity
from finmaskig.ui.wording import number_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from django_stubs_ext import StrOrPromise

DATE_FORMATS = ["%Y-%m-%d", "%Y%m%d", "%d/%m %Y", "%d/%m/%Y", "%d.%m.%Y"]
TIME_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S", "%H%M", "%H"]
FIRST_DAY = date(1900, 1, 1)


class FreeTextField(forms.CharField):
    """Text about a person: long, kept when refused, never with an identity in it."""

    def __init__(
        self,
        *,
        label: StrOrPromise,
        help_text: StrOrPromise = "",
        required: bool = False,
        rows: int = 5,
    ) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            widget=forms.Textarea(attrs={"rows": rows}),
            validators=[check_free_text],
        )

    def to_python(self, value: object) -> str:
        """Count a line break as one character, whatever the browser sends."""
        return (super().to_python(value) or "").replace("\r\n", "\n")


def check_free_text(text: str) -> None:
    """Refuse a text above the limit, and say how much to cut; then a text with an identity in it.

    The browser gets no limit of its own: it would cut a pasted text silently.
    """
    if len(text) > FREE_TEXT_MAX:
        raise ValidationError(
            _("Texten är %(length)s tecken. Korta den till högst %(limit)s. Den finns kvar här."),
            code="max_length",
            params={"length": number_text(len(text)), "limit": number_text(FREE_TEXT_MAX)},
        )
    refuse_identity(text)


class ChipSelect(forms.RadioSelect):
    """One answer as chips that need no script."""

    template_name = "ui/widgets/chips.html"


class ChipSelectMultiple(forms.CheckboxSelectMultiple):
    """Several answers as chips that need no script."""

    template_name = "ui/widgets/chips.html"


class ChipField(forms.ChoiceField):
    """A question with one answer; nothing is chosen from the start."""

    widget = ChipSelect
    default_error_messages = {
        "required": _("Välj ett svar."),
        "invalid_choice": _("Välj ett av svaren som visas."),
    }


class ChipsField(forms.MultipleChoiceField):
    """A question with any number of answers; nothing is chosen from the start."""

    widget = ChipSelectMultiple
    default_error_messages = {
        "required": _("Välj minst ett svar."),
        "invalid_choice": _("Välj bland svaren som visas."),
    }


class NativeInput(DateTimeBaseInput):
    """The phone's own calendar or clock; a plain line for a text that it would drop."""

    shape = ""

    def __init__(self) -> None:
        super().__init__(format=self.shape, attrs={"class": "short"})

    def get_context(
        self, name: str, value: object, attrs: Mapping[str, object] | None
    ) -> dict[str, object]:
        """Choose the kind of input after what it must show."""
        context: dict[str, dict[str, str]] = super().get_context(name, value, dict(attrs or {}))
        shown = context["widget"]["value"]
        if shown and not _fits(shown, self.shape):
            context["widget"]["type"] = "text"
        return {**context}


class DateInput(NativeInput):
    """A day."""

    input_type = "date"
    shape = "%Y-%m-%d"
    format_key = "DATE_INPUT_FORMATS"


class TimeInput(NativeInput):
    """A time of day."""

    input_type = "time"
    shape = "%H:%M"
    format_key = "TIME_INPUT_FORMATS"


def _fits(text: str, shape: str) -> bool:
    """Tell whether a browser's own date or time input can show a text."""
    try:
        return strftime(shape, strptime(text, shape)) == text
    except ValueError:
        return False


class DateField(forms.DateField):
    """A day, written in any of the ways Swedes write it."""

    widget = DateInput
    input_formats = DATE_FORMATS
    default_validators = [MinValueValidator(FIRST_DAY, _("Kontrollera årtalet."))]
    default_error_messages = {
        "required": _("Skriv ett datum, till exempel 2026-06-15."),
        "invalid": _("Det datumet finns inte. Skriv till exempel 2026-06-15."),
    }


class TimeField(forms.TimeField):
    """A time of day, with a full stop or a colon."""

    widget = TimeInput
    input_formats = TIME_FORMATS
    default_error_messages = {
        "required": _("Skriv ett klockslag, till exempel 21.40."),
        "invalid": _("Det klockslaget finns inte. Skriv till exempel 21.40."),
    }


class MunicipalityField(forms.ChoiceField):
    """A municipality out of the given ones, the near ones first."""

    default_error_messages = {
        "required": _("Välj en kommun."),
        "invalid_choice": _("Kommunen finns inte i listan. Välj en som finns där."),
    }

    def __init__(
        self,
        *,
        label: StrOrPromise,
        municipalities: Sequence[tuple[str, str]] = (),
        near: Collection[str] = (),
        required: bool = True,
    ) -> None:
        super().__init__(label=label, required=required)
        self.offer(municipalities, near)

    def offer(self, municipalities: Sequence[tuple[str, str]], near: Collection[str] = ()) -> None:
        """Show these municipalities; those near stand first, in a group of their own."""
        close = [choice for choice in municipalities if choice[0] in near]
        rest = [choice for choice in municipalities if choice[0] not in near]
        empty = [("", _("Välj kommun"))]
        self.choices = (
            [*empty, (_("I närheten"), close), (_("Övriga"), rest)] if close else [*empty, *rest]
        )


def refuse_disorder(form: forms.Form, first: str, last: str, sentence: StrOrPromise) -> None:
    """Put a sentence at the later of two fields when it lies before the earlier one.

    Both hold days, or months as ``2026-06``; a field that is empty or wrong in itself is let be.
    """
    begins, ends = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if begins and ends and ends < begins:
        form.add_error(last, sentence)
