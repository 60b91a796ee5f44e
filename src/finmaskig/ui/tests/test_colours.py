"""WCAG 2.2: text 4.5:1 (1.4.3), edges and focus 3:1 (1.4.11), in light and in dark."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parent.parent / "static" / "ui" / "css"

TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "link", "rose") for ground in ("paper", "card")],
    ("on-net", "net"),
    ("on-net", "net-strong"),
    ("net-strong", "net-tint"),
    ("net-strong", "card"),
    ("on-head", "head"),
    ("on-head-soft", "head"),
    ("amber", "amber-tint"),
    ("rose", "rose-tint"),
    ("leaf", "leaf-tint"),
    ("link", "rose-tint"),
    ("on-exit", "exit"),
    *[("card", mode) for mode in ("net", "leaf", "amber", "rose")],
    *[("ink", f"{mode}-tint") for mode in ("net", "leaf", "amber", "rose")],
    ("ink-soft", "hatch"),
    ("ink-soft", "hatch-ground"),
]
EDGES = [
    *[(edge, ground) for edge in ("edge", "focus", "net") for ground in ("paper", "card")],
    ("rose", "card"),
    ("head-mark", "head"),
]


SCHEMES = {"light": ["tokens.css"], "dark": ["tokens.css", "tokens-dark.css"]}


def tokens(scheme):
    text = "".join((CSS / name).read_text(encoding="utf-8") for name in SCHEMES[scheme])
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))


def luminance(colour):
    """Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_gives_the_known_extremes():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (EDGES, 3.0)], ids=["text", "edges"])
def test_every_pair_of_colours_has_contrast_enough(scheme, pairs, least):
    colours = tokens(scheme)
    ratios = {f"{a} on {b}": round(contrast(colours[a], colours[b]), 2) for a, b in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


def test_the_dark_room_names_every_colour():
    light, dark = (
        set(re.findall(r"--([\w-]+): #", (CSS / name).read_text(encoding="utf-8")))
        for name in ("tokens.css", "tokens-dark.css")
    )
    assert dark == light


def test_no_colour_stands_outside_the_tokens():
    stray = {
        path.name: found
        for path in CSS.glob("*.css")
        if not path.name.startswith("tokens") and path.name != "print.css"
        if (
            found := re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s,)])", path.read_text(encoding="utf-8"))
        )
    }
    assert stray == {}


def test_every_token_in_use_exists():
    known = set(re.findall(r"--([\w-]+):", (CSS / "tokens.css").read_text(encoding="utf-8")))
    used = {
        token
        for path in CSS.glob("*.css")
        for token in re.findall(r"var\(--([\w-]+)\)", path.read_text(encoding="utf-8"))
    }
    assert used <= known
    assert known - used == set()
