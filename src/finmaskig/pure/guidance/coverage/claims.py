"""The claims about the rules of one day: demands met, nothing forbidden, no rule in vain."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from finmaskig.pure.guidance.coverage.reach import Reach, widest
from finmaskig.pure.guidance.coverage.report import Finding
from finmaskig.pure.guidance.coverage.space import Giver, Proof, both, condition_of, prove
from finmaskig.pure.guidance.obligations import Condition, Exclusion, Obligation, Obligations
from finmaskig.pure.guidance.rules import Rule, RuleSet

MESSAGES: Mapping[str, str] = {
    "next_step": "En situation saknar nästa steg.",
    "offer": "En situation saknar erbjudande, fast ett ska ges.",
    "report": "Ett barn får ingen orosanmälan.",
    "obligation": "Ett krav i lagtabellen uppfylls inte.",
    "contradiction": "Regeln ”{rule}” ger ett råd som är förbjudet här.",
    "dead": "Regeln ”{rule}” gäller aldrig.",
    "redundant": "Regeln ”{rule}” täcks helt av andra regler.",
    "citation": "Regeln ”{rule}” nämner inte ”{code}”, som gäller den dagen.",
    "receiver": "Rådet i regeln ”{rule}” når ingen som det ska: {code}.",
    "groundless": "Regeln ”{rule}” svarar inte mot något krav i lagtabellen den dagen.",
}
ANYTHING: Condition = frozenset()


@dataclass(frozen=True)
class Found:
    """A claim that was looked at: its cells, and what to say if it does not hold."""

    claim: str
    code: str
    proof: Proof
    rule: str = ""
    home: str = ""

    def finding(self, reach: Reach, on: date) -> Finding:
        """Return the finding, its example in raw facts."""
        assert self.proof.hole is not None
        message = MESSAGES[self.claim].format(rule=self.rule, code=self.code)
        example = reach.example(self.proof.hole)
        if self.home:
            example["residence"] = self.home
        return Finding(self.claim, self.rule or self.code, message, on, example)


@dataclass(frozen=True, eq=False)
class Ordered:
    """The rules of one day in the order of the advice: for each step the first that applies."""

    rules: RuleSet

    @cached_property
    def before(self) -> tuple[tuple[Rule, ...], ...]:
        """Return for each rule those with its step that go before it."""
        return tuple(
            tuple(other for other in self.rules.rules[:at] if other.step == rule.step)
            for at, rule in enumerate(self.rules.rules)
        )

    @cached_property
    def conditions(self) -> Mapping[int, Condition]:
        """Return the condition of each rule, by its identity."""
        return {id(rule): condition_of(rule.when) for rule in self.rules.rules}

    def when(self, rule: Rule) -> Condition:
        """Return the condition of a rule."""
        return self.conditions[id(rule)]


def claims(reach: Reach, rules: RuleSet, obligations: Obligations) -> Iterator[Found]:
    """Look at every claim about the rules."""
    ordered = Ordered(rules)
    place = rules.municipality, rules.on
    bound = [o for o in obligations.obligations if o.binds(*place)]
    for obligation in bound:
        yield _met(reach, ordered, obligation)
    for exclusion in obligations.exclusions:
        if exclusion.binds(*place):
            yield from _kept(reach, ordered, exclusion)
    for citation in (one for one in obligations.citations if one.holds(rules.on)):
        for rule in filter(citation.is_missed_by, rules.rules):
            yield Found("citation", citation.text, _anywhere(ordered.when(rule)), rule.code)
    for at, rule in enumerate(rules.rules):
        yield from _in_vain(ordered, at)
        if not any(_grounds(obligation, rule) for obligation in bound):
            yield Found("groundless", rule.code, _anywhere(ordered.when(rule)), rule.code)


def _met(reach: Reach, ordered: Ordered, obligation: Obligation) -> Found:
    givers = tuple(
        Giver(ordered.when(rule), _shadows(ordered, before, obligation))
        for rule, before in zip(ordered.rules.rules, ordered.before, strict=True)
        if obligation.is_met_by(rule)
    )
    proof = prove(reach.space, obligation.when, givers)
    return Found(obligation.claim, obligation.code, proof)


def _shadows(
    ordered: Ordered, before: Iterable[Rule], obligation: Obligation
) -> tuple[Condition, ...]:
    return tuple(ordered.when(rule) for rule in before if not obligation.is_met_by(rule))


def _kept(reach: Reach, ordered: Ordered, exclusion: Exclusion) -> Iterator[Found]:
    for rule, before in zip(ordered.rules.rules, ordered.before, strict=True):
        if exclusion.forbids(rule):
            need = both(exclusion.when, ordered.when(rule))
            shadows = tuple(Giver(ordered.when(other)) for other in before)
            proof = prove(reach.space, need, shadows)
            yield Found("contradiction", exclusion.code, proof, rule.code)
    for rule, other in _pairs(ordered.rules.rules, exclusion.together):
        need = both(exclusion.when, both(ordered.when(rule), ordered.when(other)))
        proof = prove(reach.space, need, ())
        yield Found("contradiction", exclusion.code, proof, rule.code)


def _pairs(rules: tuple[Rule, ...], steps: tuple[str, ...]) -> Iterator[tuple[Rule, Rule]]:
    if steps:
        first, second = steps
        for rule in (rule for rule in rules if rule.step == first):
            yield from ((rule, other) for other in rules if other.step == second)


def _in_vain(ordered: Ordered, at: int) -> Iterator[Found]:
    """Look whether a rule never applies, or leaves every answer as it is when it is removed."""
    rule = ordered.rules.rules[at]
    need = ordered.when(rule)
    applies = _anywhere(need)
    if applies.hole is None:
        yield Found("dead", rule.code, Proof({}, applies.cells), rule.code)
        return
    same = [other for other in ordered.rules.rules[at + 1 :] if _same_advice(rule, other)]
    covers = tuple(Giver(ordered.when(other)) for other in (*ordered.before[at], *same))
    proof = prove(widest(), need, covers)
    covered = applies.hole if proof.hole is None else None
    yield Found("redundant", rule.code, Proof(covered, proof.cells), rule.code)


def _same_advice(rule: Rule, other: Rule) -> bool:
    return _advice(rule) == _advice(other)


def _advice(rule: Rule) -> tuple[object, ...]:
    where = rule.receiver, rule.after_hours, rule.home, rule.staff
    return rule.level, rule.step, rule.within, *where


def _anywhere(need: Condition) -> Proof:
    return prove(widest(), need, ())


def _grounds(obligation: Obligation, rule: Rule) -> bool:
    return bool(obligation.steps or obligation.receivers) and obligation.is_met_by(rule)
