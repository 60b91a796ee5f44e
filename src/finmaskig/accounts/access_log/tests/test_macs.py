"""The same row has the same code, whatever the database, the zone and the process."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from finmaskig.accounts.access_log import macs
from finmaskig.accounts.access_log.months import Month


def test_the_canonical_form_knows_no_time_zone():
    at = datetime(2026, 6, 15, 19, 40, tzinfo=UTC)
    swedish = at.astimezone(timezone(timedelta(hours=2)))
    assert macs._canonical("entry/1", [at]) == macs._canonical("entry/1", [swedish])


def test_values_cannot_slide_from_one_field_to_the_next():
    assert macs._canonical("entry/1", ["ab", "c"]) != macs._canonical("entry/1", ["a", "bc"])
    assert macs._canonical("entry/1", ["1"]) != macs._canonical("entry/1", [1])
    assert macs._canonical("entry/1", [None]) != macs._canonical("entry/1", ["None"])


@pytest.mark.parametrize("text", ["", "2026-13", "2026-06-01", "juni", "1999-12", "2026-06 "])
def test_what_is_no_month_is_refused(text):
    with pytest.raises(ValueError, match=r"Invalid|month|before"):
        Month.parse(text)


def test_months_pass_new_year():
    assert str(Month(2025, 12).plus(1)) == "2026-01"
    start, end = Month(2026, 3).span()
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(days=31, hours=-1)
