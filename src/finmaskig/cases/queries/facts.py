"""From what a person tells to the facts that guidance reads. Nothing of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.cases import rules
from finmaskig.organisations.queries import directory
from finmaskig.pure.guidance.facts import Facts, facts_from

if TYPE_CHECKING:
    from finmaskig.cases.models import Case
    from finmaskig.cases.values import Told


def facts_of(case: Case, told: Told) -> Facts:
    """Return what was told as facts, with the age and the home that the contact already knows.

    A child of a relative or a professional is not the person in the contact: the kind says whom
    the facts are about.
    """
    values: dict[str, object] = {
        "kind": rules.FACT_KIND[case.kind],
        "age_band": told.age_band or case.age_band,
        "may_be_child": told.may_be_child or None,
        "residence": case.residence,
        "trafficking": told.trafficking,
        "acute": told.acute or None,
        "children": told.children or told.child_fares_ill or None,
        "guardian_safe": told.guardian_safe,
        "wants_return": "yes" if told.wants_return else None,
        "needs": list(told.needs),
        "concerns": list(told.concerns),
        "event": "met",
    }
    known = {key: value for key, value in values.items() if value not in (None, "", [])}
    return facts_from(known, directory().vocabulary)
