"""What must happen next for one person: the rules that apply, each with who receives and when."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from finmaskig.pure.guidance.derived import derive
from finmaskig.pure.guidance.directory import Directory, Office, Person
from finmaskig.pure.guidance.duty import Answer, Call, Duty
from finmaskig.pure.guidance.facts import Facts
from finmaskig.pure.guidance.receivers import OWN
from finmaskig.pure.guidance.rules import Rule, RuleSet, matching
from finmaskig.pure.guidance.workdays import local


@dataclass(frozen=True)
class Advice:
    """One thing to do, with the rule that says so."""

    rule: Rule
    answer: Answer
    due: datetime | None

    @property
    def code(self) -> str:
        """Return the code of the rule."""
        return self.rule.code

    @property
    def level(self) -> str:
        """Return must, offer or may."""
        return self.rule.level

    @property
    def step(self) -> str:
        """Return the code of the step."""
        return self.rule.step

    @property
    def title(self) -> str:
        """Return what to do, in a few words."""
        return self.rule.title

    @property
    def say(self) -> str:
        """Return what to do first."""
        return self.rule.say

    @property
    def receiver(self) -> str:
        """Return the kind of receiver that answers at this hour."""
        return self.answer.kind

    @property
    def office(self) -> Office | None:
        """Return the unit that receives."""
        return self.answer.office

    @property
    def instead_of(self) -> Office | None:
        """Return the closed unit that ``office`` stands in for."""
        return self.answer.instead_of

    @property
    def due_words(self) -> str:
        """Return the time limit in words."""
        return self.rule.within.words

    @property
    def reason(self) -> str:
        """Return why, in one sentence."""
        return self.rule.why

    @property
    def source(self) -> str:
        """Return the section of law or the agreement."""
        return self.rule.source


class Adviser:
    """Gives advice at one moment in one municipality, and remembers whom it has looked up."""

    def __init__(self, rules: RuleSet, duty: Duty) -> None:
        """Fix the rules, the place and the moment."""
        self.rules = rules
        self.duty = duty
        self.scene = duty.directory.scene(duty.municipality, local(duty.at).date())
        self._given: dict[tuple[str, str, str, str], dict[int, Advice]] = {}
        self._answer = cache(duty.answer)
        self._due = cache(lambda within: within.due(duty.at))

    def advise(self, facts: Facts) -> list[Advice]:
        """Return the advice, most urgent first; a step that several rules ask for comes once."""
        derived = derive(facts, self.scene)
        home = self.duty.directory.vocabulary.home_of(facts.residence)
        key = (derived["age"], derived["kind"], derived["sex"], home)
        given = self._given.setdefault(key, {})
        advice: dict[str, Advice] = {}
        for index in matching(self.rules, derived):
            one = given.get(index) or self._give(given, index, key)
            advice.setdefault(one.rule.step, one)
        return list(advice.values())

    def _give(self, given: dict[int, Advice], index: int, key: tuple[str, str, str, str]) -> Advice:
        rule = self.rules.rules[index]
        answer = self._answer(call_of(rule, Person(*key[:3]), key[3]))
        given[index] = Advice(rule, answer, self._due(rule.within))
        return given[index]


def call_of(rule: Rule, person: Person, home: str) -> Call:
    """Return what a rule asks of the directory for a person who lives in ``home``."""
    if rule.receiver in OWN:
        return Call(rule.receiver)
    return Call(
        kind=rule.receiver,
        person=None if rule.staff else person,
        home=home,
        after_hours=rule.after_hours,
        at_home=rule.home,
        at_once=rule.on_duty,
    )


def decide(
    facts: Facts, rules: RuleSet, directory: Directory, *, municipality: str, at: datetime
) -> list[Advice]:
    """Return every step the rules ask for, most urgent first."""
    return Adviser(rules, Duty(directory, municipality, at)).advise(facts)
