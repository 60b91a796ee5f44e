"""What the law table demands of the rules, and what it forbids; read from obligations.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from finmaskig.pure.guidance.derived import DOMAIN
from finmaskig.pure.guidance.directory import SIDES, Office, Span
from finmaskig.pure.guidance.entry import Entry, Table, rows
from finmaskig.pure.guidance.receivers import RECEIVERS
from finmaskig.pure.guidance.rule import LEVELS, Rule
from finmaskig.pure.guidance.steps import STEPS
from finmaskig.pure.guidance.within import Within, within_from

FILE = Path(__file__).parent / "obligations.toml"
CLAIMS = ("next_step", "offer", "report", "obligation")
SHARED = ("code", "when", "source", "valid_from", "valid_to", "municipalities", "elsewhere_than")
NO_AGE = 200

Groups = Mapping[str, Mapping[str, frozenset[str]]]
Condition = frozenset[tuple[str, frozenset[str]]]


@dataclass(frozen=True, kw_only=True)
class Demand(Span):
    """What obligations, exclusions and walls share: in which situations, where, and why."""

    code: str
    when: Condition
    source: str
    municipalities: tuple[str, ...] = ()  # none: everywhere
    elsewhere_than: tuple[str, ...] = ()

    def binds(self, municipality: str, on: date) -> bool:
        """Say whether it holds in the municipality on the day."""
        if municipality in self.elsewhere_than or not self.holds(on):
            return False
        return not self.municipalities or municipality in self.municipalities


@dataclass(frozen=True, kw_only=True)
class Obligation(Demand):
    """In these situations at least one rule like this gives advice."""

    claim: str
    levels: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    within: Within | None = None

    def is_met_by(self, rule: Rule) -> bool:
        """Say whether the rule's advice is what is demanded."""
        if self.within not in (None, rule.within):
            return False
        return _is_like(self, rule)


@dataclass(frozen=True, kw_only=True)
class Exclusion(Demand):
    """In these situations no rule like this gives advice, or no two of these steps meet."""

    levels: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()  # the only steps there are
    together: tuple[str, ...] = ()

    def forbids(self, rule: Rule) -> bool:
        """Say whether the rule's advice is what is forbidden."""
        if self.allowed:
            return rule.step not in self.allowed
        return not self.together and _is_like(self, rule)


def _is_like(entry: Obligation | Exclusion, rule: Rule) -> bool:
    asked = (
        (entry.levels, rule.level),
        (entry.steps, rule.step),
        (entry.receivers, rule.receiver),
    )
    return all(not named or value in named for named, value in asked)


@dataclass(frozen=True, kw_only=True)
class Citation(Span):
    """A rule that gives one of these steps names this section."""

    steps: tuple[str, ...]
    text: str

    def is_missed_by(self, rule: Rule) -> bool:
        """Say whether the rule should name the section and does not."""
        return rule.step in self.steps and self.text not in rule.source


@dataclass(frozen=True, kw_only=True)
class Wall(Demand):
    """In these situations no unit of this side or for these ages ever receives."""

    side: str = ""
    min_age_above: int = NO_AGE

    def shuts_out(self, office: Office) -> bool:
        """Say whether the unit lies behind the wall."""
        return office.side == self.side or office.min_age > self.min_age_above


