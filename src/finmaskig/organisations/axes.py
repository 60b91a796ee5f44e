"""By what figures are divided in several domains: dated words, arenas and places."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finmaskig.counting.registry import NOT_RECORDED, Axis
from finmaskig.organisations.models.words import ArenaGroup
from finmaskig.organisations.queries import county_of, every_word, home_counties, place_choices
from finmaskig.organisations.queries.keeping import arenas

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ELSEWHERE, COUNTY = "elsewhere", "county-"


def of_list(code: str, name: StrOrPromise, words: str, *, several: bool = False) -> Axis:
    """Return an axis whose codes are a list of dated words, also those no longer used."""
    return Axis(code=code, name=name, words=partial(_words, words, several), several=several)


def _words(words: str, several: bool) -> dict[str, str]:
    found = every_word(words)
    return {**found, NOT_RECORDED: _("ej noterat")} if several else found


def _arena_words() -> dict[str, StrOrPromise]:
    by_group: dict[str, StrOrPromise] = {}
    words, groups = every_word("arena"), _arena_groups()
    for group in ArenaGroup:
        by_group[_group(group)] = group.label
        by_group |= {code: word for code, word in words.items() if groups[code] == _group(group)}
    return by_group


def _arena_groups() -> dict[str, str]:
    return {one.code: _group(one.group) for one in arenas()}


def _group(group: str) -> str:
    return f"all-{group}"


ARENA = Axis(code="arena", name=gettext_lazy("arena"), words=_arena_words, parents=_arena_groups)
"""Kinds of place under their group; an old arena keeps its code for ever."""


def _residence_words() -> dict[str, StrOrPromise]:
    found: dict[str, StrOrPromise] = {}
    counties = home_counties()
    for county, name in counties.items():
        found |= {f"{COUNTY}{county}": name, **dict(place_choices(county))}
    words = every_word("residence")
    return {
        **found,
        "county": words.get("county", "county"),
        ELSEWHERE: _("Utanför länet, alla"),
        **{code: word for code, word in words.items() if code != "county"},
    }


def _residence_parents() -> dict[str, str]:
    counties = home_counties()
    parents = {
        place: f"{COUNTY}{county}" for county in counties for place, _name in place_choices(county)
    }
    if len(counties) == 1:
        parents["county"] = f"{COUNTY}{next(iter(counties))}"
    return {**parents, "outside": ELSEWHERE, "abroad": ELSEWHERE}


def residence_code(residence: str) -> str:
    """Return the code of a residence on its axis: a municipality near by, or elsewhere."""
    county = county_of(residence)
    return residence if not county or county in home_counties() else "outside"


RESIDENCE = Axis(
    code="residence",
    name=gettext_lazy("hemkommun"),
    words=_residence_words,
    parents=_residence_parents,
)
"""Municipality under county; who lives outside the counties of the units is elsewhere."""

SEX = of_list("sex", gettext_lazy("kön"), "sex")
YES_NO = {"yes": gettext_lazy("Ja"), "no": gettext_lazy("Nej")}


def _age_words() -> dict[str, StrOrPromise]:
    words = every_word("age_band")
    return {
        "child": _("Under 18 år"),
        **{code: words[code] for code in ("0-14", "15-17") if code in words},
        "adult": _("18 år och äldre"),
        **{code: words[code] for code in ("18-20", "21-24", "25+") if code in words},
        "age_unknown": _("Okänd ålder"),
        **{code: words[code] for code in ("may_be_child", "unknown") if code in words},
        NOT_RECORDED: _("ej noterat"),
    }


AGE = Axis(
    code="age",
    name=gettext_lazy("ålder"),
    words=_age_words,
    parents={
        "0-14": "child",
        "15-17": "child",
        "18-20": "adult",
        "21-24": "adult",
        "25+": "adult",
        "may_be_child": "age_unknown",
        "unknown": "age_unknown",
        NOT_RECORDED: "age_unknown",
    },
)
"""Who has turned 18 is an adult; who may be a child is of unknown age until it is known."""
