"""The table that the phone takes along."""

import json
from datetime import date

from finmaskig.pure.guidance.rules import rules_for
from finmaskig.pure.guidance.table import browser_table
from finmaskig.pure.guidance.tests.factories import DIRECTORY

ON = date(2026, 6, 15)
TABLE = browser_table(rules_for("0180", ON), DIRECTORY)


def test_the_table_is_json_and_small():
    assert len(json.dumps(TABLE)) < 80_000


def test_the_phone_knows_the_holidays_ahead():
    assert "2026-06-19" in TABLE["holidays"]
    assert "2026-06-20" not in TABLE["holidays"]  # a Saturday is no working day anyway
    assert "2027-05-06" in TABLE["holidays"]


def test_only_units_near_the_work_or_sought_at_home_come_along():
    codes = {office["code"] for office in TABLE["offices"]}
    assert {"mika", "board-1480", "mika-goteborg", "112", "own_unit"} <= codes
    assert not {"ungdom-norrkoping", "jour-norrkoping", "coordinator-east"} & codes


def test_a_unit_that_is_not_yet_there_does_not_come_along():
    early = browser_table(rules_for("0180", date(2020, 1, 1)), DIRECTORY)
    assert early["residences"]["0182"] == "unjoined"
    assert TABLE["residences"]["0182"] == "joined"


def test_equal_hours_are_sent_once():
    asked = [office["hours"] for office in TABLE["offices"] if office["hours"] is not None]
    assert len(asked) > len(TABLE["hours"])
    assert set(asked) <= set(range(len(TABLE["hours"])))
