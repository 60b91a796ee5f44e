"""A person's situation (mode B): as a form begins, and as a page shows it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finmaskig.cases.models.situation import SituationModel
from finmaskig.cases.values import SITUATION_TEXTS
from finmaskig.organisations.queries import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.cases.models import Case
    from finmaskig.vault.box import Box

NAMES = {field.name: field.verbose_name for field in SituationModel._meta.fields}  # noqa: SLF001 -- Django's public name
NAMES["sought_help_at"] = gettext_lazy("sökte hjälp hos")
FIELDS = tuple(NAMES)
SHORT_MARK = 16

LIST_OF_FIELD: Mapping[str, str] = {
    "age_band": "age_band",
    "sex": "sex",
    "residence": "residence",
    "problems": "problem",
    "compensations": "compensation",
    "reasons": "own_reason",
    "need_areas": "need_area",
    "strengths": "strength",
    "risk_factors": "risk_factor",
    "protective_factors": "protective_factor",
    "treatment_areas": "treatment_area",
    "sought_help": "sought_help",
    "sought_help_at": "sought_help_at",
    "first_time_band": "age_band",
    "returning": "yes_no_unknown",
    "children": "yes_no_unknown",
    "children_bands": "child_band",
}
"""The list of words that each answer is one of."""


def mark_of(case: Case) -> str:
    """Return a mark of the situation as it stands: another mark, somebody has changed it.

    The contact's own version counts talks and taps too, which no one who writes here needs to
    be disturbed by.
    """
    shown = repr([(name, getattr(case, name)) for name in ("kind", *FIELDS)])
    return hashlib.sha256(shown.encode()).hexdigest()[:SHORT_MARK]


def situation_initial(case: Case, box: Box) -> dict[str, object]:
    """Return the situation as the form begins with it."""
    plain = {name: getattr(case, name) for name in FIELDS if name not in SITUATION_TEXTS}
    texts = {name: box.text(case, name) for name in SITUATION_TEXTS}
    return {"kind": case.kind, **plain, **texts, "mark": mark_of(case)}


@dataclass(frozen=True)
class Said:
    """One answer of the situation, in words."""

    name: str
    text: str


def situation_lines(case: Case, box: Box) -> list[Said]:
    """Return what is kept of the situation, in words; what is not recorded is left out."""
    return [
        Said(str(name), words)
        for field, name in NAMES.items()
        if (words := value_text(case, box, field))
    ]


def value_text(case: Case, box: Box, name: str) -> str:
    """Return one answer in words, or nothing."""
    if name in SITUATION_TEXTS:
        return box.text(case, name)
    return words_of(name, getattr(case, name))


def words_of(name: str, value: object) -> str:
    """Write the value of a field of the situation in words."""
    words = LIST_OF_FIELD.get(name, "")
    if isinstance(value, list | tuple):
        return ", ".join(label(words, str(code)).lower() for code in value)
    if not value:
        return ""
    return label(words, str(value)) if words else str(value)


def differences(now: Mapping[str, object], typed: Mapping[str, object]) -> list[Said]:
    """Return what somebody else has saved where it differs from what is typed."""
    changed = [name for name in NAMES if _plain(now[name]) != _plain(typed.get(name))]
    return [Said(str(NAMES[name]), _shown(name, now[name])) for name in changed]


def _plain(value: object) -> str:
    """Write a value the same way, whether it comes from the row or from the form."""
    if isinstance(value, list | tuple):
        return ",".join(sorted(str(one) for one in value))
    return "" if value is None else str(value)


def _shown(name: str, value: object) -> str:
    if name in SITUATION_TEXTS:
        return str(value) or _("inget skrivet")
    return words_of(name, value) or _("inget valt")
