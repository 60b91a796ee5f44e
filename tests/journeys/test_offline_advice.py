"""The phone and the server give the same advice: every projected cell, and 100,000 situations."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

import finmaskig.ui
from finmaskig.organisations.queries import shipped_directory
from finmaskig.pure.guidance.decide import Adviser
from finmaskig.pure.guidance.directory import Directory
from finmaskig.pure.guidance.duty import Duty
from finmaskig.pure.guidance.facts import (
    CHOICES,
    FLAGS,
    LISTS,
    OLDEST,
    RESIDENCE_WORDS,
    Vocabulary,
    facts_from,
)
from finmaskig.pure.guidance.rules import RuleSet, rules_for
from finmaskig.pure.guidance.table import browser_table
from finmaskig.pure.guidance.tests.factories import DIRECTORY, moment

pytestmark = [pytest.mark.browser, pytest.mark.unmeasured]

SEED = 20_260_615
SITUATIONS = 100_000
AGES: list[dict[str, object]] = [
    {},
    *({"age_band": band} for band in CHOICES["age_band"]),
    *({"age_band": "unknown", "may_be_child": flag} for flag in (True, False)),
    {"age": 17, "may_be_child": False},
    {"age": 18, "may_be_child": True},
]
Told = dict[str, object]


@dataclass(frozen=True)
class Place:
    """Where and when the two are compared, and whether over every cell or seeded ones only."""

    municipality: str
    at: datetime
    directory: Callable[[], Directory] = lambda: DIRECTORY
    every_cell: bool = False


PLACES = [
    Place("0180", moment("2026-06-15 12:00"), every_cell=True),
    Place("0180", moment("2026-06-13 02:00"), every_cell=True),  # a Saturday night
    Place("0180", moment("2026-06-19 10:00"), shipped_directory),  # Midsummer Eve
    Place("0182", moment("2026-10-25 02:30"), shipped_directory),  # the clock is set back
    Place("0581", moment("2026-03-29 03:30"), shipped_directory),  # the clock is set forward
]
IN_THE_PAGE = """
async (sent) => {
  const {table, situations, at} = JSON.parse(sent);
  const {evaluate} = await import("/advice.js");
  const known = new Map();
  const place = (one) => {
    const text = [one.code, one.level, one.step, one.title, one.say, one.why, one.source, one.due,
      one.receiver, one.office?.code, one.office?.phone, one.insteadOf?.code].join("|");
    if (!known.has(text)) known.set(text, known.size);
    return known.get(text);
  };
  const given = evaluate(table, situations, at).map((advice) => advice.map(place));
  return JSON.stringify({given, known: [...known.keys()]});
}
"""


def tellable(vocabulary: Vocabulary) -> dict[str, list[Told]]:
    """Return for each field that rules read the facts that give it its values."""
    places = (*RESIDENCE_WORDS, *vocabulary.municipalities)
    return {
        "age": AGES,
        **{
            key: [{}, *({key: one} for one in CHOICES[key])] for key in CHOICES if key != "age_band"
        },
        **{key: [{}, {key: True}, {key: False}] for key in FLAGS},
        "residence": [{}, *({"residence": one} for one in places)],
        "arena": [{}, *({"arena": code} for code in vocabulary.arenas)],
        **{f"need_{one}": [{}, {"needs": []}, {"needs": [one]}] for one in LISTS["needs"]},
        **{
            f"concern_{one}": [{}, {"concerns": []}, {"concerns": [one]}]
            for one in LISTS["concerns"]
        },
    }


def projected(rules: RuleSet, told: dict[str, list[Told]]) -> list[Told]:
    """Return every cell: all values of what a rule reads, and of what a receiver depends on."""
    fields = {frozenset(rule.when) for rule in rules.rules}
    fields.add(frozenset({"age", "kind", "sex", "residence"}))
    cells: dict[str, Told] = {}
    for read in fields:
        for parts in product(*(told[name] for name in sorted(read))):
            cell: Told = {}
            for part in parts:
                for key, value in part.items():
                    cell[key] = [*cell.get(key, []), *value] if key in LISTS else value
            cells[json.dumps(cell, sort_keys=True)] = cell
    return list(cells.values())


def seeded(rng: random.Random, told: dict[str, list[Told]]) -> Told:
    """Return one situation of all that can be told."""
    facts: Told = {}
    for name, parts in told.items():
        if not name.startswith(("need_", "concern_")):
            facts |= rng.choice(parts)
    for key, words in LISTS.items():
        if rng.random() < 0.7:
            facts[key] = [word for word in words if rng.random() < 0.3]
    if rng.random() < 0.5:
        facts["age"] = rng.randint(0, OLDEST)
        facts.pop("age_band", None)
    return facts


def on_the_server(rules: RuleSet, duty: Duty, situations: list[Told]) -> list[list[str]]:
    """Return the advice of ``decide``, written as the page writes it."""
    adviser, vocabulary = Adviser(rules, duty), duty.directory.vocabulary
    return [
        [
            "|".join(
                (
                    *(one.code, one.level, one.step, one.title, one.say, one.reason, one.source),
                    *(one.due_words, one.receiver),
                    one.office.code if one.office else "",
                    one.office.phone if one.office else "",
                    one.instead_of.code if one.instead_of else "",
                )
            )
            for one in adviser.advise(facts_from(situation, vocabulary))
        ]
        for situation in situations
    ]


@pytest.fixture
def page(open_page):
    source = Path(finmaskig.ui.__file__).parent / "static/ui/js/advice.js"

    def serve(route: Route) -> None:
        if route.request.url.endswith("/advice.js"):
            route.fulfill(body=source.read_text(encoding="utf-8"), content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html><title>Råd</title>", content_type="text/html")

    opened = open_page(None, timezone_id="America/New_York")
    opened.route("**/*", serve)
    opened.goto("http://advice.test/")
    return opened


@pytest.mark.parametrize("share", range(len(PLACES)))
def test_the_phone_gives_the_same_advice(page: Page, share: int):
    place, rng = PLACES[share], random.Random(SEED + share)
    directory = place.directory()
    rules = rules_for(place.municipality, place.at.date())
    told = tellable(directory.vocabulary)
    situations = projected(rules, told) if place.every_cell else []
    situations += [seeded(rng, told) for _ in range(SITUATIONS // len(PLACES))]
    table, at = browser_table(rules, directory), place.at.astimezone(UTC).isoformat()
    sent = json.dumps({"table": table, "situations": situations, "at": at})
    answer = json.loads(page.evaluate(IN_THE_PAGE, sent))
    phone = [[answer["known"][one] for one in given] for given in answer["given"]]
    server = on_the_server(rules, Duty(directory, place.municipality, place.at), situations)
    differing = [case for case in zip(situations, phone, server, strict=True) if case[1] != case[2]]
    assert differing[:3] == []
