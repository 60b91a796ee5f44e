"""A meeting's content as it may be kept, and its fingerprint."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from finmaskig.outreach.values import EncounterContent, new_encounter, normalised

ID = UUID("5f6d1a52-6c5e-4f5e-9d55-1f0b7c1c2a11")
NIGHT = datetime(2026, 6, 15, 20, 0, tzinfo=UTC)
EVERYTHING = EncounterContent(
    kind="exposed",
    age=17,
    sex="woman",
    residence="0182",
    trafficking="suspected",
    offered=("talk",),
    answer="could_not",
    could_not_reason="left",
    talk_alone="yes",
    talked=True,
    protection="yes",
    follow_up=True,
    sugar_dating=True,
    self_harm=True,
    signs=("debt",),
    exploitation=("sexual",),
    acute="no",
    children="no",
    guardian_safe="unknown",
    child_leaves="no",
    stay="none",
    wants_return="no",
    language="ro",
    interpreter="phone",
    health_material=True,
    card_given=True,
    needs=("housing",),
    concerns=("distress",),
    arena="street",
)


def test_a_buyer_is_a_count():
    kept = normalised(replace(EVERYTHING, kind="buyer"))
    assert kept == EncounterContent(
        kind="buyer",
        age_band="15-17",
        sex="woman",
        offered=("talk",),
        answer="could_not",
        could_not_reason="left",
    )


def test_everything_about_a_child_is_kept():
    assert normalised(EVERYTHING) == replace(EVERYTHING, age_band="15-17")


def test_an_adult_has_no_guardians():
    kept = normalised(replace(EVERYTHING, age=18))
    assert (kept.age_band, kept.guardian_safe, kept.child_leaves) == ("18-20", "", "")


@pytest.mark.parametrize(
    ("changes", "stay"),
    [
        ({"trafficking": "evident", "protection": "", "acute": ""}, "none"),
        ({"trafficking": "none", "protection": "yes", "acute": ""}, "none"),
        ({"trafficking": "none", "protection": "", "acute": "yes"}, "none"),
        ({"trafficking": "none", "protection": "no", "acute": "no"}, ""),
        ({"trafficking": "", "protection": "", "acute": ""}, ""),
    ],
)
def test_the_right_to_stay_is_kept_only_where_protection_is_the_question(changes, stay):
    assert normalised(replace(EVERYTHING, **changes)).stay == stay


def test_a_reason_is_kept_only_when_nothing_could_be_offered():
    assert normalised(replace(EVERYTHING, answer="yes")).could_not_reason == ""


def test_only_an_unknown_age_may_be_a_childs():
    unknown = EncounterContent(age_band="unknown", may_be_child=True)
    assert normalised(unknown).may_be_child is True
    assert normalised(replace(unknown, age_band="25+")).may_be_child is None


def test_nothing_chosen_is_empty_and_not_recorded_is_not():
    assert EncounterContent().is_empty
    assert not EncounterContent(sex="not_recorded").is_empty


def test_the_same_content_has_the_same_fingerprint_whatever_the_order():
    one = new_encounter(EncounterContent(needs=("money", "health")), met_at=NIGHT, encounter_id=ID)
    two = new_encounter(EncounterContent(needs=("health", "money")), met_at=NIGHT, encounter_id=ID)
    other = new_encounter(EncounterContent(needs=("health",)), met_at=NIGHT, encounter_id=ID)
    assert one.digest == two.digest
    assert one.digest != other.digest


def test_a_meeting_without_an_id_gets_one_of_its_own():
    first = new_encounter(EVERYTHING, met_at=NIGHT)
    assert first.id != new_encounter(EVERYTHING, met_at=NIGHT).id
