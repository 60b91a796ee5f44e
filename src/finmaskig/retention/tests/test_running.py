"""The destruction: safe to stop anywhere, to run twice, and after a copy was put back."""

from datetime import timedelta
from uuid import uuid4

import pytest

from finmaskig.accounts.actor import COMMAND_LINE
from finmaskig.cases.models import Case, PeriodCount
from finmaskig.cases.queries.lengths import Returns, returns
from finmaskig.cases.services.cases import reopen_case
from finmaskig.cases.services.rows import CaseFades
from finmaskig.retention.models import ListItem, Proof
from finmaskig.retention.services import running
from finmaskig.retention.services.proving import finish_list
from finmaskig.retention.tests.factories import (
    LONG_AGO,
    RIPE_AT,
    after_days,
    approved,
    decided,
    old_case,
    run,
)
from finmaskig.retention.values import Ran
from finmaskig.shared.clock import pretend
from finmaskig.vault import destroyed, fading
from finmaskig.vault.fading import Follower
from finmaskig.vault.queries import with_key
from finmaskig.vault.services import box_of, destroy, make_box

pytestmark = pytest.mark.django_db
LATER = after_days(RIPE_AT, 8)
YEAR = (LONG_AGO.date().replace(month=1, day=1), LONG_AGO.date().replace(month=12, day=31))


class Stopped(Exception):
    """The power went."""


def _stop(*_values, **_named):
    raise Stopped


@pytest.fixture
def case(house):
    decided(house.lead)
    case = old_case(house.sara)
    approved(house.sara, house.lead)
    return case


@pytest.mark.parametrize("where", ["destroy", "_forgotten", "finish_list"])
def test_a_run_that_stops_anywhere_is_finished_by_the_next(house, case, monkeypatch, where):
    with monkeypatch.context() as patch:
        patch.setattr(running, where, _stop)
        with pytest.raises(Stopped):
            run(LATER)
    assert run(LATER).lists == 1
    assert run(LATER) == Ran()
    assert not Case.objects.exists()
    assert returns(house.mika.pk, *YEAR) == Returns(1, 0)
    assert Proof.objects.get().count == 1


def test_nobody_writes_in_what_is_being_destroyed(house, case, monkeypatch):
    monkeypatch.setattr(running, "destroy", _stop)
    with pytest.raises(Stopped):
        run(LATER)
    assert with_key([case.pk]) == {case.pk}
    with pytest.raises(CaseFades):
        reopen_case(actor=house.sara, case=case)


def test_the_key_goes_before_the_rows(house, case, monkeypatch):
    monkeypatch.setattr(running, "_forgotten", _stop)
    with pytest.raises(Stopped):
        run(LATER)
    assert with_key([case.pk]) == set()
    assert Case.objects.filter(pk=case.pk).exists()


def test_what_a_copy_brings_back_goes_again(house):
    decided(house.lead)
    case = old_case(house.sara)
    destroyed.note([case.pk])  # as after restore: its row is back, the list beside the keys is not
    assert run(LONG_AGO + timedelta(days=40)).destroyed == 1
    assert not Case.objects.exists()
    assert with_key([case.pk]) == set()
    assert returns(house.mika.pk, *YEAR) == Returns(1, 0)


def test_who_comes_back_within_a_year_is_counted_so(house):
    with pretend(LONG_AGO):
        case = old_case(house.sara)
    with pretend(after_days(LONG_AGO, 90)):
        reopen_case(actor=house.sara, case=case)
    destroyed.note([case.pk])
    run(after_days(LONG_AGO, 91))
    assert returns(house.mika.pk, *YEAR) == Returns(1, 1)
    assert PeriodCount.objects.count() == 1


def test_what_follows_a_contact_goes_with_it(house, case, monkeypatch):
    monkeypatch.setattr(fading, "_followers", {})
    forgotten, package = [], make_box(record=uuid4(), unit_id=house.kast.pk)
    fading.register_follower(
        "packages",
        Follower(
            kinds={"case_advice"},
            keys=lambda _ids: [package.record],
            last_days=lambda _ids: {},
            forget=forgotten.extend,
        ),
    )
    run(LATER)
    assert forgotten == [case.pk]
    assert with_key([package.record]) == set()


def test_a_list_that_is_not_under_way_is_not_finished(house, case):
    item = ListItem.objects.get()
    assert finish_list(item.list_id, actor=COMMAND_LINE, at=LATER) == Ran()


def test_a_list_that_breaks_holds_back_no_other(house, case, monkeypatch):
    other = old_case(house.jonas)
    approved(house.jonas, house.petra, at=after_days(RIPE_AT, 1))
    real = running._destroyed

    def destroyed_unless_it_is_the_first(list_id, **named):
        if list_id == ListItem.objects.get(record=case.pk).list_id:
            raise Stopped
        return real(list_id, **named)

    monkeypatch.setattr(running, "_destroyed", destroyed_unless_it_is_the_first)
    with pytest.raises(Stopped):
        run(after_days(LATER, 1))
    assert [one.pk for one in Case.objects.all()] == [case.pk]
    assert other.pk != case.pk


def test_what_was_stopped_between_two_looks_does_not_begin(house, case, monkeypatch):
    real = running._ready

    def ready():
        found = real()
        type(ListItem.objects.get().list).objects.update(state="stopped")
        return found

    monkeypatch.setattr(running, "_ready", ready)
    assert run(LATER) == Ran()
    assert Case.objects.exists()


def test_text_is_noise_once_the_key_is_gone(house):
    case = old_case(house.sara)
    box_of(case.pk, house.mika.pk)
    destroy([case.pk])
    assert with_key([case.pk]) == set()
