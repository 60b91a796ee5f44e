"""Small harms done to the shipped rules, one at a time, and the checker that must see each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from finmaskig.pure.guidance.coverage.answering import Place
from finmaskig.pure.guidance.coverage.check import Prover
from finmaskig.pure.guidance.coverage.claims import claims
from finmaskig.pure.guidance.directory import Directory
from finmaskig.pure.guidance.obligations import Obligations
from finmaskig.pure.guidance.receivers import RECEIVERS
from finmaskig.pure.guidance.rules import Rule, rule_set

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Mutant:
    """A rule as it was, what became of it, and the name of the harm."""

    name: str
    rule: Rule
    changed: Rule | None


def mutants_of(rule: Rule) -> Iterator[Mutant]:
    """Yield every harm: removed, a value less, another receiver, a date moved by a day."""
    yield Mutant(f"{rule.code}: removed", rule, None)
    for field, values in sorted(rule.when.items()):
        for value in sorted(values):
            when = {**rule.when, field: values - {value}}
            yield Mutant(f"{rule.code}: {field} without {value}", rule, replace(rule, when=when))
    for kind in sorted(set(RECEIVERS) - {rule.receiver}):
        yield Mutant(f"{rule.code}: receiver {kind}", rule, replace(rule, receiver=kind))
    yield from _moved(rule)


def _moved(rule: Rule) -> Iterator[Mutant]:
    for edge in ("valid_from", "valid_to"):
        day: date | None = getattr(rule, edge)
        for moved in (day - DAY, day + DAY) if day else ():
            changed = replace(rule, **{edge: moved})
            yield Mutant(f"{rule.code}: {edge} {moved}", rule, changed)


class Checker:
    """Holds harmed rules against the claims, those first that name the step of the rule."""

    def __init__(self, directory: Directory, demands: Obligations, municipality: str) -> None:
        """Fix the place."""
        self.directory = directory
        self.demands = demands
        self.municipality = municipality
        self._provers: dict[date, Prover] = {}
        self._near: dict[str, Obligations] = {}

    def sees(self, rules: tuple[Rule, ...], mutant: Mutant) -> bool:
        """Say whether a claim fails on one of the days when the harm can be seen."""
        harmed = _harmed(rules, mutant)
        days = dates_seen(mutant)
        return any(self._near_sees(harmed, mutant, day) for day in days) or any(
            self._all_sees(harmed, mutant, day) for day in days
        )

    def _near_sees(self, rules: tuple[Rule, ...], mutant: Mutant, day: date) -> bool:
        """Look only at the rules and the demands that name the step: a part of every claim."""
        step = mutant.rule.step
        steps = {
            step,
            *(s for e in self.demands.exclusions if step in e.together for s in e.together),
        }
        near = tuple(rule for rule in rules if rule.step in steps)
        return self._fails(near, self._naming(step), day)

    def _all_sees(self, rules: tuple[Rule, ...], mutant: Mutant, day: date) -> bool:
        if self._fails(rules, self.demands, day):
            return True
        changed = mutant.changed
        if changed is None or not changed.holds(day):
            return False
        return self._prover(day).answering.found(changed).proof.hole is not None

    def _fails(self, rules: tuple[Rule, ...], demands: Obligations, day: date) -> bool:
        on = rule_set(rules, self.municipality, day)
        found = claims(self._prover(day).reach, on, demands)
        return any(one.proof.hole is not None for one in found)

    def _naming(self, step: str) -> Obligations:
        if step not in self._near:
            named = [o for o in self.demands.obligations if step in o.steps]
            self._near[step] = replace(self.demands, obligations=tuple(named))
        return self._near[step]

    def _prover(self, day: date) -> Prover:
        if day not in self._provers:
            place = Place(self.directory, self.municipality, day, day + DAY)
            self._provers[day] = Prover(place, self.demands)
        return self._provers[day]


def dates_seen(mutant: Mutant) -> tuple[date, ...]:
    """Return the dates to look at: the edges of the rule's time before and after the harm."""
    edges = [
        day
        for rule in (mutant.rule, mutant.changed)
        if rule is not None
        for day in (rule.valid_from, rule.valid_to and rule.valid_to + DAY)
        if day
    ]
    return tuple(sorted({*edges, mutant.rule.valid_to or mutant.rule.valid_from or TODAY}))


TODAY = date(2026, 6, 15)


def _harmed(rules: tuple[Rule, ...], mutant: Mutant) -> tuple[Rule, ...]:
    """Return the rules with one of them harmed."""
    at = next(number for number, rule in enumerate(rules) if rule is mutant.rule)
    middle = () if mutant.changed is None else (mutant.changed,)
    return (*rules[:at], *middle, *rules[at + 1 :])
