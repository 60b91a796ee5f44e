"""A shift handed to a colleague: two minutes' reading and the unfinished steps."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from finmaskig.guidance.models import Step
from finmaskig.outreach.models import ShiftHandover
from finmaskig.outreach.queries.handovers import colleagues_for
from finmaskig.outreach.queries.shifts import waiting_handovers
from finmaskig.outreach.services.handing_over import (
    HandoverRefused,
    hand_over_shift,
    receive_handover,
)
from finmaskig.outreach.services.states import WrongState
from finmaskig.outreach.tests.factories import (
    BUYER,
    CHILD,
    closed,
    hire,
    make_unit,
    met,
    planned,
    running,
)
from finmaskig.shared.clock import now


@pytest.fixture
def shift(field):
    shift = running(field.sara, field.jonas, units=(field.kast,))
    met(field.sara, shift, CHILD)
    met(field.jonas, shift, BUYER)
    return closed(shift, field.sara)


def test_the_open_steps_go_along_to_the_named_colleague(field, shift):
    handover = hand_over_shift(actor=field.sara, shift=shift, to_user_id=field.amir.user_id)
    steps = Step.objects.filter(owner_unit=field.mika, status="open")
    assert steps.exists()
    assert set(steps.values_list("assigned_to_id", flat=True)) == {field.amir.user_id}
    assert waiting_handovers(field.amir) == [handover]


def test_steps_go_to_another_unit_of_the_same_side_and_board(field, shift):
    other = make_unit(field.board, "victim", "Mika Söder")
    maja = hire(other, name="Maja")
    hand_over_shift(actor=field.sara, shift=shift, to_user_id=maja.user_id)
    assert Step.objects.filter(owner_unit=other, status="open").exists()


def test_nobody_across_the_wall_or_in_another_board_can_be_chosen(field, shift):
    stranger = hire(field.elsewhere)
    shown = {one.user_id for one in colleagues_for(field.sara)}
    assert shown == {field.amir.user_id, field.lead.user_id}
    for wrong in (field.jonas.user_id, stranger.user_id, field.sara.user_id, uuid4()):
        with pytest.raises(HandoverRefused):
            hand_over_shift(actor=field.sara, shift=shift, to_user_id=wrong)


def test_a_shift_waits_once_with_the_same_colleague(field, shift):
    hand_over_shift(actor=field.sara, shift=shift, to_user_id=field.amir.user_id)
    with pytest.raises(HandoverRefused):
        hand_over_shift(actor=field.sara, shift=shift, to_user_id=field.amir.user_id)


def test_a_shift_that_never_began_has_nothing_to_hand_over(field):
    with pytest.raises(WrongState):
        hand_over_shift(actor=field.sara, shift=planned(field.sara), to_user_id=field.amir.user_id)


def test_the_note_says_no_identity(field, shift):
    with pytest.raises(ValidationError):
        hand_over_shift(
            actor=field.sara, shift=shift, to_user_id=field.amir.user_id, note="x@example.org"
        )


def test_it_is_received_once_and_only_by_the_one_it_was_given_to(field, shift, clock):
    handover = hand_over_shift(actor=field.sara, shift=shift, to_user_id=field.amir.user_id)
    assert receive_handover(actor=field.sara, handover=handover).received_at is None
    first = receive_handover(actor=field.amir, handover=handover).received_at
    clock("2026-06-16 09:00")
    assert receive_handover(actor=field.amir, handover=handover).received_at == first
    assert waiting_handovers(field.amir) == []


def test_the_summary_counts_the_own_side_and_leads_to_the_steps(field, enter):
    shift = running(field.sara, field.jonas, units=(field.kast,))
    met(field.sara, shift, CHILD)
    met(field.jonas, shift, BUYER)
    closed(shift, field.sara)
    url = reverse("outreach:shift_hand_over", args=[shift.pk])
    browser = enter(field.sara)
    text = browser.get(url).content.decode()
    assert "Utsatt: 1" in text
    assert "Köpare" not in text
    assert "/steps/" in text
    assert browser.post(url, {}).status_code == 422
    data = {"to_user": str(field.amir.user_id), "note": "Hon ringer på onsdag."}
    assert browser.post(url, data).status_code == 302
    assert ShiftHandover.objects.get().note == "Hon ringer på onsdag."


def test_the_colleague_reads_it_and_takes_over_with_one_tap(field, enter):
    shift = running(field.sara, field.amir)
    met(field.sara, shift, CHILD)
    handover = hand_over_shift(
        actor=field.sara, shift=shift, to_user_id=field.lead.user_id, note="Ring Nacka."
    )
    browser = enter(field.lead)
    page = reverse("outreach:handover_detail", args=[handover.pk])
    text = browser.get(page).content.decode()
    for words in ("Från Sara", "Ring Nacka.", "Utsatt: 1", "/steps/"):
        assert words in text
    browser.post(reverse("outreach:handover_receive", args=[handover.pk]))
    handover.refresh_from_db()
    assert handover.received_at == now()
    assert "Jag har läst" not in browser.get(page).content.decode()
