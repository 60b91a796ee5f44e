"""The flat run: seeded situations, where the masks are held against `decide` one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import repeat
from operator import xor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finmaskig.pure.guidance.coverage.claims import Ordered
from finmaskig.pure.guidance.coverage.reach import Reach, shown
from finmaskig.pure.guidance.coverage.report import Example, Finding
from finmaskig.pure.guidance.coverage.space import Mask
from finmaskig.pure.guidance.decide import Adviser
from finmaskig.pure.guidance.derived import derive
from finmaskig.pure.guidance.facts import Facts

FEW = 2  # raw facts tried for each point in one run; the seed chooses which
FROM_FACTS = 10  # one situation in so many starts from raw facts
TO_THE_END = 20  # and of these one in so many is decided to the end, receivers included
KEYS = [field.name for field in fields(Facts)]
Places = Sequence[NDArray[np.intp]]  # for each axis the point of each sample


@dataclass(frozen=True)
class Wrong:
    """A situation where some rules, as bits, are decided otherwise than the masks say."""

    differs: int
    facts: Example


def flat_run(adviser: Adviser, reach: Reach, *, samples: int, seed: int) -> Finding | None:
    """Return the first situation where the decision is not what the masks say, if there is one.

    The points of each axis are drawn alike often. Every situation is matched by the code that
    answers a worker; some start from raw facts, and some of these go on to advice and receivers.
    """
    rng = np.random.default_rng(seed)
    places = [rng.integers(len(raws), size=samples) for raws in reach.raws]
    some = [place[::FROM_FACTS] for place in places]
    wrong = _matched(adviser, reach, places)
    wrong = wrong or _decided(adviser, _drawn(reach, some, rng), _applying(adviser, reach, some))
    if wrong is None:
        return None
    rule = adviser.rules.rules[wrong.differs.bit_length() - 1]
    message = f"Beslutet och beviset skiljer sig för regeln ”{rule.code}”."
    return Finding("flat", rule.code, message, adviser.rules.on, wrong.facts)


def _matched(adviser: Adviser, reach: Reach, places: Places) -> Wrong | None:
    """Match every situation, one by one."""
    given = map(adviser.rules.bits, _situations(reach, places))
    differs = map(xor, given, _applying(adviser, reach, places))
    for number, bits in enumerate(differs):
        if bits:
            only = [place[number : number + 1] for place in places]
            return Wrong(bits, reach.example(next(_situations(reach, only))))
    return None


def _decided(adviser: Adviser, drawn: Iterator[Facts], applying: Iterator[int]) -> Wrong | None:
    """Derive and match raw facts, and decide some of them to the end."""
    rules, scene = adviser.rules, adviser.scene
    for number, (facts, wanted) in enumerate(zip(drawn, applying, strict=True)):
        differs = rules.bits(derive(facts, scene)) ^ wanted
        if number % TO_THE_END == 0:
            differs |= _advice(adviser, facts) ^ _first_of_each_step(adviser, wanted)
        if differs:
            return Wrong(differs, shown(facts.as_mapping()))
    return None


def _applying(adviser: Adviser, reach: Reach, places: Places) -> Iterator[int]:
    """Return by masks which rules apply to each sample, the first rule in the lowest bit."""
    ordered = Ordered(adviser.rules)
    rules = adviser.rules.rules
    every = np.ones((len(places[0]), len(rules)), dtype=np.bool_)
    packed = np.packbits(every, axis=1, bitorder="little")
    for axis, place in zip(reach.space.axes, places, strict=True):
        columns: Mask = np.array([axis.column(ordered.when(rule)) for rule in rules])
        packed &= np.packbits(columns.T, axis=1, bitorder="little")[place]
    return (int.from_bytes(row.tobytes(), "little") for row in packed)


def _situations(reach: Reach, places: Places) -> Iterator[dict[str, str]]:
    """Return the situation of each sample, by its fields."""
    names: list[str] = []
    columns: list[list[str]] = []
    for axis, place in zip(reach.space.axes, places, strict=True):
        points = np.array(axis.points, dtype=np.object_)
        names += axis.fields
        columns += [points[place, at].tolist() for at in range(len(axis.fields))]
    return map(dict, map(zip, repeat(names), zip(*columns, strict=True)))


def _drawn(reach: Reach, places: Places, rng: np.random.Generator) -> Iterator[Facts]:
    """Return raw facts for each sample, one of a few that lead to each point."""
    columns: dict[str, list[Any]] = {}
    for raws, place in zip(reach.raws, places, strict=True):
        few = [alike[at] for alike in raws for at in rng.integers(len(alike), size=FEW)]
        chosen = place * FEW + rng.integers(FEW, size=len(place))
        for key in {key for alike in raws for raw in alike for key in raw}:
            values = np.empty(len(few), dtype=np.object_)
            values[:] = [raw.get(key) for raw in few]
            columns[key] = values[chosen].tolist()
    return (Facts(*row) for row in zip(*(columns[key] for key in KEYS), strict=True))


def _advice(adviser: Adviser, facts: Facts) -> int:
    """Return the rules that `decide` advises by."""
    at = {id(rule): number for number, rule in enumerate(adviser.rules.rules)}
    return sum(1 << at[id(advice.rule)] for advice in adviser.advise(facts))


def _first_of_each_step(adviser: Adviser, applying: int) -> int:
    """Return for each step the first rule that applies: a step is advised once."""
    first: dict[str, int] = {}
    for number, rule in enumerate(adviser.rules.rules):
        if applying >> number & 1:
            first.setdefault(rule.step, number)
    return sum(1 << number for number in first.values())
