"""What is counted of agreements: how many are in force, and how many people they reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext_lazy as _

from finmaskig.counting import registry
from finmaskig.counting.registry import Axis, Family, Grid
from finmaskig.organisations.models import Agreement
from finmaskig.organisations.queries.counting import (
    count_agreements,
    count_inhabitants,
    municipality_parents,
    municipality_words,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from finmaskig.counting.registry import Counted

AGREEMENTS: Literal["agreements"] = "agreements"
INHABITANTS: Literal["inhabitants"] = "inhabitants"
KIND = Axis(code="agreement_kind", name=_("vad avtalet gäller"), words=dict(Agreement.Kind.choices))
MUNICIPALITY = Axis(
    code="municipality",
    name=_("kommun"),
    words=municipality_words,
    parents=municipality_parents,
)


IN_FORCE = (
    _("Avtal som gäller vid periodens slut"),
    _(
        "Avtal som nämnden står som värd för eller är part i och som säkert gäller periodens "
        "sista dag. Ett avtal som kanske gäller räknas inte."
    ),
)
JOINED = (
    _("Kommuner som är anslutna vid periodens slut"),
    _("Avtal om länserbjudandet som säkert gäller periodens sista dag: ett för varje kommun."),
)
REACHED = (
    _("Invånare som nås"),
    _(
        "Invånare i kommuner som länserbjudandet når den sista dagen: värdkommunen och de "
        "anslutna. Folkmängden är den som var känd senast i länet. Kommuner utan siffra från "
        "den dagen räknas inte."
    ),
)


def register() -> None:
    """Tell the registry; called once, when the program starts."""
    offer = Agreement.Kind.COUNTY_OFFER.value
    measure = registry.narrowed
    registry.register(
        _stock(AGREEMENTS, _("Avtal"), Grid.divided("kind", count_agreements, KIND)),
        (
            measure(AGREEMENTS, "agreements", IN_FORCE, "R22-38 R22-48"),
            measure(
                AGREEMENTS, "municipalities_joined", JOINED, "R22-48 P-06", agreement_kind=offer
            ),
        ),
    )
    registry.register(
        _stock(
            INHABITANTS,
            _("Invånare som nås"),
            Grid.divided("municipality", count_inhabitants, MUNICIPALITY),
        ),
        (measure(INHABITANTS, "population_covered", REACHED, "R22-48 P-06"),),
    )


def _stock(code: Counted, name: StrOrPromise, grid: Grid) -> Family:
    return Family(
        code=code,
        name=name,
        counted=code,
        period_rule=_("periodens sista dag"),
        grids=(grid,),
        about_people=False,
        is_stock=True,
    )
