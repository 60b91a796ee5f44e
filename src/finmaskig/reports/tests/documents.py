"""An invented report with every kind of block, to render."""

from __future__ import annotations

from datetime import date

from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.table import SafeTable
from finmaskig.reports.content import (
    Cited,
    Document,
    Heading,
    KeyFigures,
    Letterhead,
    Line,
    Paragraph,
    Points,
    TableBlock,
)

NOW, BEFORE = "2021-04--2022-07", "2019-12--2021-03"
NOW_NAME, BEFORE_NAME = "april 2021 till juli 2022", "december 2019 till mars 2021"
SEX = {"woman": "kvinna", "man": "man", "not_recorded": "ej noterat"}
AGE = {"child": "under 18 år", "adult": "18 år och äldre"}
HIDDEN_NOTE = "Skyddad: siffran visas inte, så att ingen kan kännas igen."


def single(value: int | None, measure: str = "met", period: str = NOW, **at: str) -> Cited:
    at_codes = {axis: (code,) for axis, code in at.items()}
    return Cited(
        table=SafeTable((), {(): value}, measure), measure=measure, period=period, at=at_codes
    )


def by_age(child: int | None, adult: int | None, total: int | None, period: str = NOW) -> Cited:
    cells = {("child",): child, ("adult",): adult, ("Total",): total}
    table = SafeTable((Dimension.flat("age", ["child", "adult"]),), cells, "met")
    return Cited(table=table, measure="met", period=period)


def by_age_and_sex() -> Cited:
    dimensions = (Dimension.flat("age", [*AGE]), Dimension.flat("sex", [*SEX]))
    values = {"child": (14, None, None, 18), "adult": (280, None, None, 346)}
    values["Total"] = (294, 58, 12, 364)
    cells = {
        (age, sex): value
        for age, row in values.items()
        for sex, value in zip([*SEX, "Total"], row, strict=True)
    }
    return Cited(table=SafeTable(dimensions, cells, "met"), measure="met", period=NOW)


def sample(**values: object) -> Document:
    """Return a report with a heading of each level, a list, three tables and running text."""
    table = {"total": "Alla", "now_name": NOW_NAME, "note": HIDDEN_NOTE}
    blocks = (
        Heading("Förslag till beslut"),
        Points(
            ("Nämnden godkänner rapporten.", "Paragrafen justeras omedelbart."), is_numbered=True
        ),
        Heading("Sammanfattning"),
        Paragraph("Enheterna genomförde 201 arbetspass.", (single(201, "joint_shifts"),)),
        Paragraph("Första stycket.\n\nAndra stycket.\nNy rad."),
        Heading("Ärendet"),
        Heading("Samverkan med polisen", 2),
        KeyFigures(
            caption="Nyckeltal",
            lines=(
                Line(
                    name="Arbetspass tillsammans med polisen",
                    now=single(201, "joint_shifts"),
                    before=single(180, "joint_shifts", BEFORE),
                    definition="Avslutade pass där polisen deltog.",
                ),
                Line(
                    name="Köpare under 18 år",
                    now=single(None, "buyers", age="child"),
                    definition="Personer så långt det är känt.",
                ),
            ),
            now_name=NOW_NAME,
            before_name=BEFORE_NAME,
            note=HIDDEN_NOTE,
        ),
        Heading("Ålder", 3),
        TableBlock(
            caption="Utsatta efter ålder",
            now=by_age(None, None, 364),
            before=by_age(12, 290, 302, BEFORE),
            names=("Ålder",),
            words=(AGE,),
            before_name=BEFORE_NAME,
            definition="Möten, inte personer.",
            **table,
        ),
        TableBlock(
            caption="Utsatta efter ålder och kön",
            now=by_age_and_sex(),
            names=("Ålder", "Kön"),
            words=(AGE, SEX),
            definition="Möten efter ålder och kön.",
            is_drawn=True,
            **table,
        ),
        Heading("Förvaltningens synpunkter"),
        Points(("En sak & en annan.", "<Taggar> är text.")),
    )
    head = Letterhead(
        sender="Utredningsenheten",
        kind="Tjänsteutlåtande",
        to="Till Socialnämnden",
        dated=date(2022, 9, 1),
        reference_number="SN 2022/14",
        status="Version 1, godkänd den 1 september 2022 av enhetschef, Utredningsenheten",
    )
    whole = {
        "title": "Arbetet mot prostitution och människohandel",
        "letterhead": head,
        "blocks": blocks,
        "attachments": ("Siffrorna som tabell",),
    }
    return Document(**(whole | values))
