"""`finmaskig rules`: prove that the net has no holes, and ask what must happen next."""

import json
import time
from typing import TYPE_CHECKING, Annotated

import typer

from finmaskig.config.cli import rules_input as given
from finmaskig.config.cli.wrong_use import WrongUse

if TYPE_CHECKING:
    from finmaskig.pure.guidance.coverage import Report
    from finmaskig.pure.guidance.decide import Advice

app = typer.Typer(no_args_is_help=True)

LEVELS = {"must": "MÅSTE", "offer": "ERBJUD", "may": "KAN"}

Municipality = Annotated[
    str | None, typer.Option(help="Kommunkod, till exempel 0180. Annars FINMASKIG_MUNICIPALITY.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Svara med JSON.")]


@app.callback()
def rules() -> None:
    """Regler: bevisa och fråga."""


@app.command("decide", help="Säg vad som måste hända härnäst i en situation.")
def decide(
    facts: Annotated[str | None, typer.Option(help="Det som är känt, som JSON.")] = None,
    municipality: Municipality = None,
    on: Annotated[str | None, typer.Option(help="Datum. Annars i dag.")] = None,
    at: Annotated[str | None, typer.Option(help="Klockslag. Annars 12:00.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print every advice, most urgent first."""
    known = given.read_json(facts)
    day, clock = given.read_date(on), given.read_time(at)
    world = given.open_world(municipality)
    from finmaskig.pure.guidance.decide import decide as next_steps
    from finmaskig.pure.guidance.facts import FactError, facts_from

    try:
        situation = facts_from(known, world.directory.vocabulary)
    except FactError as error:
        raise WrongUse(error.message) from error
    moment = given.moment(day or given.today(), clock)
    advice = next_steps(
        situation,
        world.rules_on(moment.date()),
        world.directory,
        municipality=world.municipality,
        at=moment,
    )
    if as_json:
        typer.echo(json.dumps([_plain(one) for one in advice], ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_lines(advice)))


@app.command("check", help="Bevisa varje påstående för alla situationer, alla timmar i en vecka.")
def check(
    municipality: Municipality = None,
    on: Annotated[str | None, typer.Option(help="Datum. Annars alla då något ändras.")] = None,
    samples: Annotated[str | None, typer.Option(help="Slumpade situationer.")] = None,
    seed: Annotated[str | None, typer.Option(help="Frö för slumpen.")] = None,
    as_json: AsJson = False,
) -> None:
    """Exit 0 when nothing was found, 1 on a finding."""
    day = given.read_date(on)
    counted = given.read_number("--samples", samples, given.SAMPLES)
    seeded = given.read_number("--seed", seed, given.SEED)
    world = given.open_world(municipality)
    from finmaskig.pure.guidance.coverage import check as prove

    began = time.perf_counter()
    report = prove(
        world.net(), municipality=world.municipality, on=day, samples=counted, seed=seeded
    )
    seconds = round(time.perf_counter() - began, 3)
    if as_json:
        answer = {"municipality": world.municipality, "seconds": seconds, **_summary(report)}
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_told(report, seconds)))
    raise typer.Exit(1 if report.findings else 0)


def _plain(advice: "Advice") -> dict[str, object]:
    from finmaskig.pure.guidance.workdays import local

    office, closed = advice.office, advice.instead_of
    return {
        "code": advice.code,
        "level": advice.level,
        "step": advice.step,
        "title": advice.title,
        "receiver": {
            "kind": advice.receiver,
            "unit": office.name if office else None,
            "phone": office.phone if office else "",
            "instead_of": closed.name if closed else None,
        },
        "due": local(advice.due).isoformat() if advice.due else None,
        "due_words": advice.due_words,
        "reason": advice.reason,
        "source": advice.source,
    }


def _lines(advice: list["Advice"]) -> list[str]:
    rows = [("NIVÅ", "VAD", "VEM", "NÄR", "KÄLLA")]
    for one in advice:
        unit = one.office.name if one.office else "ingen svarar"
        rows.append((LEVELS[one.level], one.title, unit, one.due_words, one.source))
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _summary(report: "Report") -> dict[str, object]:
    return {
        "situations": report.situations,
        "cells": report.cells,
        "samples": report.samples,
        "dates": [day.isoformat() for day in report.dates],
        "findings": [
            {
                "claim": one.claim,
                "code": one.code,
                "on": one.on.isoformat(),
                "message": one.message,
                "example": dict(one.example),
            }
            for one in report.findings
        ],
    }


def _told(report: "Report", seconds: float) -> list[str]:
    lines = [
        f"– {one.on}: {one.message} ({one.claim}, {one.code}) "
        f"Till exempel {json.dumps(dict(one.example), ensure_ascii=False)}"
        for one in report.findings
    ]
    days = "1 datum" if len(report.dates) == 1 else f"{len(report.dates)} datum"
    looked = (
        f"{report.situations} situationer, {report.cells} rutor, {report.samples} slumpade, "
        f"{days}, {seconds} s."
    )
    found = f"{len(report.findings)} hål eller fel." if report.findings else "Nätet har inga hål."
    return [*lines, looked, found]
