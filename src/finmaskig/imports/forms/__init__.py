"""Leaving a file, saying what its columns are and what its words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finmaskig.imports.fields import CONTACTS, ENCOUNTERS, SHIFTS
from finmaskig.imports.mapping import Told
from finmaskig.imports.models import Kind
from finmaskig.imports.rules import text
from finmaskig.imports.rules.columns import is_free_text
from finmaskig.ui.forms import ChipField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.forms.boundfield import BoundField

    from finmaskig.imports.preparing import Table
    from finmaskig.imports.rules.columns import Field
    from finmaskig.imports.rules.rows import Problem

FOR_ALL: Final[Mapping[str, tuple[str, ...]]] = {
    SHIFTS: ("kind",),
    ENCOUNTERS: ("shift_kind",),
    CONTACTS: ("mode", "kind", "reason"),
}
"""What can be said once for all rows, where no column says it."""
SHOWN_ROWS: Final = 4
MOST_WORDS: Final = 40
ASKED: Final = frozenset({"code", "codes", "age"})
"""Problems of a word that may mean something."""


class FileForm(forms.Form):
    """What the rows are, and the file."""

    kind = ChipField(label=gettext_lazy("Vad är en rad?"), choices=Kind.choices)
    file = forms.FileField(
        label=gettext_lazy("Filen"),
        help_text=gettext_lazy(".xlsx eller .csv, högst 20 MB och 100 000 rader."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": gettext_lazy("Välj en fil på högst 20 MB."),
            "empty": gettext_lazy("Filen är tom."),
        },
    )


class ColumnForm(forms.Form):
    """What each column is."""

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        table: Table,
        fields: Sequence[Field],
        kind: str,
        told: Told,
    ) -> None:
        super().__init__(data)
        self._table = table
        self._told = told
        self._for_all = FOR_ALL[kind]
        chosen = {heading: code for code, heading in told.columns.items()}
        names = [(one.code, one.name) for one in fields]
        for at, heading in enumerate(table.headings):
            if not is_free_text(heading):
                self.fields[f"column-{at}"] = forms.ChoiceField(
                    label=heading,
                    required=False,
                    choices=[("", _("Läses inte")), *names],
                    initial=chosen.get(heading, ""),
                )
        by_code = {one.code: one for one in fields}
        for code in self._for_all:
            self.fields[f"always-{code}"] = forms.ChoiceField(
                label=by_code[code].name,
                required=False,
                choices=[("", _("Står i en kolumn")), *choices_of(by_code[code])],
                initial=told.always.get(code, ""),
            )

    def columns(self) -> Iterator[tuple[str, BoundField | None, list[str]]]:
        """Yield each column with its question, if it may be read, and its first cells."""
        for at, heading in enumerate(self._table.headings):
            name = f"column-{at}"
            cells = [row.cells[at] if at < len(row.cells) else "" for row in self._table.rows]
            first = [*dict.fromkeys(filter(None, cells[:SHOWN_ROWS]))]
            yield heading, self[name] if name in self.fields else None, first

    def for_all(self) -> list[BoundField]:
        """Return the questions that are answered once for all rows."""
        return [self[f"always-{code}"] for code in self._for_all]

    def clean(self) -> dict[str, object]:
        """Let each thing stand in one column."""
        values = super().clean() or self.cleaned_data
        chosen = [code for name, code in values.items() if name.startswith("column-") and code]
        if len(set(chosen)) < len(chosen):
            raise ValidationError(_("Två kolumner är samma sak. Välj en av dem."))
        return values

    def told(self) -> Told:
        """Return what was chosen."""
        values = self.cleaned_data
        columns = {
            str(values[f"column-{at}"]): heading
            for at, heading in enumerate(self._table.headings)
            if values.get(f"column-{at}")
        }
        always = {
            code: str(values[f"always-{code}"])
            for code in self._for_all
            if values.get(f"always-{code}") and code not in columns
        }
        known = {code: words for code, words in self._told.values.items() if code in columns}
        return Told(columns=columns, always=always, values=known)


class WordForm(forms.Form):
    """What the file's own words mean, for the first of those that are not known."""

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        problems: Sequence[Problem],
        fields: Sequence[Field],
        told: Told,
    ) -> None:
        super().__init__(data)
        self._fields = {told.columns[one.code]: one for one in fields if one.code in told.columns}
        self._told = told
        self._words: dict[str, tuple[str, str]] = {}
        for problem in problems:
            for code, word in self._unknown(problem):
                if (code, word) not in self._words.values() and len(self._words) < MOST_WORDS:
                    self._ask(problem.column, code, word)

    def asks(self, problem: Problem) -> bool:
        """Tell whether a problem goes away when the words that are asked about have a meaning."""
        unknown = self._unknown(problem)
        return bool(unknown) and set(unknown) <= set(self._words.values())

    def words(self) -> dict[str, dict[str, str]]:
        """Return for each field the words that were given a meaning."""
        found: dict[str, dict[str, str]] = {}
        for name, (code, word) in self._words.items():
            if meant := self.cleaned_data.get(name):
                found.setdefault(code, {})[word] = str(meant)
        return found

    def _ask(self, heading: str, code: str, word: str) -> None:
        name = f"word-{len(self._words)}"
        self._words[name] = (code, word)
        self.fields[name] = forms.ChoiceField(
            label=_("”%(word)s” i kolumnen %(column)s") % {"word": word, "column": heading},
            required=False,
            choices=[("", _("Vet inte")), *choices_of(self._fields[heading])],
        )

    def _unknown(self, problem: Problem) -> list[tuple[str, str]]:
        """Return the words of a cell that mean nothing yet, each with its field."""
        one = self._fields.get(problem.column)
        if one is None or problem.code not in ASKED or not one.words or not problem.value:
            return []
        words = {*one.words, *self._told.values.get(one.code, {})}
        known = frozenset(text.same(word) for word in words)
        found = text.parts(problem.value, known) if one.shape == "codes" else [problem.value]
        return [(one.code, word) for word in found if text.same(word) not in known]


def choices_of(field: Field) -> list[tuple[str, str]]:
    """Return the codes of a field, each with the first word that stands for it."""
    found: dict[str, str] = {}
    for word, code in field.words.items():
        if found.setdefault(code, word) == code.casefold():
            found[code] = word
    return [(code, word[:1].upper() + word[1:]) for code, word in found.items()]
