"""A table of figures drawn as bars, on the server: no script, no style; for pages and papers.

The libraries that draw are loaded with the first chart (about 0.4 s and 130 MB), so nothing but
the staff side may ask for one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from finmaskig import ui
from finmaskig.reports.rendering.svg import rebuilt

if TYPE_CHECKING:
    from collections.abc import Mapping

    import altair as alt
    from django.utils.safestring import SafeString

    from finmaskig.reports.layout import Cell, Grid

FONT = "Atkinson Hyperlegible Next"
FONTS: Final = Path(ui.__path__[0]) / "documents" / "fonts"
MOST_BARS, MOST_COLUMNS, BAR, GAP, SIZE = 60, 5, 22, 12, 14
LONGEST, SHARP, WIDER = 220, 3, 1.06
"""The longest label, how sharp a PNG is, and room for readers whose font is wider than ours."""
POINTS = 0.75
"""How large a pixel is on paper: texts are then as large as those of the table."""
STUB_WIDTH, SPACE = 32, 6
STUB = "M-1,-.4L1,-.4L1,.4L-1,.4L-1,-.4M-.7,.4L-.1,-.4M-.2,.4L.4,-.4M.3,.4L.9,-.4"
"""What stands for every hidden number: one hatched field, as wide for a small as for a large."""


@dataclass(frozen=True)
class Inks:
    """How a chart looks: the length of the longest bar, the colours of words and of each column."""

    length: int
    word: str
    bars: tuple[str, ...]
    edge: str


PAGE: Final = Inks(
    200,
    "currentColor",
    ("var(--net)", "var(--amber)", "var(--edge)", "var(--rose)", "var(--leaf)"),
    "var(--edge)",
)
"""The page's own, so that they follow light and dark."""
PAPER: Final = Inks(
    300, "#1b2b2a", ("#0f4f4b", "#b9d3ce", "#52625f", "#ffffff", "#6f827e"), "#0f4f4b"
)
"""Dark and light by turns with an edge, to be told apart in black and white."""


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A chart as its template shows it."""

    shapes: SafeString
    box: str
    told: str
    """What it is and the same in words."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A chart as a paper shows it: its size in points, its words, and the file."""

    width: float
    told: str
    file: bytes


@lru_cache(maxsize=64)
def drawing_of(grid: Grid) -> Drawing | None:
    """Return the bars of a table without its totals; nothing when it has too many, or none.

    A table is a view of one publication and never changes, so its chart is drawn once.
    """
    bars = _bars(grid)
    if not _is_worth_drawing(bars):
        return None
    drawn = _as_svg(_description(bars, PAGE))
    width, height = _size(drawn)
    return Drawing(
        shapes=rebuilt(drawn),
        box=f"0 0 {width * WIDER:.0f} {height:.0f}",
        told=_told(grid.caption, bars),
    )


def vector_of(grid: Grid) -> Picture | None:
    """Return the same bars as an SVG for a paper, rebuilt too: nothing in it can act."""
    bars = _bars(grid)
    if not _is_worth_drawing(bars):
        return None
    drawn = _as_svg(_description(bars, PAPER))
    width, height = _size(drawn)
    whole = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" font-family="{FONT}" fill="none">'
        f"{rebuilt(drawn)}</svg>"
    )
    return Picture(
        width=width * POINTS, told=_told(grid.caption, bars), file=whole.encode("utf-8", "replace")
    )


def raster_of(grid: Grid) -> Picture | None:
    """Return the same drawing as a PNG for a Word file."""
    vector = vector_of(grid)
    if vector is None:
        return None
    import vl_convert

    return replace(vector, file=vl_convert.svg_to_png(vector.file.decode(), scale=SHARP))


def _is_worth_drawing(bars: list[tuple[str, str, Cell]]) -> bool:
    """Tell whether there are bars to compare, and no more than can be read."""
    drawn = sum(bool(cell.value) for _row, _column, cell in bars)
    rows, columns = {row for row, _, _ in bars}, {column for _, column, _ in bars}
    return drawn > 1 and len(rows) > 1 and len(columns) <= MOST_COLUMNS and len(bars) <= MOST_BARS


def _size(drawn: str) -> tuple[float, float]:
    width, height = drawn.split('viewBox="0 0 ', 1)[1].split('"', 1)[0].split()
    return float(width), float(height)


