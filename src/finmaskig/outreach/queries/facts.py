"""From a meeting to what guidance reads: its facts, and where its steps lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.guidance.rules import Subject, may_meet
from finmaskig.organisations.queries import directory
from finmaskig.pure.guidance.facts import Facts, facts_from

if TYPE_CHECKING:
    from finmaskig.outreach.models import Encounter, Shift
    from finmaskig.outreach.values import EncounterContent

SUBJECT_KIND = "encounter"
FROZEN_IN = "sv"
"""The language of words that are kept in a row, whoever writes it."""


@dataclass(frozen=True)
class Setting:
    """What a shift adds to the facts of each meeting in it."""

    arena: str
    in_operation: bool


def setting_of(shift: Shift) -> Setting:
    """Return the shift's only arena, and whether it belongs to an operation."""
    arenas = list(shift.arenas)
    return Setting(
        arena=arenas[0] if len(arenas) == 1 else "", in_operation=shift.operation_id is not None
    )


def facts_of(content: EncounterContent | Encounter, setting: Setting) -> Facts:
    """Return the facts of a meeting; what was not recorded is left out."""
    values: dict[str, object] = {
        "age": content.age,
        "age_band": content.age_band,
        "may_be_child": content.may_be_child,
        "kind": content.kind,
        "sex": content.sex,
        "residence": content.residence,
        "trafficking": content.trafficking,
        "stay": content.stay,
        "acute": _flag(content.acute),
        "guardian_safe": content.guardian_safe,
        "children": _flag(content.children),
        "arena": content.arena or setting.arena,
        "wants_return": content.wants_return,
        "needs": list(content.needs),
        "concerns": list(content.concerns),
        "event": "met",
        "answer": content.answer,
        "child_leaves": _flag(content.child_leaves),
        "operation": setting.in_operation or None,
    }
    unsaid: tuple[object, ...] = (None, "", [])
    known = {key: value for key, value in values.items() if value not in unsaid}
    return facts_from(known, directory().vocabulary)


def _flag(answer: str) -> bool | None:
    return {"yes": True, "no": False}.get(answer)


def encounter_facts(encounter: Encounter) -> Facts:
    """Return the facts of a saved meeting."""
    return facts_of(encounter, setting_of(encounter.shift))


def subject_of(encounter: Encounter) -> Subject:
    """Return the meeting as guidance sees it: where the steps lie, never who was met.

    The steps lie with the unit that logged it: whoever meets a child reports. Only where the wall
    stands between the row and that unit do they lie with a unit on the row's side, if one was in
    the shift.
    """
    owner = encounter.unit
    if not may_meet(encounter.side, owner.side):
        parts = encounter.shift.units.select_related("unit").order_by("unit__code")
        owner = next((part.unit for part in parts if part.unit.side == encounter.side), owner)
    with override(FROZEN_IN):
        context = _("Mött i pass %(day)s") % {"day": date_format(encounter.met_on, "l j F")}
    return Subject(
        kind=SUBJECT_KIND,
        id=encounter.pk,
        context=context,
        side=owner.side,
        unit_id=owner.pk,
        board_id=encounter.board_id,
        only_day=encounter.is_buyer,
    )
