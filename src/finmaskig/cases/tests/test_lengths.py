"""Length and return within twelve months: exact counts that no page shows."""

from datetime import date

from finmaskig.cases.queries.lengths import Length, Returns, lengths, returns
from finmaskig.cases.services.cases import close_case, reopen_case
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import Closing

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def ended(house, clock, day, **closing):
    case = opened(house.sara)
    clock(f"{day} 10:00")
    closing = Closing(**({"reason": "agreed"} | closing))
    return close_case(actor=house.sara, case=case, closing=closing)


def test_a_period_that_ended_has_its_length(house, clock):
    ended(house, clock, "2026-07-15", outcome="safer")
    opened(house.sara)
    assert lengths(house.mika.pk, *YEAR) == [Length(30, "agreed", "safer", "A", "own")]
    assert lengths(house.kast.pk, *YEAR) == []


def test_who_comes_back_within_a_year_is_counted_and_who_comes_later_is_not(house, clock):
    soon, late = ended(house, clock, "2026-06-20"), ended(house, clock, "2026-06-21")
    ended(house, clock, "2026-06-22")
    clock("2027-06-20 10:00")
    reopen_case(actor=house.sara, case=soon)
    clock("2027-06-22 10:00")
    reopen_case(actor=house.sara, case=late)
    assert returns(house.mika.pk, *YEAR) == Returns(ended=3, came_back=1)
