"""What is counted of agreements: how many are in force, and how many people they reach."""

from __future__ import annotations

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

AGREEMENTS, INHABITANTS = "agreements", "inhabitants"
KIND = Axis(code="agreement_kind", name=_("vad avtalet gäller"), words=dict(Agreement.Kind.choices))
MUNICIPALITY = Axis(
    code="municipality",
    name=_("kommun"),
    words=municipality_words,
    parents=municipality_parents,
)


def register() -> None:
    """Tell the registry; called once, when the program starts."""
    agreements = Family(
        code=AGREEMENTS,
        name=_("Avtal"),
        counted="agreements",
        period_rule=_("periodens sista dag"),
        grids=(Grid.divided("kind", count_agreements, KIND),),
        about_people=False,
        is_stock=True,
    )
    inhabitants = Family(
        code=INHABITANTS,
        name=_("Invånare som nås"),
        counted="inhabitants",
        period_rule=_("periodens sista dag"),
        grids=(Grid.divided("municipality", count_inhabitants, MUNICIPALITY),),
        about_people=False,
        is_stock=True,
    )
    in_force = (
        _("Avtal som gäller vid periodens slut"),
        _(
            "Avtal som nämnden står som värd för eller är part i och som säkert gäller periodens "
            "sista dag. Ett avtal som kanske gäller räknas inte."
        ),
    )
    joined = (
        _("Kommuner som är anslutna vid periodens slut"),
        _("Avtal om länserbjudandet som säkert gäller periodens sista dag: ett för varje kommun."),
    )
    reached = (
        _("Invånare som nås"),
        _(
            "Invånare i kommuner som länserbjudandet når den sista dagen: värdkommunen och de "
            "anslutna. Folkmängden är den som var känd senast i länet. Kommuner utan siffra från "
            "den dagen räknas inte."
        ),
    )
    offer = Agreement.Kind.COUNTY_OFFER.value
    registry.register(
        agreements,
        (
            registry.narrowed(AGREEMENTS, "agreements", in_force, "R22-38 R22-48"),
            registry.narrowed(
                AGREEMENTS, "municipalities_joined", joined, "R22-48 P-06", agreement_kind=offer
            ),
        ),
    )
    registry.register(
        inhabitants,
        (registry.narrowed(INHABITANTS, "population_covered", reached, "R22-48 P-06"),),
    )
