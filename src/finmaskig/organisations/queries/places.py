"""Municipalities to choose among, in Swedish order."""

from __future__ import annotations

from finmaskig.organisations.models import County
from finmaskig.organisations.queries.directory import directory

_ORDER = str.maketrans({"å": "z1", "ä": "z2", "ö": "z3"})
Choice = tuple[str, str]


def swedish_order(name: str) -> str:
    """Return what a name is sorted by: å, ä and ö stand last.

    >>> sorted(["Öckerö", "Åre", "Ale"], key=swedish_order)
    ['Ale', 'Åre', 'Öckerö']
    """
    return name.casefold().translate(_ORDER)


def place_choices(county: str = "") -> list[Choice]:
    """Return the municipalities, or those of a county, by name."""
    places = directory().vocabulary.municipalities.items()
    found = [(code, name) for code, (name, home) in places if county in ("", home)]
    return sorted(found, key=lambda choice: swedish_order(choice[1]))


def county_of(municipality: str) -> str:
    """Return the county of a municipality, or nothing."""
    _name, county = directory().vocabulary.municipalities.get(municipality, ("", ""))
    return county


def home_counties() -> dict[str, str]:
    """Return the counties where some unit works in the program, by code, with their names."""
    found = County.objects.filter(
        municipalities__organisations__controlled_units__is_staffed_here=True
    )
    return dict(found.distinct().order_by("code").values_list("code", "name"))
