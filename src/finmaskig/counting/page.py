"""Every measure with its definition, as a page written from the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.counting import registry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finmaskig.counting.registry import Family, Measure

DIRECTIONS = {
    "": "",
    "more_is_better": "more is better",
    "less_is_better": "less is better",
    "read_with_care": "read with care",
}


def measures_page() -> str:
    """Return every family: its unit, its period, its grids and its measures."""
    lines = ["# Measures", "", "Written from each domain's `measures.py`. Do not edit.", ""]
    for family in sorted(registry.families(), key=lambda one: one.code):
        lines += _family(family)
    lines += _known()
    return "\n".join(lines)


def _known() -> Iterator[str]:
    """Yield what an attacker is taken to know: families that can be counted from each other."""
    yield "## What everybody knows"
    yield ""
    yield "Families that stand here are protected together."
    yield ""
    for equation in registry.equations():
        yield f"- {_side(equation.left)} = {_side(equation.right)}: {equation.why}"
    for flow in registry.flows():
        yield (
            f"- `{flow.stock}` at an end = the same at the end before + `{flow.grows}` "
            f"− `{flow.shrinks}`, in all and by `{flow.axis}`."
        )
    yield ""


def _side(side: tuple[str, Mapping[str, str]]) -> str:
    family, at = side
    narrowed = ", ".join(f"{axis} = {code}" for axis, code in at.items())
    return f"`{family}` ({narrowed})" if narrowed else f"`{family}`"


def _family(family: Family) -> Iterator[str]:
    about = "a small count can expose somebody" if family.about_people else "not about people"
    yield f"## {family.name} (`{family.code}`)"
    yield ""
    stock = " What there is at the end of the last month; months are not added."
    yield f"Counts {family.counted}; {about}. Period: {family.period_rule}." + (
        stock * family.is_stock
    )
    yield ""
    yield "| Grid | Divided by |"
    yield "|---|---|"
    for grid in family.grids:
        axes = " × ".join(f"`{axis.code}`" + (" +" * axis.several) for axis in grid.axes)
        yield f"| `{grid.code}` | {axes} |"
    yield ""
    yield "| Measure | Name | Definition | Narrowed to | Direction | Source |"
    yield "|---|---|---|---|---|---|"
    for one in registry.measures():
        if one.family == family.code:
            yield _measure(one)
    yield ""


def _measure(one: Measure) -> str:
    at = "; ".join(f"{axis}: {', '.join(codes)}" for axis, codes in one.at.items())
    cells = (
        f"`{one.code}`",
        str(one.name),
        str(one.definition),
        at,
        DIRECTIONS[one.direction],
        ", ".join(one.sources),
    )
    return "| " + " | ".join(cells) + " |"
