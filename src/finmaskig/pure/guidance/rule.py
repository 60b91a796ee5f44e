"""What a rule is."""

from collections.abc import Mapping
from dataclasses import dataclass

from finmaskig.pure.guidance.directory import Span
from finmaskig.pure.guidance.within import Within

LEVELS = ("must", "offer", "may")


@dataclass(frozen=True, kw_only=True)
class Rule(Span):
    """When every field has one of its values: do the step.

    A rule whose source changes with the law is one rule for each wording, under the same code.
    """

    code: str
    when: Mapping[str, frozenset[str]]
    level: str
    step: str
    title: str
    say: str
    receiver: str
    within: Within
    why: str
    source: str
    after_hours: str = ""
    home: bool | None = None  # where the receiver is sought; None: as receivers.py says
    staff: bool = False  # the worker, not the person, turns to the receiver
    replaces: tuple[str, ...] = ()  # base rules that a local rule stands in for, while it holds

    @property
    def on_duty(self) -> bool:
        """Say whether the receiver must answer at the moment itself.

        So it is with what cannot wait, and with a prohibition: someone decides tonight too.
        """
        return self.within.at_once or (self.level == "must" and self.within.unit == "none")

    def applies_to(self, derived: Mapping[str, str]) -> bool:
        """Say whether the rule applies to a situation: the plain reading of ``when``."""
        return all(derived[field] in values for field, values in self.when.items())
