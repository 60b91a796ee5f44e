"""A table of figures drawn as bars, on the server: no script, no style, the page's own colours.

The libraries that draw are loaded with the first chart (about 0.4 s and 130 MB), so nothing but
the staff side may ask for one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from finmaskig import ui
from finmaskig.reports.rendering.svg import rebuilt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.safestring import SafeString

    from finmaskig.reports.layout import Cell, Grid

FONT = "Atkinson Hyperlegible Next"
FONTS: Final = Path(ui.__path__[0]) / "documents" / "fonts"
COLOURS: Final = ("var(--net)", "var(--amber)", "var(--edge)", "var(--rose)", "var(--leaf)")
MOST_BARS, MOST_COLUMNS, WIDTH, BAR, GAP, SIZE = 60, 5, 300, 22, 12, 14
LONGEST = 170


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A chart as its template shows it."""

    shapes: SafeString
    box: str
    title: str
    told: str
    """The same in words."""


@lru_cache(maxsize=64)
def drawing_of(grid: Grid) -> Drawing | None:
    """Return the bars of a table without its totals; nothing when it has too many, or none.

    A table is a view of one publication and never changes, so its chart is drawn once.
    """
    bars = _bars(grid)
    known = [cell.value for _row, _column, cell in bars if cell.value is not None]
    rows, columns = {row for row, _, _ in bars}, {column for _, column, _ in bars}
    if not known or len(rows) == 1 or len(columns) > MOST_COLUMNS or len(bars) > MOST_BARS:
        return None
    drawn = _drawn(bars)
    width, height = drawn.split('viewBox="0 0 ', 1)[1].split('"', 1)[0].split()
    return Drawing(
        shapes=rebuilt(drawn),
        box=f"0 0 {width} {height}",
        title=_("Stapeldiagram: %(table)s") % {"table": grid.caption},
        told=_told(bars),
    )


def _bars(grid: Grid) -> list[tuple[str, str, Cell]]:
    """Return row, column and cell of each bar; a total is no bar."""
    columns = range(len(grid.head))
    if grid.total_column is not None:
        columns = range(grid.total_column)
    return [
        (row.label, grid.head[at], row.cells[at])
        for row in grid.rows
        if not row.is_total
        for at in columns
        if row.cells[at].is_told
    ]


def _told(bars: list[tuple[str, str, Cell]]) -> str:
    has_columns = len({column for _row, column, _cell in bars}) > 1
    names = (f"{row}, {column}" if has_columns else row for row, column, _cell in bars)
    cells = (cell.text for _row, _column, cell in bars)
    return "; ".join(f"{name}: {text}" for name, text in zip(names, cells, strict=True)) + "."


def _drawn(bars: list[tuple[str, str, Cell]]) -> str:
    import altair as alt

    columns = list(dict.fromkeys(column for _row, column, _cell in bars))
    rows = list(dict.fromkeys(row for row, _column, _cell in bars))
    values = [
        {"row": row, "column": column, "number": cell.value or 0, "text": cell.text}
        for row, column, cell in bars
    ]
    axis = alt.Axis(title=None, ticks=False, domain=False, labelPadding=8, labelLimit=LONGEST)
    base = alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y("row:N", sort=rows, axis=axis, scale=alt.Scale(paddingInner=0.25)),
        yOffset=alt.YOffset("column:N", sort=columns),
        x=alt.X("number:Q", axis=None, scale=alt.Scale(zero=True, nice=False)),
    )
    legend = alt.Legend(title=None, orient="top", symbolType="square") if columns[1:] else None
    colour = alt.Color(
        "column:N",
        sort=columns,
        legend=legend,
        scale=alt.Scale(domain=columns, range=[COLOURS[at] for at in range(len(columns))]),
    )
    told = base.mark_text(align="left", dx=6, fontSize=SIZE, color="currentColor").encode(
        text="text:N"
    )
    height = len(rows) * (len(columns) * BAR + GAP)
    chart = (
        (base.mark_bar().encode(color=colour) + told)
        .properties(width=WIDTH, height=height)
        .configure(background="transparent", font=FONT, padding=2)
        .configure_view(stroke=None)
        .configure_axis(labelColor="currentColor", labelFontSize=SIZE)
        .configure_legend(labelColor="currentColor", labelFontSize=SIZE, labelLimit=LONGEST)
    )
    return _as_svg(chart.to_dict())


def _as_svg(description: Mapping[str, object]) -> str:
    import vl_convert

    _learn_the_fonts()
    return vl_convert.vegalite_to_svg(dict(description))


@cache
def _learn_the_fonts() -> None:
    """Let the engine measure texts in the font of the pages."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
