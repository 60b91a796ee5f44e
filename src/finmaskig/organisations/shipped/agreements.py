"""The agreements, the referral catalogue and what sources say of the other municipalities."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from finmaskig.organisations.shipped.entries import (
    ShippedAgreement,
    ShippedService,
    ShippedStatus,
)
from finmaskig.organisations.shipped.reading import rows, text

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def services() -> tuple[ShippedService, ...]:
    """Return the referral catalogue."""
    tree = tomllib.loads(text("services.toml"))
    return tuple(ShippedService(**row) for row in tree["service"])


@cache
def agreements() -> tuple[ShippedAgreement, ...]:
    """Return every agreement; the county offer has one for each municipality."""
    tree = tomllib.loads(text("agreements.toml"))
    return (*(ShippedAgreement(**row) for row in tree["agreement"]), *_county_offer())


def _county_offer() -> Iterator[ShippedAgreement]:
    offer = tomllib.loads(text("agreements.toml"))["county_offer"]
    names = {row["code"]: row["name"] for row in rows("municipalities")}
    for group in offer["joined"]:
        for code in group["municipalities"]:
            yield ShippedAgreement(
                code=f"county-offer-{code}",
                kind="county_offer",
                name=offer["name"].format(name=names[code]),
                possible_from=group["possible_from"],
                valid_from=group["valid_from"],
                valid_to=group.get("valid_to"),
                host=offer["host"],
                municipalities=(code,),
                organisations=(offer["host"],),
                services=tuple(offer["services"]),
                source=group.get("source", offer["report"]),
            )


@cache
def statuses() -> tuple[ShippedStatus, ...]:
    """Return what sources say of municipalities without an agreement."""
    tree = tomllib.loads(text("agreements.toml"))
    return tuple(
        ShippedStatus(code, group["status"], group["note"], group["source"])
        for group in tree["status"]
        for code in group["municipalities"]
    )
