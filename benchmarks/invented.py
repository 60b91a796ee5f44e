"""Invented meetings as a municipality may have them in a spreadsheet; nobody in them exists.

`python -m benchmarks.invented` writes `examples/encounters.csv` anew: 500 rows, the same each time.
"""

import csv
import io
import random
from datetime import date, timedelta
from pathlib import Path

SEED, EXAMPLE_ROWS = 20230101, 500
EXAMPLE = Path(__file__).parent.parent / "examples" / "encounters.csv"
FIRST, LAST = date(2023, 1, 2), date(2023, 12, 29)
HEADINGS = (
    "Radnr", "Datum", "Tid", "Passnr", "Typ av pass", "Polis", "Plats", "Vem", "Ålder", "Kön",
    "Hemkommun", "Tecken på människohandel", "Erbjöd", "Svar", "Varför inte", "Språk",
    "Kommentar",
)  # fmt: skip
KINDS = (("Gata", "Gata"), ("Hotellbesök", "Hotell"), ("Nätet", "Kontaktsida"))
HOMES = ("Stockholm", "Stockholm", "Stockholm", "Huddinge", "Solna", "Botkyrka", "Utomlands", "")
EXPOSED_AGES = ((14, 15, 16, 17), (18, 19, 20), (21, 22, 23, 24), tuple(range(25, 61)))
BUYER_AGES = ("15-17", "18-20", "21-24", "25+")


def rows(count: int, seed: int = SEED) -> list[list[str]]:
    """Return meetings with their headings, in the order of their days."""
    rng = random.Random(seed)
    shifts = _shifts(rng, max(count // 5, 1))
    picked = sorted(rng.randrange(len(shifts)) for _ in range(count))
    return [
        list(HEADINGS),
        *(_row(rng, number, shifts[at]) for number, at in enumerate(picked, start=1)),
    ]


def as_csv(found: list[list[str]], delimiter: str = ";") -> bytes:
    """Return rows as Excel in Sweden writes them."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\r\n").writerows(found)
    return ("\ufeff" + written.getvalue()).encode()


def _shifts(rng: random.Random, count: int) -> list[tuple[str, ...]]:
    span = (LAST - FIRST).days + 1
    days = sorted(FIRST + timedelta(rng.randrange(span)) for _ in range(count))
    found = []
    for number, day in enumerate(days, start=1):
        kind, place = rng.choices(KINDS, (6, 2, 2))[0]
        police = "" if kind == "Nätet" else rng.choices(("Ja", "Nej"), (7, 3))[0]
        found.append((day.isoformat(), f"P{number:03d}", kind, police, place))
    return found


def _row(rng: random.Random, number: int, shift: tuple[str, ...]) -> list[str]:
    day, name, kind, police, place = shift
    who = rng.choices(("Utsatt", "Kund", "Ung i riskmiljö", "Anhörig"), (58, 30, 8, 4))[0]
    answer = rng.choices(("Ja", "Nej", "Senare", "Ej tillfrågad"), (40, 38, 16, 6))[0]
    why = rng.choice(("Personen gick", "Hann inte")) if answer == "Ej tillfrågad" else ""
    clock = f"{rng.randrange(18, 24)}.{rng.choice(('00', '15', '30', '45'))}"
    begun = [str(number), day, clock, name, kind, police, place, who]
    if who == "Kund":
        age, sex = rng.choices(BUYER_AGES, (2, 6, 14, 78))[0], rng.choices("MK", (97, 3))[0]
        return [*begun, age, sex, "", "", "Kort", answer, why, "", ""]
    age = _age(rng, who)
    sex = rng.choices(("K", "M", "Annat", "Ej noterat"), (80, 14, 2, 4))[0]
    signs = rng.choices(("Nej", "Misstanke", "Tydliga"), (86, 11, 3))[0]
    offer = rng.choice(("Stödsamtal", "Stödsamtal, Kort", "Mottagning", "Kort; Hälsa"))
    language = rng.choice(("Svenska", "Engelska", "Rumänska", "Spanska", ""))
    note = rng.choice(("", "", "", "Ville ha kaffe", "Återkommer på torsdag"))
    return [*begun, age, sex, rng.choice(HOMES), signs, offer, answer, why, language, note]


def _age(rng: random.Random, who: str) -> str:
    if who == "Ung i riskmiljö":
        return str(rng.randrange(13, 20))
    if who == "Anhörig":
        return rng.choice(("25+", ""))
    band = rng.choices(EXPOSED_AGES, (6, 14, 20, 60))[0]
    return rng.choices((str(rng.choice(band)), "?"), (95, 5))[0]


if __name__ == "__main__":
    EXAMPLE.write_bytes(as_csv(rows(EXAMPLE_ROWS)))
