"""The rules that apply in a municipality on a day, and which of them apply to a situation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache

from finmaskig.pure.guidance.derived import DOMAIN
from finmaskig.pure.guidance.entry import RuleError
from finmaskig.pure.guidance.reading import (
    RULESETS,
    check_together,
    laws_from,
    read_file,
    rules_from,
)
from finmaskig.pure.guidance.rule import LEVELS, Rule

__all__ = [
    "LEVELS",
    "Rule",
    "RuleError",
    "RuleSet",
    "boundaries",
    "dated_rules",
    "local_sets",
    "matching",
    "rule_set",
    "rules_for",
]

BASE = ("base", "base_children", "base_trafficking", "base_life")
LAWS = "laws"


@dataclass(frozen=True)
class RuleSet:
    """The rules of a municipality on a day, in the order of the advice."""

    municipality: str
    on: date
    rules: tuple[Rule, ...]

    @cached_property
    def masks(self) -> tuple[tuple[str, Mapping[str, int]], ...]:
        """Return for each field that is read the rules that each value lets through, as bits."""
        read = sorted({field for rule in self.rules for field in rule.when})
        return tuple(
            (field, {value: self._letting(field, value) for value in DOMAIN[field]})
            for field in read
        )

    def bits(self, derived: Mapping[str, str]) -> int:
        """Return the rules that apply to a situation, one bit a rule."""
        bits = (1 << len(self.rules)) - 1
        for field, letting in self.masks:
            bits &= letting[derived[field]]
        return bits

    def _letting(self, field: str, value: str) -> int:
        bits = 0
        for index, rule in enumerate(self.rules):
            if field not in rule.when or value in rule.when[field]:
                bits |= 1 << index
        return bits


def matching(rules: RuleSet, derived: Mapping[str, str]) -> list[int]:
    """Return the places in ``rules.rules`` of those that apply to a situation."""
    bits = rules.bits(derived)
    places = []
    while bits:
        lowest = bits & -bits
        places.append(lowest.bit_length() - 1)
        bits ^= lowest
    return places


def rule_set(rules: Iterable[Rule], municipality: str, on: date) -> RuleSet:
    """Return the rules that hold on the day, without those that local rules replace."""
    holding = [rule for rule in rules if rule.holds(on)]
    replaced = {code for rule in holding for code in rule.replaces}
    kept = [rule for rule in holding if rule.code not in replaced]
    kept.sort(key=lambda rule: (LEVELS.index(rule.level), rule.within.urgency))
    return RuleSet(municipality, on, tuple(kept))


def boundaries(rules: Iterable[Rule]) -> set[date]:
    """Return every day on which a rule begins, or has ceased to hold."""
    spans = list(rules)
    began = {rule.valid_from for rule in spans if rule.valid_from}
    return began | {rule.valid_to + timedelta(days=1) for rule in spans if rule.valid_to}


@cache
def local_sets() -> Mapping[str, str]:
    """Return the shipped local rule sets: name -> the municipality that it was written for."""
    shipped = {path.stem for path in RULESETS.glob("*.toml")} - {*BASE, LAWS}
    return {name: str(read_file(name)["municipality"]) for name in sorted(shipped)}


@cache
def dated_rules(*local: str) -> tuple[Rule, ...]:
    """Return the base rules of every date, and those of the named local sets."""
    laws = laws_from(read_file(LAWS))
    rules = [rule for name in (*BASE, *local) for rule in rules_from(read_file(name), laws)]
    check_together(rules)
    return tuple(rules)


@lru_cache(maxsize=256)
def rules_for(municipality: str, on: date, adopted: tuple[str, ...] | None = None) -> RuleSet:
    """Return the rules of the day: the base and the local sets that the municipality adopted.

    Without ``adopted`` it is the local sets that were written for the municipality.
    """
    if adopted is None:
        adopted = tuple(name for name, owner in local_sets().items() if owner == municipality)
    return rule_set(dated_rules(*adopted), municipality, on)
