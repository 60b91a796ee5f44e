"""The rules in words, for everyone on the staff to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finmaskig.organisations.queries import label
from finmaskig.pure.guidance.derived import DOMAIN
from finmaskig.pure.guidance.facts import NOT_RECORDED
from finmaskig.pure.guidance.steps import STEPS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from django_stubs_ext import StrOrPromise

    from finmaskig.pure.guidance.rules import Rule, RuleSet

_LISTS: Mapping[str, str] = {
    "age": "age_band",
    "kind": "encounter_kind",
    "sex": "sex",
    "residence": "residence",
    "trafficking": "trafficking",
    "stay": "stay",
    "guardian_safe": "yes_no_unknown",
    "wants_return": "yes_no_unknown",
    "answer": "answer",
    "arena": "arena_group",
}
"""The word list that names the values of a field."""

_FIELDS: Mapping[str, StrOrPromise] = {
    "age": gettext_lazy("Ålder"),
    "kind": gettext_lazy("Personens situation"),
    "sex": gettext_lazy("Kön"),
    "residence": gettext_lazy("Hemkommun"),
    "trafficking": gettext_lazy("Tecken på människohandel"),
    "stay": gettext_lazy("Rätt att vistas här"),
    "guardian_safe": gettext_lazy("Tryggt att kontakta vårdnadshavare"),
    "wants_return": gettext_lazy("Vill resa hem"),
    "event": gettext_lazy("Vad som hänt"),
    "answer": gettext_lazy("Svar på erbjudandet"),
    "arena": gettext_lazy("Plats"),
    "acute": gettext_lazy("Akut fara"),
    "children": gettext_lazy("Barn i hemmet"),
    "child_leaves": gettext_lazy("Barnet går eller säger inte vem"),
    "operation": gettext_lazy("Insatsvecka"),
}
_VALUES: Mapping[str, StrOrPromise] = {
    "not_recorded": gettext_lazy("ej noterat"),
    "yes": gettext_lazy("ja"),
    "no": gettext_lazy("nej"),
    "maybe_child": gettext_lazy("okänd, kan vara barn"),
    "unknown_adult": gettext_lazy("okänd, tydligt vuxen"),
    "here": gettext_lazy("den egna kommunen"),
    "here_joined": gettext_lazy("den egna kommunen, med avtal"),
    "joined": gettext_lazy("annan kommun i länet med avtal"),
    "unjoined": gettext_lazy("annan kommun i länet utan avtal"),
    "closed": gettext_lazy("vuxen har sagt nej"),
    "met": gettext_lazy("möte"),
    "report_sent": gettext_lazy("anmälan är skickad"),
    "acute_solved": gettext_lazy("det akuta läget är över"),
}


@dataclass(frozen=True)
class Condition:
    """One field and the values it may have, in words."""

    field: str
    values: str


@dataclass(frozen=True)
class RuleInWords:
    """A rule as a person reads it."""

    code: str
    level: str
    heading: str
    title: str
    conditions: tuple[Condition, ...]
    receiver: str
    within: str
    say: str
    why: str
    source: str
    valid_from: date | None
    valid_to: date | None


def in_words(ruleset: RuleSet) -> list[RuleInWords]:
    """Return the rules of a day in words, the most binding first."""
    return [_rule(rule, ruleset.on) for rule in ruleset.rules]


def _rule(rule: Rule, on: date) -> RuleInWords:
    return RuleInWords(
        code=rule.code,
        level=rule.level,
        heading=STEPS[rule.step],
        title=rule.title,
        conditions=tuple(
            Condition(field_word(field, on), value_words(field, values, on))
            for field, values in rule.when.items()
        ),
        receiver=label("receiver", rule.receiver, on),
        within=rule.within.words,
        say=rule.say,
        why=rule.why,
        source=rule.source,
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
    )


def field_word(field: str, on: date) -> str:
    """Return what a field of the rules is called."""
    group, _underscore, code = field.partition("_")
    if group in {"need", "concern"} and code:
        return label(group, code, on)
    return str(_FIELDS[field])


def value_words(field: str, values: Collection[str], on: date) -> str:
    """Return the values a field may have, in the order of the form: a, b eller c."""
    words = [_value_word(field, value, on) for value in DOMAIN[field] if value in values]
    if len(words) == 1:
        return words[0]
    return _("%(most)s eller %(last)s") % {"most": ", ".join(words[:-1]), "last": words[-1]}


def _value_word(field: str, value: str, on: date) -> str:
    if value == NOT_RECORDED or (value in _VALUES and field not in {"kind", "stay"}):
        return str(_VALUES[value])
    word = label(_LISTS[field], value, on) if field in _LISTS else str(_VALUES.get(value, value))
    return word[:1].lower() + word[1:]
