"""The flat run: seeded situations, where the masks are held against `decide` one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finmaskig.pure.guidance.coverage.claims import Ordered
from finmaskig.pure.guidance.coverage.reach import Reach, shown
from finmaskig.pure.guidance.coverage.report import Finding
from finmaskig.pure.guidance.coverage.space import Axis, Mask
from finmaskig.pure.guidance.decide import Adviser
from finmaskig.pure.guidance.derived import derive
from finmaskig.pure.guidance.facts import Facts

FEW = 2  # raw facts tried for each point in one run; the seed chooses which
WHOLE = 20  # one situation in so many is decided to the end, receivers included
KEYS = [field.name for field in fields(Facts)]
Places = Sequence[NDArray[np.intp]]  # for each axis the point of each sample


def flat_run(adviser: Adviser, reach: Reach, *, samples: int, seed: int) -> Finding | None:
    """Return the first situation where the decision is not what the masks say, if there is one.

    The points of each axis are drawn alike often. Every situation goes from raw facts to the rules
    that apply, in the code that answers a worker; every twentieth goes on to advice and receivers.
    """
    rng = np.random.default_rng(seed)
    places = [rng.integers(len(raws), size=samples) for raws in reach.raws]
    expected = _applying(adviser, reach.space.axes, places)
    rules, scene = adviser.rules, adviser.scene
    every = zip(_drawn(reach, places, rng), expected, strict=True)
    for number, (facts, wanted) in enumerate(every):
        differs = rules.bits(derive(facts, scene)) ^ wanted
        if not differs and number % WHOLE == 0:
            differs = _advice(adviser, facts) ^ _first_of_each_step(adviser, wanted)
        if differs:
            return _finding(adviser, facts, differs)
    return None


def _applying(adviser: Adviser, axes: Sequence[Axis], places: Places) -> Iterator[int]:
    """Return by masks which rules apply to each sample, the first rule in the lowest bit."""
    ordered = Ordered(adviser.rules)
    rules = adviser.rules.rules
    packed = np.packbits(
        np.ones((len(places[0]), len(rules)), dtype=np.bool_), axis=1, bitorder="little"
    )
    for axis, place in zip(axes, places, strict=True):
        columns: Mask = np.array([axis.column(ordered.when(rule)) for rule in rules])
        packed &= np.packbits(columns.T, axis=1, bitorder="little")[place]
    return (int.from_bytes(row.tobytes(), "little") for row in packed)


def _drawn(reach: Reach, places: Places, rng: np.random.Generator) -> Iterator[Facts]:
    """Yield facts for each sample, one of a few that lead to each point."""
    columns: dict[str, list[Any]] = {}
    for raws, place in zip(reach.raws, places, strict=True):
        few = [[alike[at] for at in rng.integers(len(alike), size=FEW)] for alike in raws]
        chosen = place * FEW + rng.integers(FEW, size=len(place))
        flat = [raw for alike in few for raw in alike]
        for key in {key for alike in raws for raw in alike for key in raw}:
            values = np.empty(len(flat), dtype=np.object_)
            values[:] = [raw.get(key) for raw in flat]
            columns[key] = values[chosen].tolist()
    return map(_facts, zip(*(columns[key] for key in KEYS), strict=True))


def _facts(row: Sequence[object]) -> Facts:
    """Return facts without the constructor, which costs more than a whole decision."""
    facts = object.__new__(Facts)
    vars(facts).update(zip(KEYS, row, strict=True))
    return facts


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


def _finding(adviser: Adviser, facts: Facts, differs: int) -> Finding:
    rule = adviser.rules.rules[differs.bit_length() - 1]
    message = f"Beslutet och beviset skiljer sig för regeln ”{rule.code}”."
    return Finding("flat", rule.code, message, adviser.rules.on, shown(facts.as_mapping()))
