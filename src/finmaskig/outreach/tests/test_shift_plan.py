"""Planning, changing, cancelling and joining a shift."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from finmaskig.accounts.models import AccessEntry
from finmaskig.outreach.choices import ShiftState
from finmaskig.outreach.models import AreaLabel, Operation, Shift
from finmaskig.outreach.services import shifts
from finmaskig.outreach.services.shifts import PlanRefused
from finmaskig.outreach.services.states import WrongState
from finmaskig.outreach.tests.factories import closed, hire, new_shift, planned, running
from finmaskig.shared.clock import local, now, today

FORM = {
    "kind": "street",
    "day": "2026-06-15",
    "starts": "22.00",
    "ends": "02.00",
    "arenas": ["street", "hotel"],
    "partners": ["police"],
    "new_area": "City",
}


def test_a_joint_shift_holds_its_units_workers_and_partners(field):
    shift = planned(field.sara, field.jonas, units=(field.kast,))
    assert set(shift.units.values_list("unit_id", flat=True)) == {field.mika.pk, field.kast.pk}
    assert dict(shift.workers.values_list("user_id", "unit_id")) == {
        field.sara.user_id: field.mika.pk,
        field.jonas.user_id: field.kast.pk,
    }
    assert (shift.partners, shift.municipality, shift.state) == (["police"], "0180", "planned")


def test_planning_is_logged_and_the_area_is_remembered(field):
    shift = planned(field.sara)
    entry = AccessEntry.objects.get(event="outreach.shift_planned")
    assert entry.ids == [str(shift.pk)]
    assert AreaLabel.objects.get(unit=field.mika).label == "City"


@pytest.mark.parametrize("hours", [0, -1, 25])
def test_a_shift_that_cannot_be_is_refused(field, hours):
    with pytest.raises(PlanRefused):
        planned(field.sara, planned_end_at=now() + timedelta(hours=hours))


def test_a_unit_of_another_controller_cannot_be_in_the_shift(field):
    hire(field.elsewhere)
    with pytest.raises(PlanRefused):
        planned(field.sara, units=(field.elsewhere,))


def test_a_colleague_brings_her_unit_along(field):
    shift = planned(field.sara, field.jonas)
    assert shift.units.filter(unit=field.kast).exists()


def test_a_stranger_cannot_be_in_the_shift(field):
    with pytest.raises(PlanRefused):
        planned(field.sara, hire(field.elsewhere))


def test_an_operation_of_another_board_is_refused(field):
    other = Operation.objects.create(
        board=field.elsewhere.board, name="Insats", starts_on=today(), ends_on=today()
    )
    for operation_id in (other.pk, uuid4()):
        with pytest.raises(PlanRefused):
            planned(field.sara, operation_id=operation_id)


def test_one_who_works_on_two_units_goes_for_the_one_she_chose(field):
    sara = field.sara
    membership = hire(field.kast, name="Sara")
    shift = planned(sara, membership, units=(field.kast,))
    assert dict(shift.workers.values_list("user_id", "unit_id"))[sara.user_id] == field.mika.pk


def test_a_plan_can_be_changed_until_the_start(field):
    shift = planned(field.sara, field.jonas, units=(field.kast,))
    new = new_shift(field.sara, field.amir, area="", partners=())
    shifts.change_plan(actor=field.sara, shift=shift, new=new)
    shift.refresh_from_db()
    assert list(shift.units.values_list("unit_id", flat=True)) == [field.mika.pk]
    assert (shift.area, shift.partners, shift.workers.count()) == ("", [], 2)


def test_a_running_or_closed_plan_stays(field):
    shift = running(field.sara, field.amir)
    with pytest.raises(PlanRefused):
        shifts.change_plan(actor=field.sara, shift=shift, new=new_shift(field.sara))
    with pytest.raises(WrongState):
        shifts.change_plan(
            actor=field.sara, shift=closed(shift, field.sara), new=new_shift(field.sara)
        )


def test_a_planned_shift_can_be_cancelled_and_a_running_one_not(field):
    shift = planned(field.sara)
    shifts.cancel_shift(actor=field.sara, shift=shift, reason="Snöoväder")
    shift.refresh_from_db()
    assert shift.state == ShiftState.CANCELLED
    assert AccessEntry.objects.get(event="outreach.shift_cancelled").reason == "Snöoväder"
    with pytest.raises(WrongState):
        shifts.cancel_shift(actor=field.sara, shift=running(field.sara), reason="")


def test_a_colleague_can_go_along_once(field):
    shift = running(field.sara)
    for _again in range(2):
        shifts.join_shift(actor=field.amir, shift=shift)
    assert shift.workers.count() == 2
    with pytest.raises(WrongState):
        shifts.join_shift(actor=field.amir, shift=closed(shift, field.sara))


def test_the_plan_page_leads_straight_to_the_start_when_the_shift_begins_soon(field, enter):
    data = FORM | {"workers": [str(field.sara.user_id)]}
    response = enter(field.sara).post(reverse("outreach:shift_plan"), data)
    shift = Shift.objects.get()
    assert response.headers["Location"] == reverse("outreach:shift_start", args=[shift.pk])
    assert local(shift.planned_end_at).hour == 2
    assert local(shift.planned_end_at).day == 16


def test_a_shift_of_tomorrow_waits_on_its_page(field, enter):
    response = enter(field.sara).post(reverse("outreach:shift_plan"), FORM | {"day": "2026-06-16"})
    shift = Shift.objects.get()
    assert response.headers["Location"] == reverse("outreach:shift_detail", args=[shift.pk])


@pytest.mark.parametrize(
    ("field_name", "value", "sentence"),
    [
        ("new_area", "Malmskillnadsgatan 12", "Skriv ett område, inte en adress"),
        ("partners", ["none", "police"], "Välj antingen"),
        ("day", "2026-02-30", "Det datumet finns inte"),
        ("kind", "okänt", "Välj ett av svaren"),
        ("starts", "25.99", "Det klockslaget finns inte"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_written_stays(
    field, enter, field_name, value, sentence
):
    response = enter(field.sara).post(reverse("outreach:shift_plan"), FORM | {field_name: value})
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert 'value="02.00"' in page


def test_the_plan_page_offers_own_words_colleagues_and_other_units(field, enter):
    planned(field.sara)
    page = enter(field.sara).get(reverse("outreach:shift_plan")).content.decode()
    for words in ("Gatumiljö", "City", "Amir", "Jonas · Kast", "Polisen"):
        assert words in page
    assert "Frideborg" not in page


def test_a_plan_is_changed_and_cancelled_on_its_pages(field, enter):
    shift = planned(field.sara)
    browser = enter(field.sara)
    change = reverse("outreach:shift_change", args=[shift.pk])
    assert "City" in browser.get(change).content.decode()
    assert browser.post(change, FORM | {"new_area": "Söder"}).status_code == 302
    shift.refresh_from_db()
    assert shift.area == "Söder"
    cancel = reverse("outreach:shift_cancel", args=[shift.pk])
    assert browser.get(cancel).status_code == 200
    assert browser.post(cancel, {"reason": "Sjukdom"}).status_code == 302
    shift.refresh_from_db()
    assert shift.state == "cancelled"


def test_going_along_is_one_tap(field, enter):
    shift = planned(field.sara)
    browser = enter(field.amir)
    page = browser.get(reverse("outreach:shift_detail", args=[shift.pk])).content.decode()
    assert "Gå med på passet" in page
    browser.post(reverse("outreach:shift_join", args=[shift.pk]))
    assert shift.workers.filter(user_id=field.amir.user_id).exists()
