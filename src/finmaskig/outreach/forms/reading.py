"""From the answers of the encounter form to a meeting's content, and back again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from finmaskig.outreach.values import EncounterContent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.outreach.models import Encounter

NOT_RECORDED = "not_recorded"
MAY_BE_CHILD = "may_be_child"
HAPPENED = ("talked", "follow_up", "card_given", "health_material")
CAME_UP = ("sugar_dating", "self_harm")
_SINGLE = (
    "kind",
    "trafficking",
    "answer",
    "could_not_reason",
    "talk_alone",
    "protection",
    "acute",
    "children",
    "guardian_safe",
    "child_leaves",
    "stay",
    "wants_return",
    "language",
    "interpreter",
    "arena",
)
_SEVERAL = ("offered", "signs", "exploitation", "needs", "concerns")

Answers = dict[str, object]


def content_of(values: Mapping[str, object]) -> EncounterContent:
    """Return what was filled in, in the codes of the domain."""
    said, chosen = partial(_said, values), partial(_all, values)
    seen = {*chosen("happened"), *chosen("came_up")}
    age, band = values.get("age"), said("age_band")
    return EncounterContent(
        kind=said("kind"),
        age=age if isinstance(age, int) else None,
        age_band="unknown" if band == MAY_BE_CHILD else band,
        may_be_child={MAY_BE_CHILD: True, "unknown": False}.get(band),
        sex=str(values.get("sex") or ""),
        residence=_residence(values),
        trafficking=said("trafficking"),
        offered=chosen("offered"),
        answer=said("answer"),
        could_not_reason=said("could_not_reason"),
        talk_alone=said("talk_alone"),
        talked="talked" in seen,
        protection=said("protection"),
        follow_up="follow_up" in seen,
        sugar_dating="sugar_dating" in seen,
        self_harm="self_harm" in seen,
        signs=chosen("signs"),
        exploitation=chosen("exploitation"),
        acute=said("acute"),
        children=said("children"),
        guardian_safe=said("guardian_safe"),
        child_leaves=said("child_leaves"),
        stay=said("stay"),
        wants_return=said("wants_return"),
        language=said("language"),
        interpreter=said("interpreter"),
        health_material="health_material" in seen,
        card_given="card_given" in seen,
        needs=chosen("needs"),
        concerns=chosen("concerns"),
        arena=said("arena"),
    )


def _residence(values: Mapping[str, object]) -> str:
    """Return the place; elsewhere in the county can say which municipality."""
    residence = _said(values, "residence")
    if residence == "county":
        return _said(values, "residence_in_county") or residence
    return residence


def answers_of(encounter: Encounter, near: frozenset[str]) -> Answers:
    """Return how the form is filled in with a saved meeting."""
    answers: Answers = {name: getattr(encounter, name) for name in (*_SINGLE, *_SEVERAL, "sex")}
    answers["age"] = encounter.age
    answers["age_band"] = MAY_BE_CHILD if encounter.may_be_child else encounter.age_band
    answers["happened"] = [name for name in HAPPENED if getattr(encounter, name)]
    answers["came_up"] = [name for name in CAME_UP if getattr(encounter, name)]
    answers["residence"] = encounter.residence
    if encounter.residence.isdigit() and encounter.residence not in near:
        answers |= {"residence": "county", "residence_in_county": encounter.residence}
    answers["version"] = encounter.version
    return answers


def _said(values: Mapping[str, object], name: str) -> str:
    text = str(values.get(name) or "")
    return "" if text == NOT_RECORDED else text


def _all(values: Mapping[str, object], name: str) -> tuple[str, ...]:
    chosen = values.get(name)
    return tuple(str(one) for one in chosen) if isinstance(chosen, list | tuple) else ()
