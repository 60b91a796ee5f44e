"""What our fonts can draw. Whatever a person typed becomes a text that no page refuses."""

import json
import re
from functools import cache
from pathlib import Path
from unicodedata import category, normalize

FONTS = Path(__file__).parent / "fonts"
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
JOINERS = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufe0e\ufe0f")
"""Signs without a shape that words and emoji need; other such signs can make a line lie."""
SKIN_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_ATTACHED = JOINERS | SKIN_TONES
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def drawable(text: str) -> str:
    """Return a text in which each character has a shape; a lone � stands for what has none.

    >>> drawable("Räksmörgås\\r\\n— 漢")
    'Räksmörgås\\n— �'
    """
    plain = normalize("NFC", _LINE_ENDS.sub("\n", text))
    return _beyond_home().sub(lambda found: _drawn(found.group()), plain)


@cache
def covered() -> dict[str, frozenset[str]]:
    """Return the characters of each font, in the order in which fonts are asked."""
    listed: dict[str, str] = json.loads((FONTS / "characters.json").read_text(encoding="utf-8"))
    return {
        name: frozenset(
            chr(code)
            for start, end in (part.split("-") for part in ranges.split())
            for code in range(int(start, 16), int(end, 16) + 1)
        )
        for name, ranges in listed.items()
    }


@cache
def _beyond_home() -> re.Pattern[str]:
    """Find what the first font lacks, and marks, with the letter before: a mark belongs to one."""
    first = next(iter(covered().values())) | {"\n"}
    home = re.escape("".join(sorted(char for char in first if not _is_mark(char))))
    return re.compile(f"[{home}]?[^{home}]+")


def _is_mark(character: str) -> bool:
    """Tell whether a character sits on the one before it."""
    return category(character).startswith("M") or character in _ATTACHED


def _drawn(stretch: str) -> str:
    """Draw each character together with the marks on it."""
    clusters: list[str] = []
    for character in stretch:
        if clusters and _is_mark(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return "".join(_cluster(cluster) for cluster in clusters)


def _cluster(cluster: str) -> str:
    """Return a character and its marks if one font has them all, else what can be drawn of it."""
    base, shown = cluster[0], {*cluster} - JOINERS
    if any(shown <= font for font in covered().values()):
        return cluster
    if any(base in font for font in covered().values()) or base == "\n":
        return base
    if base == "\t" or category(base) == "Zs":
        return " "
    return "" if category(base) in {"Cc", "Cf"} else UNKNOWN
