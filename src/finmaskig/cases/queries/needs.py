"""What is stated of somebody, as the referral catalogue asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.cases import rules
from finmaskig.organisations.queries import directory, word_choices
from finmaskig.organisations.rules import Known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case

KIND_OF_CASE = {
    rules.OWN: "exposed",
    rules.BUYER: "buyer",
    rules.RELATIVE: "relative",
    rules.PROFESSIONAL: "professional",
}
CLAIM_OF_PROBLEM = {"trafficking": "trafficking_signs"}
AT_WORK = "is_professional"


def stated(case: Case) -> Known:
    """Return what is stated of somebody; only support (mode B) holds any of it."""
    claims = {CLAIM_OF_PROBLEM[code] for code in case.problems if code in CLAIM_OF_PROBLEM}
    return Known(age_band=case.age_band, sex=case.sex, true=frozenset(claims))


def known_of(actor: Actor, case: Case, answers: Mapping[str, object]) -> Known:
    """Return what is known when the answers of the moment are added; nothing is kept."""
    at_work = {AT_WORK} if case.kind == rules.PROFESSIONAL else set()
    true = _codes(answers.get("true")) | at_work
    return Known(
        age_band=str(answers.get("age_band") or ""),
        sex=str(answers.get("sex") or ""),
        kind=KIND_OF_CASE[case.kind],
        here=actor.municipality,
        home=case.residence if case.residence in directory().vocabulary.municipalities else "",
        true=frozenset(true),
        false=frozenset((_codes(answers.get("false")) | {AT_WORK}) - true),
    )


def _codes(found: object) -> set[str]:
    return {str(code) for code in found} if isinstance(found, list | tuple | set) else set()


def need_words() -> dict[str, list[tuple[str, str]]]:
    """Return the words of each question."""
    claims = [one for one in word_choices("condition") if one[0] != AT_WORK]
    return {
        "age_band": word_choices("age_band"),
        "sex": word_choices("sex"),
        "true": claims,
        "false": claims,
    }
