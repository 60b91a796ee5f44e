"""Which situations can occur: raw facts tried through `derive`, and the way back to an example.

Derived fields are not all independent. Those that hang together share an axis, and the points of
an axis are what `derive` makes of every combination of the raw facts behind it:

========================================================  =================================
raw facts                                                 derived fields on one axis
========================================================  =================================
age, age_band, may_be_child, child_leaves, answer         age, child_leaves, answer
needs (no list, or any choice of words)                   need_*
concerns (no list, or any choice of words)                concern_*
any other                                                 the field of the same name
========================================================  =================================

So these never occur and are never counted or reported: ``answer = closed`` for a child, ``no`` for
an adult, a child who leaves and is plainly adult or says nothing either way of the age, and a list
of which one word is recorded and another is not.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import Any

from finmaskig.pure.guidance.coverage.space import Axis, Space
from finmaskig.pure.guidance.derived import DOMAIN, Scene, derive
from finmaskig.pure.guidance.facts import (
    CHOICES,
    FLAGS,
    LISTS,
    NOT_RECORDED,
    Facts,
    FactValue,
    band_of,
)

Raw = Mapping[str, FactValue]
Raws = tuple[tuple[Raw, ...], ...]  # for each point of an axis: all raw facts that lead there
AGES = (0, 14, 15, 17, 18, 20, 21, 24, 25, 120)  # both ends of every band
WHO = ("age", "age_band", "may_be_child", "child_leaves", "answer")
WHO_FIELDS = ("age", "child_leaves", "answer")
PLACES = ("residence", "arena")
NOWHERE = Scene(municipality="", residences={NOT_RECORDED: NOT_RECORDED}, arenas={})


@dataclass(frozen=True, eq=False)
class Reach:
    """The situations of a municipality on a day, and the raw facts that lead to each."""

    space: Space
    raws: tuple[Raws, ...]

    def example(self, situation: Mapping[str, str]) -> dict[str, FactValue | list[str]]:
        """Return the plainest facts that lead to a situation, or as near as they come here."""
        facts: dict[str, FactValue | list[str]] = {}
        for axis, raws in zip(self.space.axes, self.raws, strict=True):
            wanted = tuple(situation.get(name, NOT_RECORDED) for name in axis.fields)
            point = axis.points.index(wanted) if wanted in axis.points else 0
            facts |= shown(raws[point][0])
        return facts


def shown(raw: Raw) -> dict[str, FactValue | list[str]]:
    """Return facts as they are written in JSON.

    >>> shown({"needs": frozenset({"money", "health"})})
    {'needs': ['health', 'money']}
    """
    return {key: sorted(v) if isinstance(v, frozenset) else v for key, v in raw.items()}


def reach_of(scene: Scene) -> Reach:
    """Return what can occur in a municipality on a day."""
    residences = [code for code in scene.residences if code != NOT_RECORDED]
    axes, raws = zip(
        *_everywhere(),
        _along(("residence",), scene, _one("residence", residences)),
        _along(("arena",), scene, _one("arena", scene.arenas)),
        strict=True,
    )
    return Reach(_space(axes), raws)


@lru_cache(maxsize=1)
def widest() -> Space:
    """Return the situations of every municipality on every day: there a rule lives or is dead."""
    places = tuple(_axis((key,), tuple((value,) for value in DOMAIN[key])) for key in PLACES)
    return _space((*(axis for axis, _ in _everywhere()), *places))


@lru_cache(maxsize=256)
def _space(axes: tuple[Axis, ...]) -> Space:
    return Space(axes)


@lru_cache(maxsize=256)
def _axis(fields: tuple[str, ...], points: tuple[tuple[str, ...], ...]) -> Axis:
    return Axis(fields, points)


@lru_cache(maxsize=1)
def _everywhere() -> tuple[tuple[Axis, Raws], ...]:
    """Return the axes that look the same from every municipality."""
    single = [key for key in CHOICES if key not in WHO]
    flags = [key for key in FLAGS if key not in WHO]
    return (
        _along(WHO_FIELDS, NOWHERE, _who()),
        *(_along((key,), NOWHERE, _one(key, CHOICES[key])) for key in single),
        *(_along((key,), NOWHERE, _one(key, (True, False))) for key in flags),
        *(
            _along(tuple(f"{key[:-1]}_{word}" for word in words), NOWHERE, _several(key, words))
            for key, words in LISTS.items()
        ),
    )


def _along(fields: tuple[str, ...], scene: Scene, raws: Iterable[Raw]) -> tuple[Axis, Raws]:
    found: dict[tuple[str, ...], list[Raw]] = {}
    for raw in raws:
        values: dict[str, Any] = dict(raw)
        derived = derive(Facts(**values), scene)
        found.setdefault(tuple(derived[name] for name in fields), []).append(raw)
    return _axis(fields, tuple(found)), tuple(tuple(alike) for alike in found.values())


def _one(key: str, values: Iterable[FactValue]) -> Iterator[Raw]:
    yield {}
    yield from ({key: value} for value in values)


def _several(key: str, words: tuple[str, ...]) -> Iterator[Raw]:
    yield {}
    for count in range(len(words) + 1):
        yield from ({key: frozenset(some)} for some in combinations(words, count))


def _who() -> Iterator[Raw]:
    bands = (None, *CHOICES["age_band"])
    ages: list[Raw] = [{"age": age} for age in AGES]
    ages += [{"age": age, "age_band": band_of(age)} for age in AGES]
    ages = [{} if band is None else {"age_band": band} for band in bands] + ages
    flags = [
        dict(zip(("may_be_child", "child_leaves"), pair, strict=True))
        for pair in product((None, True, False), repeat=2)
    ]
    answers = [{"answer": answer} for answer in (None, *CHOICES["answer"])]
    for parts in product(ages, flags, answers):
        yield {key: value for part in parts for key, value in part.items() if value is not None}