@dataclass(frozen=True)
class Obligations:
    """Everything that the rules are held against."""

    obligations: tuple[Obligation, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    walls: tuple[Wall, ...] = ()
    citations: tuple[Citation, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return every entry, for its dates."""
        return (*self.obligations, *self.exclusions, *self.walls, *self.citations)


@cache
def shipped_obligations() -> Obligations:
    """Return what the law table demands, as it was written down by hand."""
    return obligations_from(tomllib.loads(FILE.read_text(encoding="utf-8")))


def obligations_from(table: Table) -> Obligations:
    """Return the entries of a file; whatever is odd in it is told in a sentence."""
    groups = _groups(table)
    return Obligations(
        obligations=tuple(_obligation(e, groups) for e in rows(table, "obligation", "Kravet")),
        exclusions=tuple(_exclusion(e, groups) for e in rows(table, "exclusion", "Förbudet")),
        walls=tuple(_wall(e, groups) for e in rows(table, "wall", "Muren")),
        citations=tuple(_citation(e) for e in rows(table, "citation", "Hänvisningen")),
    )


def _groups(table: Table) -> Groups:
    top = Entry("Filen", FILE.name, table).table("groups")
    groups: dict[str, dict[str, frozenset[str]]] = {}
    for name in top.row:
        field = top.table(name)
        groups[name] = {group: frozenset(field.texts(group)) for group in field.row}
    return groups


def _obligation(entry: Entry, groups: Groups) -> Obligation:
    entry.only((*SHARED, "claim", "level", "step", "receiver", "within"))
    return Obligation(
        code=entry.text("code"),
        claim=entry.one_of("claim", CLAIMS),
        when=_when(entry.table("when"), groups),
        levels=_words(entry, "level", LEVELS),
        steps=_words(entry, "step", STEPS),
        receivers=_words(entry, "receiver", RECEIVERS),
        within=_within(entry),
        source=entry.text("source"),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
        municipalities=entry.texts("municipalities"),
        elsewhere_than=entry.texts("elsewhere_than"),
    )


def _exclusion(entry: Entry, groups: Groups) -> Exclusion:
    entry.only((*SHARED, "level", "step", "receiver", "allowed", "together"))
    if len(entry.texts("together")) not in (0, 2):
        raise entry.wrong("har i ”together” något annat än två steg")
    return Exclusion(
        code=entry.text("code"),
        when=_when(entry.table("when"), groups),
        levels=_words(entry, "level", LEVELS),
        steps=_words(entry, "step", STEPS),
        receivers=_words(entry, "receiver", RECEIVERS),
        allowed=_words(entry, "allowed", STEPS),
        together=_words(entry, "together", STEPS),
        source=entry.text("source"),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
        municipalities=entry.texts("municipalities"),
        elsewhere_than=entry.texts("elsewhere_than"),
    )


def _wall(entry: Entry, groups: Groups) -> Wall:
    entry.only((*SHARED, "side", "min_age_above"))
    when = _when(entry.table("when"), groups)
    if not {field for field, _ in when} <= {"age", "kind", "sex"}:
        raise entry.wrong("läser annat än ålder, roll och kön, som är vad en enhet ser")
    above = entry.row.get("min_age_above", NO_AGE)
    if not isinstance(above, int):
        raise entry.wrong("har i ”min_age_above” ingen ålder")
    return Wall(
        code=entry.text("code"),
        when=when,
        side=entry.one_of("side", ("", *SIDES)),
        min_age_above=above,
        source=entry.text("source"),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
        municipalities=entry.texts("municipalities"),
        elsewhere_than=entry.texts("elsewhere_than"),
    )


def _citation(entry: Entry) -> Citation:
    entry.only(("step", "text", "valid_from", "valid_to"))
    return Citation(
        steps=_words(entry, "step", STEPS),
        text=entry.text("text"),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
    )


def _when(entry: Entry, groups: Groups) -> Condition:
    when: set[tuple[str, frozenset[str]]] = set()
    for field in entry.row:
        if field not in DOMAIN:
            raise entry.wrong(f"läser uppgiften ”{field}”, som inte finns")
        values: frozenset[str] = frozenset()
        for word in entry.texts(field):
            values |= groups.get(field, {}).get(word, frozenset({word}))
        for value in sorted(values - set(DOMAIN[field])):
            raise entry.wrong(f"har ”{value}” som värde på ”{field}”, och det finns inte")
        when.add((field, values))
    return frozenset(when)


def _words(entry: Entry, key: str, known: Iterable[str]) -> tuple[str, ...]:
    words = entry.texts(key)
    for word in words:
        if word not in known:
            raise entry.wrong(f"har ”{word}” i ”{key}”, och det finns inte")
    return words


def _within(entry: Entry) -> Within | None:
    if "within" not in entry.row:
        return None
    within = within_from(entry.text("within"))
    if within is None:
        raise entry.wrong(f"har tiden ”{entry.text('within')}”, som inte går att läsa")
    return within
