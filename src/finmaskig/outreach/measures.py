"""What is counted of work in the field: shifts, meetings and cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from finmaskig.counting import registry
from finmaskig.counting.registry import Equation, Family, Grid, Measure
from finmaskig.organisations.axes import AGE, ARENA, RESIDENCE, SEX
from finmaskig.outreach import axes
from finmaskig.outreach import measure_words as words
from finmaskig.outreach.axes import OFFERED
from finmaskig.outreach.queries.counting import count_cards, count_encounters, count_shifts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrOrPromise

    from finmaskig.counting.registry import Direction

SHIFTS, ENCOUNTERS, CARDS, REPORTS = "shifts", "encounters", "cards", "reports"
DIRECTIONS: Mapping[str, Direction] = {
    "offered": "more_is_better",
    "could_not_offer": "less_is_better",
    "no_interpreter": "less_is_better",
    "joint_offered": "more_is_better",
    "declined": "read_with_care",
    "buyers": "read_with_care",
    "children": "read_with_care",
    "exposed_children": "read_with_care",
    "buyer_children": "read_with_care",
    "trafficking": "read_with_care",
    "sugar_dating": "read_with_care",
    "self_harm": "read_with_care",
}


def register() -> None:
    """Tell the registry; called once, when the program starts."""
    registry.register(_shifts(), _of_shifts())
    registry.register(_encounters(), [*_of_encounters(), *_indicators(), *_joint()], _known())
    registry.register(_cards(), _of_cards())


def _shifts() -> Family:
    return Family(
        code=SHIFTS,
        name=_("Arbetspass"),
        counted="shifts",
        period_rule=_("dagen då passet började"),
        grids=(
            Grid.divided("kind", count_shifts, axes.SHIFT_KIND, axes.POLICE, axes.MET),
            Grid.divided("operation", count_shifts, axes.OPERATION, axes.POLICE),
            Grid.divided("partners", count_shifts, axes.PARTNERS),
            Grid.divided("arenas", count_shifts, axes.ARENAS),
        ),
        about_people=False,
    )


def _encounters() -> Family:
    kind, count = axes.KIND, count_encounters
    return Family(
        code=ENCOUNTERS,
        name=_("Möten i fält"),
        counted="encounters",
        period_rule=_("dagen då mötet var"),
        grids=(
            Grid.divided("people", count, kind, AGE, SEX),
            Grid.divided("joint_age", count, axes.POLICE, kind, AGE),
            Grid.divided("joint_answer", count, axes.POLICE, kind, axes.ANSWER),
            Grid.divided("answer", count, kind, SEX, axes.ANSWER),
            Grid.divided("reason", count, kind, axes.ANSWER, axes.REASON),
            Grid.divided("exploitation", count, kind, AGE, axes.EXPLOITATION),
            Grid.divided("country", count, kind, AGE, axes.COUNTRY),
            Grid.divided("residence", count, kind, RESIDENCE),
            Grid.divided("arena", count, kind, ARENA),
            *(Grid.divided(one.code, count, kind, one) for one in axes.SINGLE),
            *(Grid.divided(one.code, count, kind, one) for one in axes.SEVERAL),
        ),
    )


def _known() -> tuple[Equation, ...]:
    """Return that each child is reported, also who buys: 21 reports of 18 tell of 3 (P-11)."""
    why = _("Varje barn som möts anmäls till socialtjänsten.")
    buyer = {"kind": "buyer", "age": "child"}
    return (
        Equation(left=(REPORTS, {}), right=(ENCOUNTERS, {"age": "child"}), why=why),
        Equation(left=(REPORTS, {"side": "buyer"}), right=(ENCOUNTERS, buyer), why=why),
    )


def _cards() -> Family:
    return Family(
        code=CARDS,
        name=_("Kort"),
        counted="cards",
        period_rule=_("dagen då korten räknades"),
        grids=(Grid.divided("kind", count_cards, axes.CARD_STEP, axes.CAMPAIGN_KIND),),
    )


def _of_shifts() -> tuple[Measure, ...]:
    return (
        Measure(
            code="shifts",
            name=_("Arbetspass"),
            definition=_(
                "Pass som har startat, också de där ingen möttes. Ett pass som flera enheter "
                "arbetar i räknas en gång, hos den enhet som ledde det."
            ),
            family=SHIFTS,
            at={},
            sources=("R22-37", "P-09"),
        ),
        Measure(
            code="joint_shifts",
            name=_("Arbetspass tillsammans med polisen"),
            definition=_("Pass som har startat och där polisen var med."),
            family=SHIFTS,
            at={"police": ("yes",)},
            sources=("R22-37",),
        ),
        Measure(
            code="shifts_nobody_met",
            name=_("Pass där ingen möttes"),
            definition=_("Pass som har startat och avslutats utan att någon möttes."),
            family=SHIFTS,
            at={"met": ("nobody",)},
            sources=("P-09",),
            direction="read_with_care",
        ),
        Measure(
            code="operation_shifts",
            name=_("Pass i en samlad insats"),
            definition=_("Pass som ingick i en insats, till exempel en gemensam vecka."),
            family=SHIFTS,
            at={"operation": ("yes",)},
            sources=("R22-37",),
        ),
    )


def _met(code: str, words: tuple[StrOrPromise, StrOrPromise], sources: str, **at: str) -> Measure:
    return registry.narrowed(ENCOUNTERS, code, words, sources, DIRECTIONS.get(code, ""), **at)


def _of_encounters() -> tuple[Measure, ...]:
    return (
        _met("encounters", words.ENCOUNTERS, "R22-37 P-09"),
        _met("exposed", words.EXPOSED, "R22-37 P-09", kind="exposed"),
        _met("youth_at_risk", words.YOUTH_AT_RISK, "R22-37", kind="youth_at_risk"),
        _met("relatives", words.RELATIVES, "R22-37", kind="relative"),
        _met("offered", words.OFFERED, "R22-37 P-12", answer=OFFERED),
        _met("accepted", words.ACCEPTED, "R22-37 P-12", answer="yes"),
        _met("declined", words.DECLINED, "R22-37 P-12", answer="no"),
        _met("could_not_offer", words.COULD_NOT, "R22-37 P-12", answer="could_not"),
        _met("talked", words.TALKED, "R22-37", talked="yes"),
        _met("protection", words.PROTECTION, "R22-37", protection="yes"),
        _met("no_interpreter", words.NO_INTERPRETER, "R22-37", interpreter="missing"),
    )


def _indicators() -> tuple[Measure, ...]:
    """Return what tells of demand and of children; more work finds more (P-20)."""
    return (
        _met("buyers", words.BUYERS, "M06-1 R23-15 P-20", kind="buyer"),
        _met("children", words.CHILDREN, "M06-3 P-10 P-20", age="child"),
        _met("exposed_children", words.EXPOSED_CHILDREN, "M06-3 P-10", kind="exposed", age="child"),
        _met("buyer_children", words.BUYER_CHILDREN, "M06-3 P-11", kind="buyer", age="child"),
        _met("national", words.NATIONAL, "R23-40 P-04 P-05", kind="exposed"),
        _met("trafficking", words.TRAFFICKING, "M06-2 R23-40", trafficking="suspected evident"),
        _met("sugar_dating", words.SUGAR_DATING, "M06-3 R22-35", sugar_dating="yes"),
        _met("self_harm", words.SELF_HARM, "M06-3", self_harm="yes"),
    )


def _joint() -> tuple[Measure, ...]:
    return (
        _met("joint_met", words.JOINT_MET, "R22-37 P-09", police="yes"),
        _met("joint_exposed", words.JOINT_EXPOSED, "R22-37 P-09", police="yes", kind="exposed"),
        _met("joint_buyers", words.JOINT_BUYERS, "R22-37 P-09", police="yes", kind="buyer"),
        _met("joint_offered", words.JOINT_OFFERED, "R22-37 P-12", police="yes", answer=OFFERED),
        _met(
            "joint_exposed_children",
            words.JOINT_EXPOSED_CHILDREN,
            "R22-36 P-10",
            police="yes",
            kind="exposed",
            age="child",
        ),
        _met(
            "joint_buyer_children",
            words.JOINT_BUYER_CHILDREN,
            "R22-36 P-11",
            police="yes",
            kind="buyer",
            age="child",
        ),
    )


def _of_cards() -> tuple[Measure, ...]:
    return tuple(
        Measure(
            code=f"cards_{code}",
            name=name,
            definition=definition,
            family=CARDS,
            at={"card_step": (code,)},
            sources=("R22-30",),
        )
        for code, (name, definition) in words.CARDS.items()
    )
