"""Rules read from TOML; whatever is odd in a file stops the start-up with a sentence."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from finmaskig.pure.guidance.derived import DOMAIN, GROUPS
from finmaskig.pure.guidance.directory import Span
from finmaskig.pure.guidance.entry import Entry, RuleError, Table, rows
from finmaskig.pure.guidance.receivers import RECEIVERS
from finmaskig.pure.guidance.rule import LEVELS, Rule
from finmaskig.pure.guidance.steps import STEPS
from finmaskig.pure.guidance.within import Within, within_from

RULESETS = Path(__file__).parent / "rulesets"
NEEDED = ("code", "when", "level", "step", "title", "say", "receiver", "within", "why", "law")
OPTIONAL = ("after_hours", "where", "staff", "valid_from", "valid_to", "replaces")
WHERE: Mapping[str, bool | None] = {"": None, "home": True, "stay": False}


@dataclass(frozen=True, kw_only=True)
class Law(Span):
    """The text of a source, while it is in force."""

    text: str


Laws = Mapping[str, tuple[Law, ...]]


def read_file(name: str) -> Table:
    """Return a shipped file as it stands."""
    return tomllib.loads((RULESETS / f"{name}.toml").read_text(encoding="utf-8"))


def laws_from(table: Table) -> Laws:
    """Return each source with its texts, one after the other in time."""
    laws: dict[str, tuple[Law, ...]] = {}
    for entry in rows(table, "law", "Källan"):
        entry.only(("key", "text", "valid_from", "valid_to"))
        law = Law(
            text=entry.text("text"),
            valid_from=entry.day("valid_from"),
            valid_to=entry.day("valid_to"),
        )
        earlier = laws.get(entry.text("key"), ())
        if earlier and law.valid_from != _day_after(earlier[-1].valid_to):
            raise entry.wrong("har texter vars tider inte följer på varandra")
        laws[entry.code] = (*earlier, law)
    return laws


def rules_from(table: Table, laws: Laws) -> list[Rule]:
    """Return the rules of a file, one for each wording of their sources."""
    return [rule for entry in rows(table, "rule", "Regeln") for rule in _dated(entry, laws)]


def check_together(rules: list[Rule]) -> None:
    """Refuse two rules with one code on the same day, and a local rule that replaces nothing."""
    spans: dict[str, list[Rule]] = {}
    for rule in rules:
        for other in spans.setdefault(rule.code, []):
            if rule.holds(_first(other)) or other.holds(_first(rule)):
                raise RuleError(f"Regeln ”{rule.code}” finns två gånger.")
        spans[rule.code].append(rule)
        for code in rule.replaces:
            if code not in spans:
                raise RuleError(f"Regeln ”{rule.code}” ersätter ”{code}”, som inte finns.")


def _first(rule: Rule) -> date:
    return rule.valid_from or date.min


def _dated(entry: Entry, laws: Laws) -> Iterator[Rule]:
    rule = _rule(entry)
    keys = entry.texts("law")
    for key in keys:
        if key not in laws:
            raise entry.wrong(f"hänvisar till källan ”{key}”, som inte finns")
    for first, last in _periods(rule, [law for key in keys for law in laws[key]]):
        day = first or last or date.max
        texts = [law.text for key in keys for law in laws[key] if law.holds(day)]
        if not texts:
            raise entry.wrong(f"har ingen källa den {day.isoformat()}")
        yield replace(rule, source="; ".join(texts), valid_from=first, valid_to=last)


def _rule(entry: Entry) -> Rule:
    entry.only((*NEEDED, *OPTIONAL))
    return Rule(
        code=entry.text("code"),
        when=_when(entry.table("when")),
        level=entry.one_of("level", LEVELS),
        step=entry.one_of("step", STEPS),
        title=entry.text("title"),
        say=entry.text("say"),
        receiver=entry.one_of("receiver", RECEIVERS),
        after_hours=entry.one_of("after_hours", ("", *RECEIVERS)),
        home=WHERE[entry.one_of("where", WHERE)],
        staff=entry.flag("staff"),
        within=_within(entry),
        why=entry.text("why"),
        source="",
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
        replaces=entry.texts("replaces"),
    )


def _when(entry: Entry) -> dict[str, frozenset[str]]:
    when: dict[str, frozenset[str]] = {}
    for field in entry.row:
        if field not in DOMAIN:
            raise entry.wrong(f"läser uppgiften ”{field}”, som inte finns")
        groups = GROUPS.get(field, {})
        values: set[str] = set()
        for word in entry.texts(field):
            if word not in groups and word not in DOMAIN[field]:
                raise entry.wrong(f"har ”{word}” som värde på ”{field}”, och det finns inte")
            values.update(groups.get(word, (word,)))
        if not values or len(values) == len(DOMAIN[field]):
            raise entry.wrong(f"har ett villkor på ”{field}” som alltid eller aldrig gäller")
        when[field] = frozenset(values)
    return when


def _within(entry: Entry) -> Within:
    within = within_from(entry.text("within"))
    if within is None:
        raise entry.wrong(f"har tiden ”{entry.text('within')}”, som inte går att läsa")
    return within


def _periods(rule: Rule, laws: list[Law]) -> Iterator[tuple[date | None, date | None]]:
    """Yield the parts of the rule's time with one wording of its sources."""
    begins = {law.valid_from for law in laws} | {_day_after(law.valid_to) for law in laws}
    inner = sorted(day for day in begins if day and rule.holds(day) and day != rule.valid_from)
    first = rule.valid_from
    for day in inner:
        yield first, day - timedelta(days=1)
        first = day
    yield first, rule.valid_to


def _day_after(day: date | None) -> date | None:
    return None if day is None else day + timedelta(days=1)
