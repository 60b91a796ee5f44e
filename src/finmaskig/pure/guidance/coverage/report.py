"""What the checker is given, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from finmaskig.pure.guidance.directory import Directory
from finmaskig.pure.guidance.facts import FactValue
from finmaskig.pure.guidance.obligations import Obligations
from finmaskig.pure.guidance.rule import Rule

Example = Mapping[str, FactValue | list[str]]


@dataclass(frozen=True, eq=False)
class Net:
    """What is proved: the rules of every date, the directory, and what the law demands of them."""

    rules: tuple[Rule, ...]
    directory: Directory
    obligations: Obligations


@dataclass(frozen=True)
class Finding:
    """A claim that does not hold, with one situation where it fails."""

    claim: str
    code: str
    message: str
    on: date
    example: Example


@dataclass(frozen=True)
class Report:
    """What was looked at, and every claim that does not hold."""

    situations: int
    cells: int
    samples: int
    dates: tuple[date, ...]
    findings: tuple[Finding, ...]
