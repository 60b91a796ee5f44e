# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools[woff]==4.68.0"]
# ///
"""Make the fonts of the PDF documents, once, from npm packages: `uv run --script .ci/fonts.py`.

What the fonts can draw is written beside them, since the program has no tool that reads fonts.
"""

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.subset import Options as SubsetOptions
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent.parent / "src/finmaskig/ui/documents/fonts"
NOTO = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "vietnamese")
ARROWS = [*range(0x2190, 0x219A), *range(0x21D0, 0x21D6), *range(0x2200, 0x2300)]
SIGNS = [*range(0x25A0, 0x2600), 0x2605, 0x2606, *range(0x2610, 0x2613), *range(0x2713, 0x2719)]
MADE_AT = 3_850_000_000
"""Written into every font, so that the same sources give the same bytes."""
NEVER_IN_A_PDF = {0x0, 0xD, 0xFEFF, 0xFFFE}
"""Codes that PDF/UA and PDF/A refuse, though the fonts map them."""


@dataclass(frozen=True)
class Family:
    """One family: its package, the files that hold its parts, its styles and what to keep of it."""

    name: str
    package: str
    file: str
    parts: tuple[str, ...]
    styles: tuple[str, ...] = ("Regular",)
    only: tuple[int, ...] = ()


FAMILIES = [
    Family(
        "Atkinson Hyperlegible Next",
        "@fontsource-variable/atkinson-hyperlegible-next@5.3.0",
        "atkinson-hyperlegible-next-{part}-wght-{slant}.woff2",
        ("latin", "latin-ext"),
        ("Regular", "Italic", "Bold"),
    ),
    Family(
        "Noto Sans",
        "@fontsource/noto-sans@5.3.0",
        "noto-sans-{part}-{weight}-normal.woff2",
        NOTO,
        ("Regular", "Bold"),
    ),
    Family(
        "Noto Sans Arabic",
        "@fontsource/noto-sans-arabic@5.3.0",
        "noto-sans-arabic-{part}-{weight}-normal.woff2",
        ("arabic",),
        ("Regular", "Bold"),
        tuple(range(0x10000)),
    ),
    Family(
        "Noto Sans Thai",
        "@fontsource/noto-sans-thai@5.3.0",
        "noto-sans-thai-{part}-{weight}-normal.woff2",
        ("thai",),
        ("Regular", "Bold"),
    ),
    Family(
        "Noto Sans Math",
        "@fontsource/noto-sans-math@5.3.0",
        "noto-sans-math-{part}-{weight}-normal.woff2",
        ("latin",),
        only=tuple(ARROWS),
    ),
    Family(
        "Noto Sans Symbols 2",
        "@fontsource/noto-sans-symbols-2@5.3.0",
        "noto-sans-symbols-2-{part}-{weight}-normal.woff2",
        ("symbols",),
        only=tuple(SIGNS),
    ),
    Family(
        "Noto Emoji",
        "@fontsource/noto-emoji@5.3.2",
        "noto-emoji-{part}-{weight}-normal.woff2",
        ("emoji",),
    ),
]


def files_of(package: str, folder: Path) -> Path:
    """Unpack an npm package and return its folder of fonts."""
    place = folder / package.replace("/", "_")
    place.mkdir()
    subprocess.run(["npm", "pack", "--silent", package], cwd=place, check=True)  # noqa: S607
    with tarfile.open(next(place.glob("*.tgz"))) as packed:
        packed.extractall(place, filter="data")
    return place / "package/files"


def cut(file: Path, weight: int, folder: Path) -> Path:
    """Save one weight of a web font as a static font."""
    font = TTFont(file, recalcTimestamp=False)
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": weight}, updateFontNames=False)
    font.flavor = None
    made = folder / f"{file.stem}-{weight}.ttf"
    font.save(made)
    return made


def merged(parts: list[Path]) -> TTFont:
    """Join the parts of one cut; what an earlier part has stays."""
    if len(parts) == 1:
        return TTFont(parts[0])
    options = MergeOptions(drop_tables=["DSIG", "STAT", "MVAR", "HVAR"])
    return Merger(options=options).merge([str(part) for part in parts])


def trim(font: TTFont, only: tuple[int, ...]) -> None:
    """Drop what print does not need: hints, refused codes and the private use area."""
    kept = {code for code in font.getBestCmap() if not 0xE000 <= code <= 0xF8FF and code < 0xF0000}
    options = SubsetOptions(
        hinting=False, layout_features=["*"], name_IDs=["*"], notdef_outline=True
    )
    options.drop_tables += ["MATH"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=(kept & set(only) if only else kept) - NEVER_IN_A_PDF)
    subsetter.subset(font)


def name(font: TTFont, family: str, style: str) -> None:
    """Name a cut as programs expect it, and mark its weight and slant."""
    table = font["name"]
    version = table.getDebugName(5) or "Version 1.000"
    made_by = table.getDebugName(0) or ""
    table.names = []
    full = f"{family.replace(' ', '')}-{style}"
    texts = {0: made_by, 1: family, 2: style, 3: full, 4: f"{family} {style}", 5: version}
    texts |= {6: full, 13: "SIL Open Font License, Version 1.1", 14: "https://openfontlicense.org"}
    for key, text in texts.items():
        table.setName(text, key, 3, 1, 0x409)
    bold, italic = style == "Bold", style == "Italic"
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = 0x20 if bold else 0x01 if italic else 0x40
    font["head"].macStyle = 1 if bold else 2 if italic else 0


def make(family: Family, folder: Path) -> set[int]:
    """Make the static cuts of a family and return the characters that all of them have."""
    files = files_of(family.package, folder)
    covered = []
    for style in family.styles:
        weight, slant = 700 if style == "Bold" else 400, "italic" if style == "Italic" else "normal"
        names = [family.file.format(part=p, weight=weight, slant=slant) for p in family.parts]
        font = merged([cut(files / file, weight, folder) for file in names])
        trim(font, family.only)
        name(font, family.name, style)
        font.recalcTimestamp = False
        font["head"].created = font["head"].modified = MADE_AT
        font.save(TARGET / f"{family.name.replace(' ', '')}-{style}.ttf")
        covered.append(set(font.getBestCmap()))
    return set.intersection(*covered)


def ranges(codes: set[int]) -> list[str]:
    """Write codes as ranges: 20-7E.

    >>> ranges({0x41, 0x42, 0x61})
    ['41-42', '61-61']
    """
    first = [code for code in sorted(codes) if code - 1 not in codes]
    last = [code for code in sorted(codes) if code + 1 not in codes]
    return [f"{start:X}-{end:X}" for start, end in zip(first, last, strict=True)]


def main() -> None:
    """Make every cut, and the list of what they draw in the order they are asked."""
    if shutil.which("npm") is None:
        sys.exit("npm is needed to fetch the fonts.")
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        drawn = {family.name: " ".join(ranges(make(family, Path(place)))) for family in FAMILIES}
    (TARGET / "characters.json").write_text(json.dumps(drawn, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
