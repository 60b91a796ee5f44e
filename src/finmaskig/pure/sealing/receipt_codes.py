"""Codes on paper, to read aloud and to write by hand: random, with a sign that checks the others.

Fifteen signs are random (75 bits), the sixteenth checks them. The check is a sum over the field
of 32 elements in which each place has a weight of its own, so one wrong sign and two signs that
changed places are always found, without asking any table.

Only ``digest_of`` a code is kept. It needs no key: who tries codes against a stolen digest has
2⁷⁵ to try, and a code opens nothing but the answer "received". The public process, which has no
keys, can therefore check it.
"""

from __future__ import annotations

import re
from hashlib import sha256
from secrets import randbits
from typing import Final

SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L and O, which look like digits, and U."""
ALIKE: Final = str.maketrans("OIL", "011")
RANDOM_SIGNS: Final = 15
LENGTH: Final = RANDOM_SIGNS + 1
GROUP: Final = 4
BITS_OF_A_SIGN: Final = 5
FIELD: Final = 0b100101
"""x⁵ + x² + 1, whose root runs through all 31 elements that are not zero."""
_BETWEEN = re.compile(r"[\s.,:/_\-‐‑‒–—]+")


def new_code() -> str:
    """Return a code that nobody has seen before.

    >>> len(new_code())
    16
    >>> read_code(shown(new_code())) is None
    False
    """
    number = randbits(RANDOM_SIGNS * BITS_OF_A_SIGN)
    values = [number >> BITS_OF_A_SIGN * place & 31 for place in range(RANDOM_SIGNS)]
    return "".join(SIGNS[value] for value in [*values, _sum([*values, 0])])


def shown(code: str) -> str:
    """Return a code in groups, as it stands on paper.

    >>> shown("7F3K90TRWX2B4M8H")
    '7F3K-90TR-WX2B-4M8H'
    """
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read_code(written: str) -> str | None:
    """Return the code that somebody wrote, or nothing when a sign of it must be wrong.

    Small letters, spaces and dashes do not matter, nor O for 0 and I or L for 1.

    >>> read_code("o000 0000 0000 oooo")
    '0000000000000000'
    >>> read_code("0000-0000-0000-0001") is None
    True
    """
    code = _BETWEEN.sub("", written).upper().translate(ALIKE)
    if len(code) != LENGTH or not set(code) <= set(SIGNS):
        return None
    return None if _sum([SIGNS.index(sign) for sign in code]) else code


def digest_of(code: str) -> str:
    """Return what is kept of a code.

    >>> digest_of("0000000000000000")[:12]
    '731f5a4f46b5'
    """
    return sha256(f"finmaskig receipt {code}".encode()).hexdigest()


def _sum(values: list[int]) -> int:
    """Return the weighted sum over the field of 32; that of a right code is 0.

    >>> _sum([1, 0]), _sum([1, 2])
    (2, 0)
    """
    total = 0
    for value in values:
        total = total << 1 ^ value
        total ^= FIELD if total & 32 else 0
    return total
