"""What is wrong with a cell, in a sentence that says what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from finmaskig.ui.wording import number_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrOrPromise

    from finmaskig.imports.rules.rows import Problem
    from finmaskig.imports.values import Outcome

_SAYS: Final[Mapping[str, StrOrPromise]] = {
    "missing": gettext_lazy("Cellen är tom."),
    "formula": gettext_lazy("Cellen har en formel utan värde. Spara om filen i Excel."),
    "long": gettext_lazy("Texten är för lång för att vara ett värde."),
    "day": gettext_lazy("Det är inget datum."),
    "clock": gettext_lazy("Det är inget klockslag."),
    "number": gettext_lazy("Det är inget heltal."),
    "age": gettext_lazy("Det är ingen ålder."),
    "code": gettext_lazy("Ordet är inte känt."),
    "codes": gettext_lazy("Minst ett av orden är inte känt."),
    "yes_no": gettext_lazy("Det är varken ja eller nej."),
    "low": gettext_lazy("Värdet är för lågt, eller för länge sedan."),
    "high": gettext_lazy("Värdet är för högt, eller inte här än."),
    "same_time": gettext_lazy("Passet slutar när det börjar."),
    "nothing": gettext_lazy("Raden säger inget om vem ni mötte."),
    "before": gettext_lazy("Kontakten slutar innan den börjar."),
    "no_decision": gettext_lazy(
        "Nämndens beslut enligt 14 kap. 5 § SoL gällde inte den dag då kontakten öppnades."
    ),
    "child": gettext_lazy(
        "Stöd till barn prövas för varje barn. Öppna kontakten för hand i stället."
    ),
    "several_shifts": gettext_lazy("Den dagen finns flera pass. Skriv passets nummer."),
    "no_shift": gettext_lazy(
        "Det finns inget pass den dagen. Skriv slag av pass, så görs ett för dagens möten."
    ),
    "other_day": gettext_lazy("Passet med det numret var en annan dag."),
    "shift_exists": gettext_lazy(
        "Passet finns redan, eller dagen har pass som gjordes för inlästa möten."
    ),
    "twice": gettext_lazy("En annan rad i filen har samma nummer."),
}
_ALLOWS_ITSELF: Final = frozenset(
    {"formula", "same_time", "before", "no_decision", "child", "several_shifts", "no_shift",
     "other_day", "shift_exists", "twice", "nothing"}
)  # fmt: skip
"""Problems whose sentence says all."""


def sentence(problem: Problem) -> str:
    """Return what is wrong and what is allowed."""
    said = str(_SAYS[problem.code])
    if problem.code in _ALLOWS_ITSELF or not problem.allowed:
        return said
    return _("%(said)s Tillåtet: %(allowed)s.") % {"said": said, "allowed": problem.allowed}


def summary(outcome: Outcome, *, dry_run: bool = False) -> list[str]:
    """Return what came of a file, or would come of it, a sentence a line."""
    new, faulty = outcome.new_count, outcome.faulty_count
    lines = []
    if outcome.batch_id:
        lines.append(
            _counted(ngettext("%(n)s rad är inläst.", "%(n)s rader är inlästa.", new), new)
        )
    elif faulty and not dry_run:
        lines.append(_("Inget är inläst."))
    elif new:
        said = ngettext("%(n)s rad kan läsas in.", "%(n)s rader kan läsas in.", new)
        lines.append(_counted(said, new))
    else:
        lines.append(_("Inget nytt att läsa in."))
    return [*lines, *_beside(outcome)]


_BESIDE: Final = {
    "faulty_count": ngettext_lazy(
        "%(n)s rad går inte att läsa in.", "%(n)s rader går inte att läsa in.", "n"
    ),
    "known_count": ngettext_lazy("%(n)s rad fanns redan.", "%(n)s rader fanns redan.", "n"),
    "changed_count": ngettext_lazy(
        "%(n)s av dem har ändrats i filen. Den är orörd här: ändra den i Finmaskig.",
        "%(n)s av dem har ändrats i filen. De är orörda här: ändra dem i Finmaskig.",
        "n",
    ),
    "made_shift_count": ngettext_lazy(
        "%(n)s pass görs för mötena.", "%(n)s pass görs för mötena.", "n"
    ),
    "buyer_count": ngettext_lazy(
        "%(n)s rad om köpare säger mer än ett antal får hålla. Bara åldersgrupp, kön, "
        "erbjudande och svar sparas.",
        "%(n)s rader om köpare säger mer än ett antal får hålla. Bara åldersgrupp, kön, "
        "erbjudande och svar sparas.",
        "n",
    ),
    "overlap_count": ngettext_lazy(
        "%(n)s rad gäller en dag då enheten själv har loggat pass. Kontrollera att "
        "inget räknas två gånger.",
        "%(n)s rader gäller dagar då enheten själv har loggat pass. Kontrollera att "
        "inget räknas två gånger.",
        "n",
    ),
}
"""What else is worth knowing of a file, where there is any of it."""


def _beside(outcome: Outcome) -> list[str]:
    """Return what else is worth knowing."""
    counted = [(said, getattr(outcome, name)) for name, said in _BESIDE.items()]
    return [said % {"n": number} for said, number in counted if number]


def _counted(said: str, number: int) -> str:
    return said % {"n": number_text(number)}
