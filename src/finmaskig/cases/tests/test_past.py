"""What is read in of ended contacts keeps to its modes and to its side of the wall."""

from dataclasses import replace
from datetime import date

import pytest

from finmaskig.cases.models import Case
from finmaskig.cases.services import past
from finmaskig.cases.services.past import NotPast, add_past_cases
from finmaskig.cases.values import PastCase

ENDED = PastCase(
    mode="A", kind="own", opened_on=date(2022, 3, 1), closed_on=date(2022, 4, 1), reason="agreed"
)


def test_nothing_given_is_nothing_kept(house):
    add_past_cases(actor=house.lead, worker_id=house.lead.user_id, cases=[])
    assert not Case.objects.exists()


@pytest.mark.parametrize("change", [{"mode": "D"}, {"kind": "buyer"}])
def test_a_track_or_the_other_side_is_refused(house, change):
    with pytest.raises(NotPast):
        add_past_cases(
            actor=house.lead, worker_id=house.lead.user_id, cases=[replace(ENDED, **change)]
        )


def test_an_alias_is_drawn_until_nobody_has_it(house, monkeypatch):
    drawn = iter(["Blå björk 10", "Blå björk 10", "Blå björk 11"])
    monkeypatch.setattr(past, "new_alias", lambda: next(drawn))
    add_past_cases(actor=house.lead, worker_id=house.lead.user_id, cases=[ENDED, ENDED])
    assert set(Case.objects.values_list("alias", flat=True)) == {"Blå björk 10", "Blå björk 11"}
