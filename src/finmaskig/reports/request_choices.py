"""The words of what is weighed and decided on a request for exact figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from finmaskig.reports import request_rules as rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django_stubs_ext import StrOrPromise

RECOGNISERS: Final[dict[str, StrOrPromise]] = {
    "self": _("Personen själv"),
    "close": _("Någon närstående"),
    "buyer": _("Den som har köpt eller utnyttjat"),
    "known": _("Grannar, klasskamrater eller arbetskamrater"),
    "staff": _("Personal på andra ställen"),
    "press": _("Den som lägger ihop med nyheter eller domar"),
}
ALTERNATIVES: Final[dict[str, StrOrPromise]] = {
    "safe": _("Den skyddade tabellen"),
    "coarser": _("Färre indelningar eller en längre period"),
    "conditions": _("Förbehåll (OSL 10:14)"),
}
PARTS: Final[dict[str, StrOrPromise]] = {
    rules.SAFE: _("Den skyddade tabellen"),
    rules.ROWS: _("Bara raderna"),
    rules.TOTAL: _("Bara hela antalet"),
}


def words_of(codes: Iterable[str], words: dict[str, StrOrPromise]) -> str:
    """Return codes in words, between commas.

    >>> words_of(["a", "b"], {"a": "Ett", "b": "Två"})
    'ett, två'
    """
    return ", ".join(_small(str(words.get(code, code))) for code in codes)


def _small(word: str) -> str:
    return word[:1].lower() + word[1:]
