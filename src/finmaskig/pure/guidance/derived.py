"""What the rules read: each raw fact turned into one of a few plain values.

The runtime, the proof and the phone see nothing but these fields. Every field always has a value,
and "not_recorded" is one of them. Fields that are copied as they are: kind, sex, trafficking, stay,
guardian_safe, wants_return, event. The others:

``age``          the band. A known age wins. ``maybe_child`` is treated as a child until known (the
                 age is not known and someone may be, or is called, a child), ``unknown_adult`` is
                 plainly adult, ``unknown`` says nothing either way.
``residence``    seen from the municipality where the work is done, by the agreements of the day:
                 ``here`` and ``here_joined`` (lives here; this municipality has, or has joined
                 another's, offer by agreement), ``joined`` and ``unjoined`` (another municipality
                 of the county, with or without agreement), ``county`` (which one is not known),
                 ``outside``, ``abroad``, ``unknown``.
``arena``        the group of the arena. Hotel, restaurant and club are ``premises``.
``answer``       ``closed`` when an adult said no: that closes every offer at once. A child's ``no``
                 stays ``no`` and closes nothing.
``need_*``, ``concern_*``  a field for each word of the two lists: yes, no, not_recorded (no list).
``acute``, ``children``, ``child_leaves``, ``operation``  yes, no, not_recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from finmaskig.pure.guidance.facts import (
    ARENA_GROUPS,
    CHOICES,
    CONCERNS,
    KINDS,
    NEEDS,
    NOT_RECORDED,
    Facts,
    band_of,
)

YES_NO = ("yes", "no", NOT_RECORDED)
COPIED = ("kind", "sex", "trafficking", "stay", "guardian_safe", "wants_return", "event")
YES_NO_KEYS = ("acute", "children", "child_leaves", "operation")
CHILD = ("0-14", "15-17", "maybe_child")
ADULT = ("18-20", "21-24", "25+", "unknown_adult", "unknown", NOT_RECORDED)
RESIDENCES = (
    "here",
    "here_joined",
    "joined",
    "unjoined",
    "county",
    "outside",
    "abroad",
    "unknown",
    NOT_RECORDED,
)

# Every derived field with all its values. The product of their sizes is the space of situations.
DOMAIN: Mapping[str, tuple[str, ...]] = {
    "age": (*CHILD, *ADULT),
    "kind": (*KINDS, NOT_RECORDED),
    "sex": CHOICES["sex"],
    "residence": RESIDENCES,
    "trafficking": (*CHOICES["trafficking"], NOT_RECORDED),
    "stay": (*CHOICES["stay"], NOT_RECORDED),
    "guardian_safe": (*CHOICES["guardian_safe"], NOT_RECORDED),
    "wants_return": (*CHOICES["wants_return"], NOT_RECORDED),
    "event": (*CHOICES["event"], NOT_RECORDED),
    "answer": (*CHOICES["answer"], "closed", NOT_RECORDED),
    "arena": (*ARENA_GROUPS, NOT_RECORDED),
    **dict.fromkeys(YES_NO_KEYS, YES_NO),
    **{f"need_{need}": YES_NO for need in NEEDS},
    **{f"concern_{concern}": YES_NO for concern in CONCERNS},
}

# Names that a rule may use for several values at once.
GROUPS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "age": {
        "child": CHILD,
        "adult": ADULT,
        "under_21": (*CHILD, "18-20"),
        "youth": ("18-20", "21-24"),
    },
    "kind": {"not_buyer": ("exposed", "youth_at_risk", "relative", "other", NOT_RECORDED)},
    "residence": {"with_agreement": ("here_joined", "joined")},
    "trafficking": {"signs": ("suspected", "evident")},
    "event": {
        "meeting": ("met", NOT_RECORDED),
        "before_report": ("met", "acute_solved", NOT_RECORDED),
    },
    "answer": {"open": ("yes", "no", "later", "could_not", NOT_RECORDED)},
    "guardian_safe": {"not_known_safe": ("no", "unknown", NOT_RECORDED)},
}


@dataclass(frozen=True)
class Scene:
    """Where the work is done on a day, and how codes are seen from there."""

    municipality: str
    residences: Mapping[str, str]  # each municipality code and each word -> one of RESIDENCES
    arenas: Mapping[str, str]  # each arena code -> one of ARENA_GROUPS


def derive(facts: Facts, scene: Scene) -> dict[str, str]:
    """Return the value of every field of DOMAIN."""
    age = _age(facts)
    return {
        **_needs(facts.needs),
        **_concerns(facts.concerns),
        "age": age,
        "residence": scene.residences[facts.residence or NOT_RECORDED],
        "arena": scene.arenas[facts.arena] if facts.arena else NOT_RECORDED,
        "answer": _answer(facts, age),
        "kind": facts.kind or NOT_RECORDED,
        "sex": facts.sex or NOT_RECORDED,
        "trafficking": facts.trafficking or NOT_RECORDED,
        "stay": facts.stay or NOT_RECORDED,
        "guardian_safe": facts.guardian_safe or NOT_RECORDED,
        "wants_return": facts.wants_return or NOT_RECORDED,
        "event": facts.event or NOT_RECORDED,
        "acute": _SAID[facts.acute],
        "children": _SAID[facts.children],
        "child_leaves": _SAID[facts.child_leaves],
        "operation": _SAID[facts.operation],
    }


def can_occur(age: str, answer: str, child_leaves: str) -> bool:
    """Say whether the three fields, which come from the same facts, can have these values at once.

    >>> can_occur("15-17", "closed", "no"), can_occur("25+", "closed", "no")
    (False, True)
    """
    closed = {"closed": ADULT, "no": CHILD}.get(answer, DOMAIN["age"])
    named_child = child_leaves == "yes" and age in ("unknown_adult", "unknown", NOT_RECORDED)
    return age in closed and not named_child


_SAID: Mapping[bool | None, str] = {True: "yes", False: "no", None: NOT_RECORDED}


def _age(facts: Facts) -> str:
    if facts.age is not None:
        return band_of(facts.age)
    if facts.age_band not in (None, "unknown"):
        return str(facts.age_band)
    if facts.may_be_child or facts.child_leaves:
        return "maybe_child"
    if facts.may_be_child is False:
        return "unknown_adult"
    return facts.age_band or NOT_RECORDED


def _answer(facts: Facts, age: str) -> str:
    if facts.answer == "no" and age in ADULT:
        return "closed"
    return facts.answer or NOT_RECORDED


@cache
def _needs(said: frozenset[str] | None) -> Mapping[str, str]:
    return _listed("need", NEEDS, said)


@cache
def _concerns(said: frozenset[str] | None) -> Mapping[str, str]:
    return _listed("concern", CONCERNS, said)


def _listed(name: str, words: tuple[str, ...], said: frozenset[str] | None) -> dict[str, str]:
    if said is None:
        return {f"{name}_{word}": NOT_RECORDED for word in words}
    return {f"{name}_{word}": "yes" if word in said else "no" for word in words}
