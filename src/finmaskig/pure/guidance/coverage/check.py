"""The checker: every claim for one municipality, on one date or on every date that matters."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from finmaskig.pure.guidance.coverage.answering import Answering, Place
from finmaskig.pure.guidance.coverage.claims import Found, claims
from finmaskig.pure.guidance.coverage.flat import flat_run
from finmaskig.pure.guidance.coverage.reach import Reach, reach_of
from finmaskig.pure.guidance.coverage.report import Finding, Net, Report
from finmaskig.pure.guidance.decide import Adviser
from finmaskig.pure.guidance.directory import Span
from finmaskig.pure.guidance.duty import Duty
from finmaskig.pure.guidance.obligations import Obligations
from finmaskig.pure.guidance.rules import RuleSet, rule_set

SAMPLES = 100_000
SEED = 2004  # the year of the programme that asked for a net without holes
NOON = 11  # in UTC: noon in Stockholm in winter, one o'clock in summer


class Prover:
    """Proves the rules of one date in one municipality, and remembers what the directory said."""

    def __init__(self, place: Place, obligations: Obligations) -> None:
        """Fix the place and what is demanded there."""
        self.place = place
        self.obligations = obligations

    @cached_property
    def reach(self) -> Reach:
        """Return the situations that can occur."""
        return reach_of(self.place.directory.scene(self.place.municipality, self.place.on))

    @cached_property
    def answering(self) -> Answering:
        """Return the claim about receivers."""
        return Answering(self.place, self.reach, self.obligations.walls)

    def looked_at(self, rules: RuleSet) -> list[Found]:
        """Return every claim about the rules, whether it holds or not."""
        found = list(claims(self.reach, rules, self.obligations))
        return [*found, *(self.answering.found(rule) for rule in rules.rules)]

    def flat(self, rules: RuleSet, *, samples: int, seed: int) -> list[Finding]:
        """Hold the masks against the decisions, one by one."""
        day = self.place.on
        at = datetime(day.year, day.month, day.day, NOON, tzinfo=UTC)
        adviser = Adviser(rules, Duty(self.place.directory, self.place.municipality, at))
        finding = flat_run(adviser, self.reach, samples=samples, seed=seed)
        return [] if finding is None else [finding]


def dates_of(net: Net) -> list[date]:
    """Return every date on which a rule, the directory or a demand begins, or has ended."""
    spans: Iterable[Span] = (*net.rules, *net.obligations.spans)
    days = net.directory.boundaries()
    for span in spans:
        days |= {span.valid_from} if span.valid_from else set()
        days |= {span.valid_to + timedelta(days=1)} if span.valid_to else set()
    return sorted(days)


def check(
    net: Net, *, municipality: str, on: date | None = None, samples: int = SAMPLES, seed: int = SEED
) -> Report:
    """Prove every claim on one date, or without one on every date when something changes.

    The seeded situations are shared out over the dates, so that they are as many in all.
    """
    dates = dates_of(net)
    chosen = tuple(dates if on is None else [on])
    each = -(-samples // len(chosen))
    findings: list[Finding] = []
    situations = cells = 0
    for day in chosen:
        until = next((later for later in dates if later > day), None)
        prover = Prover(Place(net.directory, municipality, day, until), net.obligations)
        rules = rule_set(net.rules, municipality, day)
        looked_at = prover.looked_at(rules)
        situations += prover.reach.space.situations
        cells += sum(found.proof.cells for found in looked_at)
        wrong = [found for found in looked_at if found.proof.hole is not None]
        findings += [found.finding(prover.reach, day) for found in wrong]
        findings += prover.flat(rules, samples=each, seed=seed)
    return Report(situations, cells, each * len(chosen), chosen, tuple(findings))
