"""The files say what the sources say, and every invented number looks invented."""

from datetime import date, datetime, timedelta

import pytest

from finmaskig.organisations import rules, shipped
from finmaskig.organisations.queries import shipped_directory
from finmaskig.pure.guidance.receivers import OWN, RECEIVERS
from finmaskig.shared.clock import STOCKHOLM

REAL = {"112", "114 14", "1177", "020-39 00 00", "020-50 50 50"}
MONDAY = datetime(2026, 6, 8, tzinfo=STOCKHOLM)


def test_every_phone_is_a_national_line_or_visibly_invented():
    phones = {unit.phone for unit in shipped.units()}
    assert {phone for phone in phones if "000 00" not in phone} == REAL


def test_every_address_leads_nowhere():
    addresses = {entry.function_address for entry in (*shipped.units(), *shipped.organisations())}
    assert all(address.endswith(".example") for address in addresses if address)


def test_every_municipality_and_region_is_there():
    assert len(shipped.rows("municipalities")) == 290
    assert len(shipped.rows("counties")) == 21
    assert {row["county"] for row in shipped.rows("municipalities")} == {
        row["code"] for row in shipped.rows("counties")
    }


def test_gotland_is_a_county_of_its_own():
    counties = {row["code"]: row["county"] for row in shipped.rows("municipalities")}
    assert counties["0980"] == "09"
    assert list(counties.values()).count("01") == 26


def test_each_unit_has_what_a_reader_needs():
    for unit in shipped.units():
        assert unit.responsibility, unit.code
        assert unit.consult_function, unit.code
        assert unit.phone, unit.code
        assert unit.week, unit.code
        assert set(unit.kinds) <= set(RECEIVERS), unit.code


def test_mika_halsa_has_its_four_professions():
    posts = {unit.code: unit.posts for unit in shipped.units()}
    assert set(posts["mika-halsa"]) == {"barnmorska", "gynekolog", "psykiatriker", "psykolog"}


@pytest.mark.parametrize(
    ("kind", "places"),
    [
        ("victim_reception", {"0180", "1480", "1490", "2480", "1280", "0581"}),
        (
            "buyer_reception",
            {"0180", "1480", "1980", "2480", "1780", "2380", "2580", "2482", "1280", "0581"},
        ),
    ],
)
def test_every_reception_of_the_country_is_found_where_it_is(kind, places):
    directory = shipped_directory()
    near = {
        code
        for code in directory.vocabulary.municipalities
        for office in directory.by_kind[kind]
        if code in office.areas or (code == "0180" and "01" in office.areas)
    }
    assert near == places


def test_norrkoping_has_four_units_for_the_young_and_eight_for_adults():
    codes = {unit.code for unit in shipped.units()}
    assert {"ungdomsboendet", "moa-mottagningen", "ungdomshalsan", "hvb-fyrbylund"} <= codes
    assert {
        "social-board-0581",
        "social-emergency-0581",
        "kvinnoboendet-elsa",
        "frideborg",
        "trozelli",
        "missbruksboenden-norrkoping",
        "bostad-forst",
        "resursteamet",
    } <= codes


@pytest.mark.parametrize(
    ("on", "count"),
    [
        (date(2021, 6, 30), 1),
        (date(2022, 6, 30), 15),
        (date(2023, 5, 23), 15),
        (date(2023, 5, 24), 16),
        (date(2023, 12, 31), 17),
        (date(2024, 1, 1), 16),
    ],
)
def test_who_has_joined_follows_from_the_days_of_agreements(on, count):
    assert len(shipped_directory().joined(on)) == count


def test_danderyd_has_never_joined_and_stands_as_unknown():
    assert not any("0162" in entry.municipalities for entry in shipped.agreements())
    status = {entry.municipality: entry.status for entry in shipped.statuses()}
    assert status["0162"] == "unknown"
    assert status["0980"] == "other_county"


def test_the_police_agreement_carries_its_number_and_demands():
    police = next(entry for entry in shipped.agreements() if entry.code == "police-2021")
    assert police.reference_number == "2.3.4-141/2021"
    assert (police.meetings_per_year, police.follow_up_months) == (3, 12)


def test_somebody_answers_for_every_kind_in_every_municipality_at_each_hour_of_a_week():
    from finmaskig.organisations.queries.on_call import Finder, Line
    from finmaskig.pure.guidance.directory import Person

    finder = Finder(shipped_directory(), MONDAY.date())
    hours = [MONDAY + timedelta(hours=hour) for hour in range(168)]
    anyone = Person("not_recorded", "not_recorded", "not_recorded")
    kinds = [kind for kind, one in RECEIVERS.items() if kind not in OWN and _lasts(one.after_hours)]
    lists = {
        tuple(finder.in_turn(Line("any", kind, anyone), code))
        for kind in kinds
        for code in shipped_directory().vocabulary.municipalities
    }
    assert [offices for offices in lists if not all(_open(offices, at) for at in hours)] == []


def _lasts(after_hours: str) -> bool:
    """Leave out what one's own unit takes over when the office is closed."""
    return after_hours not in OWN


def _open(offices, at):
    return any(office.is_open(at) for office in offices)


def test_the_conditions_of_moa_can_be_matched():
    moa = next(service for service in shipped.services() if service.code == "krami-moa")
    conditions = rules.conditions_from(moa.conditions)
    fits = frozenset({"long_unemployed", "contact_probation"})
    assert rules.match(conditions, rules.Known(age=40, sex="woman", true=fits)) == rules.YES
    assert rules.match(conditions, rules.Known(age=41, sex="woman", true=fits)) == rules.NO
    assert rules.match(conditions, rules.Known(age=30, sex="woman")) == rules.UNKNOWN


def test_a_unit_of_no_kind_is_in_the_directory_with_whom_it_is_for():
    found = {one.code: one for one in shipped_directory().offices}
    assert found["venhalsan"].kinds == ()
    assert found["venhalsan"].sexes == ("man",)
    assert {"krami-moa", "klara-hiv"} <= found.keys()
