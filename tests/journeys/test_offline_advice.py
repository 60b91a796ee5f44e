"""The phone and the server give the same advice: every projected cell, and 100,000 situations."""

import json
import random
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, sync_playwright

import finmaskig.ui
from finmaskig.pure.guidance.decide import Adviser
from finmaskig.pure.guidance.duty import Duty
from finmaskig.pure.guidance.facts import CHOICES, FLAGS, LISTS, OLDEST, RESIDENCE_WORDS, facts_from
from finmaskig.pure.guidance.rules import rules_for
from finmaskig.pure.guidance.table import browser_table
from finmaskig.pure.guidance.tests.factories import DIRECTORY, VOCABULARY, moment

pytestmark = pytest.mark.browser

SEED = 20_260_615
SITUATIONS = 100_000
PLACES = [
    ("0180", moment("2026-06-15 12:00")),
    ("0180", moment("2026-06-13 02:00")),  # a Saturday night
    ("0180", moment("2026-06-19 10:00")),  # Midsummer Eve
    ("0182", moment("2026-10-25 02:30")),  # the night the clock is set back
    ("0581", moment("2026-03-29 03:30")),  # the night it is set forward
]
EVERY_CELL = (0, 1)  # by day and by night; elsewhere the seeded situations only
AGES: list[dict[str, object]] = [
    {},
    *({"age_band": band} for band in CHOICES["age_band"]),
    *({"age_band": "unknown", "may_be_child": flag} for flag in (True, False)),
    {"age": 17, "may_be_child": False},
    {"age": 18, "may_be_child": True},
]
RAW: dict[str, list[dict[str, object]]] = {
    "age": AGES,
    **{
        key: [{}, *({key: value} for value in CHOICES[key])] for key in CHOICES if key != "age_band"
    },
    **{key: [{}, {key: True}, {key: False}] for key in FLAGS},
    "residence": [
        {},
        *({"residence": value} for value in (*RESIDENCE_WORDS, *VOCABULARY.municipalities)),
    ],
    "arena": [{}, *({"arena": code} for code in VOCABULARY.arenas)],
    **{f"need_{word}": [{}, {"needs": []}, {"needs": [word]}] for word in LISTS["needs"]},
    **{
        f"concern_{word}": [{}, {"concerns": []}, {"concerns": [word]}]
        for word in LISTS["concerns"]
    },
}
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


def projected(municipality: str, at: datetime) -> list[dict[str, object]]:
    """Return every cell: all values of what a rule reads, and of what a receiver depends on."""
    fields = {frozenset(rule.when) for rule in rules_for(municipality, at.date()).rules}
    fields.add(frozenset({"age", "kind", "sex", "residence"}))
    cells: dict[str, dict[str, object]] = {}
    for read in fields:
        for parts in product(*(RAW[name] for name in sorted(read))):
            cell: dict[str, object] = {}
            for part in parts:
                cell |= {
                    key: [*cell.get(key, []), *v] if key in LISTS else v for key, v in part.items()
                }
            cells[json.dumps(cell, sort_keys=True)] = cell
    return list(cells.values())


def seeded(rng: random.Random) -> dict[str, object]:
    """Return one situation of all that can be told."""
    facts: dict[str, object] = {}
    for name, parts in RAW.items():
        if "_" not in name or name in CHOICES or name in FLAGS:
            facts |= rng.choice(parts)
    for key, words in LISTS.items():
        if rng.random() < 0.7:
            facts[key] = [word for word in words if rng.random() < 0.3]
    if rng.random() < 0.5:
        facts["age"] = rng.randint(0, OLDEST)
        facts.pop("age_band", None)
    return facts


def on_the_server(
    municipality: str, at: datetime, situations: list[dict[str, object]]
) -> list[list[str]]:
    """Return the advice of ``decide``, written as the page writes it."""
    adviser = Adviser(rules_for(municipality, at.date()), Duty(DIRECTORY, municipality, at))
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
            for one in adviser.advise(facts_from(situation, VOCABULARY))
        ]
        for situation in situations
    ]


@pytest.fixture(scope="module")
def page():
    source = Path(finmaskig.ui.__file__).parent / "static/ui/js/advice.js"

    def serve(route: Route) -> None:
        if route.request.url.endswith("/advice.js"):
            route.fulfill(body=source.read_text(encoding="utf-8"), content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html><title>Råd</title>", content_type="text/html")

    flags = ["--no-sandbox", "--disable-background-networking", "--disable-quic"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        opened = browser.new_page(locale="sv-SE", timezone_id="America/New_York")
        opened.route("**/*", serve)
        opened.goto("http://advice.test/")
        yield opened
        browser.close()


@pytest.mark.parametrize(("place", "share"), [(p, i) for i, p in enumerate(PLACES)])
def test_the_phone_gives_the_same_advice(page: Page, place: tuple[str, datetime], share: int):
    municipality, at = place
    rng = random.Random(SEED + share)
    situations = projected(municipality, at) if share in EVERY_CELL else []
    situations += [seeded(rng) for _ in range(SITUATIONS // len(PLACES))]
    table = browser_table(rules_for(municipality, at.date()), DIRECTORY)
    sent = {"table": table, "situations": situations, "at": at.astimezone(UTC).isoformat()}
    answer = json.loads(page.evaluate(IN_THE_PAGE, json.dumps(sent)))
    phone = [[answer["known"][one] for one in given] for given in answer["given"]]
    server = on_the_server(municipality, at, situations)
    differing = [case for case in zip(situations, phone, server, strict=True) if case[1] != case[2]]
    assert differing[:3] == []
