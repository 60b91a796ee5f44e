"""Who may open a handover, and what the rows of guidance and of a contact say of it."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.http import Http404

from finmaskig.accounts.models import AccessEntry
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.tests.track.factories import planned, tracked
from finmaskig.guidance.services import steps_without_subject
from finmaskig.handovers import access_moves as access
from finmaskig.handovers.grounds import GroundChoice
from finmaskig.handovers.models import Disclosure, Handover
from finmaskig.handovers.parts import PARTS, SOCIAL_BOARD, TRACK, Receiver
from finmaskig.handovers.queries.sendable import sendable_parts
from finmaskig.handovers.tests.move_factories import accepted, agreed, make_town, proposed
from finmaskig.organisations.services import load_directory
from finmaskig.vault.fading import forget


@pytest.fixture
def town(db, clock):
    load_directory()
    clock("2026-06-15 14:10")
    return make_town()


@pytest.mark.parametrize(
    ("who", "changes", "opens"),
    [
        ("sara", {}, True),
        ("nora", {}, True),
        ("chief", {}, True),
        ("sara", {"role": "coordinator"}, False),
        ("sara", {"unit_id": None}, False),
        ("sara", {"board_id": None}, False),
        ("sara", {"board_id": uuid4()}, False),
        ("nora", {"unit_id": uuid4()}, False),
    ],
)
def test_only_the_two_units_open_a_handover(town, who, changes, opens):
    row = proposed(town)
    actor = replace(getattr(town, who), **changes)
    if opens:
        assert access.handover_to_read(actor, row.pk) == row
        assert AccessEntry.objects.filter(event="handovers.handover_shown").exists()
        return
    with pytest.raises(Http404):
        access.handover_to_read(actor, row.pk)
    assert not AccessEntry.objects.filter(event="handovers.handover_shown").exists()


def test_a_receiver_whose_contact_has_faded_reads_nothing_of_it(town):
    row = accepted(town)
    assert access.package_to_read(town.nora, row.pk)[1]
    forget("case_advice", [row.received_case.pk])
    assert access.package_to_read(town.sara, row.pk)[1]
    with pytest.raises(access.PackageClosed):
        access.package_to_read(town.nora, row.pk)


def test_what_does_not_exist_is_not_found(town):
    with pytest.raises(Http404):
        access.handover_to_read(town.sara, uuid4())


def test_the_night_finds_no_step_of_a_handover_without_its_row(town):
    row = proposed(town)
    assert steps_without_subject() == []
    Handover.objects.filter(pk=row.pk).delete()
    assert len(steps_without_subject()) > 0


def test_a_coordination_without_a_track_has_none_to_send(town):
    case = opened(town.sara, "D")
    assert TRACK not in [part.code for part in sendable_parts(case)]


def test_a_track_is_sent_as_its_step_and_what_is_planned(town):
    track = tracked(town.sara)
    planned(town.sara, track)
    sent = next(part for part in sendable_parts(track.case) if part.code == TRACK)
    assert [line.name for line in sent.lines] == ["Steg i manualen", "Planerat"]


def test_a_paper_on_consent_is_told_to_the_one_who_was_named(town):
    case = opened(town.sara)
    outside = Receiver(SOCIAL_BOARD, words="Nämnden i Ekerö")
    consent = agreed(town.sara, case, outside, PARTS)
    proposed(
        town,
        case,
        receiver=outside,
        choice=GroundChoice(ground="consent", consent_id=consent.pk),
    )
    assert Disclosure.objects.get().consent_id == consent.pk