def _bars(grid: Grid) -> list[tuple[str, str, Cell]]:
    """Return row, column and cell of each bar; a total is no bar, nor are rows of noughts alone."""
    columns = range(len(grid.head))
    if grid.total_column is not None:
        columns = range(grid.total_column)
    inner = [row for row in grid.rows if not row.is_total]
    across = [at for at in columns if any(row.cells[at].value != 0 for row in inner)]
    return [
        (row.label, grid.head[at], row.cells[at])
        for row in inner
        if any(row.cells[at].value != 0 for at in across)
        for at in across
        if row.cells[at].is_told
    ]


def _told(caption: str, bars: list[tuple[str, str, Cell]]) -> str:
    has_columns = len({column for _row, column, _cell in bars}) > 1
    names = (f"{row}, {column}" if has_columns else row for row, column, _cell in bars)
    cells = (cell.text for _row, _column, cell in bars)
    words = "; ".join(f"{name}: {text}" for name, text in zip(names, cells, strict=True))
    return _("Stapeldiagram: %(table)s. %(words)s.") % {"table": caption, "words": words}


def _description(bars: list[tuple[str, str, Cell]], inks: Inks) -> Mapping[str, object]:
    """Return the chart: each bar with its words beside it, so that no colour says anything alone.

    A hidden number has no length: it is not among what the axis is made of.
    """
    import altair as alt

    rows = list(dict.fromkeys(row for row, _column, _cell in bars))
    columns = list(dict.fromkeys(column for _row, column, _cell in bars))
    axis = alt.Axis(title=None, ticks=False, domain=False, labelPadding=8, labelLimit=LONGEST)
    base = alt.Chart(alt.InlineData(values=_values(bars, has_columns=bool(columns[1:])))).encode(
        y=alt.Y("row:N", sort=rows, axis=axis, scale=alt.Scale(domain=rows, paddingInner=0.25)),
        yOffset=alt.YOffset("column:N", sort=columns, scale=alt.Scale(domain=columns)),
    )
    shown = base.transform_filter("!datum.is_hidden").encode(
        x=alt.X("number:Q", axis=None, scale=alt.Scale(zero=True, nice=False))
    )
    scale = alt.Scale(domain=columns, range=list(inks.bars[: len(columns)]))
    bar = shown.mark_bar(stroke=inks.edge).encode(
        color=alt.Color("column:N", sort=columns, legend=None, scale=scale)
    )
    height = len(rows) * (len(columns) * BAR + GAP)
    chart = alt.layer(bar, *_beside(base, shown, inks)).properties(width=inks.length, height=height)
    told: Mapping[str, object] = (
        chart.configure(background="transparent", font=FONT, padding=2)
        .configure_view(stroke=None)
        .configure_axis(labelColor=inks.word, labelFontSize=SIZE)
        .to_dict()
    )
    return told


def _beside(base: alt.Chart, shown: alt.Chart, inks: Inks) -> list[alt.Chart]:
    """Return the words beside each bar, and what stands where a number is hidden."""
    import altair as alt

    hidden = base.transform_filter("datum.is_hidden")
    return [
        shown.mark_text(align="left", dx=SPACE, fontSize=SIZE, color=inks.word).encode(
            text="text:N"
        ),
        hidden.mark_point(
            shape=STUB, size=STUB_WIDTH**2, filled=False, color=inks.edge, strokeWidth=1, opacity=1
        ).encode(x=alt.value(STUB_WIDTH / 2)),
        hidden.mark_text(align="left", dx=SPACE, fontSize=SIZE, color=inks.word).encode(
            text="text:N", x=alt.value(STUB_WIDTH)
        ),
    ]


def _values(
    bars: list[tuple[str, str, Cell]], *, has_columns: bool
) -> list[dict[str, str | int | bool]]:
    """Return the rows of the chart; a hidden number is not in them."""
    return [
        {
            "row": row,
            "column": column,
            "is_hidden": cell.value is None,
            "text": f"{column}: {cell.text}" if has_columns else cell.text,
            **({} if cell.value is None else {"number": cell.value}),
        }
        for row, column, cell in bars
    ]


def _as_svg(description: Mapping[str, object]) -> str:
    import vl_convert

    _learn_the_fonts()
    return vl_convert.vegalite_to_svg(dict(description))


@cache
def _learn_the_fonts() -> None:
    """Let the engine measure texts in the font of the pages."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
