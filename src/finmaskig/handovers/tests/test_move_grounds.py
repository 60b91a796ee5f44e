"""On what ground and to whom somebody is handed over, and what it opens."""

import pytest

from finmaskig.cases.models import Track
from finmaskig.cases.tests.factories import opened
from finmaskig.guidance.models import Step
from finmaskig.handovers import parts
from finmaskig.handovers.grounds import GroundChoice
from finmaskig.handovers.models import Disclosure, Handover
from finmaskig.handovers.parts import Receiver
from finmaskig.handovers.queries import handovers as queries
from finmaskig.handovers.services import consents, disclosures, handovers, recalling, taking
from finmaskig.handovers.services.acute import solve_acute
from finmaskig.handovers.services.consents import ConsentNotValid
from finmaskig.handovers.services.moving import CaseGone
from finmaskig.handovers.services.sending import PartUnknown
from finmaskig.handovers.services.telling import GroundMissing, LeadDecides
from finmaskig.handovers.tests.move_factories import (
    NEEDS_LEAD,
    NO,
    URGENT,
    YES,
    accepted,
    agreed,
    make_town,
    new_to,
    proposed,
    seen,
    to,
)
from finmaskig.handovers.values_grounds import Decision, NewDisclosure
from finmaskig.handovers.values_moves import Acceptance, Why
from finmaskig.organisations.models import Unit
from finmaskig.organisations.services import load_directory
from finmaskig.vault.services import box_of


@pytest.fixture
def town(db, clock):
    """Two units of different controllers, on a Monday in June."""
    load_directory()
    clock("2026-06-15 14:10")
    return make_town()


def open_steps(row, kind):
    return {
        step.rule_code
        for step in Step.objects.filter(subject_kind=kind, subject_id=row.pk, status="open")
    }


def test_consent_carries_a_handover_only_while_it_is_valid(town):
    case = opened(town.sara)
    consent = agreed(town.sara, case, town.district)
    choice = GroundChoice(ground="consent", consent_id=consent.pk)
    row = seen(town, case, choice=choice)
    consents.withdraw_consent(actor=town.sara, consent=consent)
    with pytest.raises(ConsentNotValid):
        taking.accept(actor=town.nora, handover=row, acceptance=YES)
    row.refresh_from_db()
    assert (row.state, Disclosure.objects.count()) == ("seen", 0)
    handovers.withdraw(actor=town.sara, handover=row, why=Why(reason="person_changed"))
    with pytest.raises(ConsentNotValid):
        proposed(town, case, choice=choice)


def test_a_yes_on_consent_is_the_persons_own_decision(town):
    case = opened(town.sara)
    consent = agreed(town.sara, case, town.district)
    accepted(town, case, choice=GroundChoice(ground="consent", consent_id=consent.pk))
    told = Disclosure.objects.get()
    assert (told.consent_id, told.decided_as) == (consent.pk, "person")


@pytest.mark.parametrize(
    "choice",
    [
        GroundChoice(ground="nothing"),
        GroundChoice(ground="without-ground", weighing="Det blev så."),
        GroundChoice(ground="osl-10-28", meets_conditions=True),
    ],
)
def test_nothing_is_sent_without_a_ground_that_carries_it(town, choice):
    with pytest.raises(GroundMissing):
        proposed(town, choice=choice)
    assert not Handover.objects.exists()


def test_a_section_that_a_lead_decides_about_waits_for_the_lead(town):
    case = opened(town.sara)
    new = new_to(town.district, choice=NEEDS_LEAD)
    with pytest.raises(LeadDecides):
        handovers.propose(actor=town.sara, case=case, new=new)
    row = handovers.propose(actor=town.house.lead, case=case, new=new)
    assert row.decided_by_id == town.house.lead.user_id
    handovers.see(actor=town.nora, handover=row)
    taking.accept(actor=town.nora, handover=row, acceptance=YES)
    assert Disclosure.objects.get().decided_as == "lead"


@pytest.mark.parametrize(
    ("allowed_parts", "works"), [(("contact",), False), (("contact", "reach", "plan"), True)]
)
def test_a_worker_sends_what_a_lead_has_allowed(town, allowed_parts, works):
    case = opened(town.sara)
    new = NewDisclosure(
        parts=allowed_parts,
        receiver=to(town.district),
        choice=NEEDS_LEAD,
        how=parts.HANDOVER,
        case=case,
    )
    allowed = disclosures.register(new, actor=town.sara)
    disclosures.decide(
        actor=town.house.lead, disclosure=allowed, decision=Decision(is_yes=True, weighing="Ja.")
    )
    if not works:
        with pytest.raises(LeadDecides):
            proposed(town, case, choice=NEEDS_LEAD)
        return
    row = accepted(town, case, choice=NEEDS_LEAD)
    told = Disclosure.objects.get()
    assert (told.pk, told.state, told.made_by_id) == (allowed.pk, "made", town.sara.user_id)
    assert row.decided_by_id == town.house.lead.user_id


@pytest.mark.parametrize("place", ["kast", "mika"])
def test_nobody_is_handed_over_through_the_wall_or_to_oneself(town, place):
    with pytest.raises(handovers.ReceiverRefused):
        proposed(town, receiver=to(getattr(town.house, place)))


def test_a_unit_outside_the_wall_is_no_door_through_it(town):
    relative = opened(town.sara, kind="relative")
    row = accepted(town, relative)
    assert row.story_side == "victim"
    new = new_to(town.house.kast)
    with pytest.raises(handovers.ReceiverRefused):
        handovers.propose(actor=town.nora, case=row.received_case, new=new)
    back = new_to(town.house.elsewhere)
    onwards = handovers.propose(actor=town.nora, case=row.received_case, new=back)
    assert onwards.story_side == "victim"


def test_a_unit_that_does_not_exist_or_nobody_at_all_is_refused(town):
    for receiver in (Receiver(parts.UNIT, town.house.board.pk), Receiver("other", words=" ")):
        with pytest.raises(handovers.ReceiverRefused):
            proposed(town, receiver=receiver)


def test_an_unknown_part_is_refused(town):
    with pytest.raises(PartUnknown):
        proposed(town, parts=("name",))


def test_to_a_receiver_outside_it_is_told_when_the_paper_is_made(town):
    receiver = Receiver("social_board", words="Nämnden i Ekerö")
    row = proposed(town, receiver=receiver)
    assert (row.receiver_kind, row.receiver_name) == ("paper", "Nämnden i Ekerö")
    told = Disclosure.objects.get()
    assert box_of(row.case_id, town.house.mika.pk).text(told, "receiver_words") == "Nämnden i Ekerö"
    row = taking.confirm_outside(actor=town.sara, handover=row)
    assert (row.state, row.responsible_name) == ("receipted", "Nämnden i Ekerö")
    assert open_steps(row, queries.OUT_KIND) == {"outcome"}
    row = taking.conclude(actor=town.sara, handover=row, outcome="unknown")
    assert open_steps(row, queries.OUT_KIND) == set()


def test_a_receiver_outside_can_say_no_to_the_sender(town):
    row = proposed(town, receiver=Receiver("social_board", words="Nämnden i Ekerö"))
    row = handovers.decline_outside(actor=town.sara, handover=row, why=NO)
    assert row.state == "declined"


def test_a_unit_in_the_directory_that_does_not_work_here_gets_it_on_paper(town):
    Unit.objects.filter(pk=town.district.pk).update(is_staffed_here=False)
    assert proposed(town).receiver_kind == "paper"


@pytest.mark.parametrize(("age", "queue"), [("adult", "adults"), ("child", "children")])
def test_suspected_trafficking_opens_the_rights_with_the_receivers_track(town, age, queue):
    row = accepted(town, acceptance=Acceptance(mode="D"), matter="trafficking", age_group=age)
    track = Track.objects.get(case=row.received_case)
    assert (track.queue, track.rights_left > 0) == (queue, True)
    assert "rights" not in open_steps(row, queries.IN_KIND)


def test_suspected_trafficking_asks_for_the_rights_where_no_track_holds_them(town):
    row = accepted(town, matter="trafficking")
    assert "rights" in open_steps(row, queries.IN_KIND)


def test_a_track_for_another_matter_begins_without_its_rights(town):
    row = accepted(town, acceptance=Acceptance(mode="D"))
    assert Track.objects.get(case=row.received_case).rights_opened_on is None


def test_nothing_is_taken_over_of_a_contact_that_is_gone(town):
    row = seen(town)
    Handover.objects.filter(pk=row.pk).update(case=None)
    row.refresh_from_db()
    with pytest.raises(CaseGone):
        taking.accept(actor=town.nora, handover=row, acceptance=YES)
    assert URGENT.ground == row.ground


def test_what_waits_under_a_consent_goes_with_it(town):
    case = opened(town.sara)
    consent = agreed(town.sara, case, town.district)
    choice = GroundChoice(ground="consent", consent_id=consent.pk)
    row = seen(town, case, choice=choice)
    recalling.take_back_consent(actor=town.sara, consent=consent)
    row.refresh_from_db()
    assert (row.state, row.reason) == ("withdrawn", "person_changed")
    assert open_steps(row, queries.IN_KIND) == set()
    recalling.take_back_consent(actor=town.sara, consent=consent)


def test_from_the_raid_to_the_district_with_its_rights(town):
    """The Stockholm chain: R04-34, SK-5.1, SK-5.2."""
    elin, found = town.house.elin, opened(town.sara, alias="Vaken trast 27")
    night = handovers.propose(
        actor=town.sara, case=found, new=new_to(town.house.emergency, matter="acute")
    )
    night = handovers.see(actor=elin, handover=night)
    night = taking.accept(actor=elin, handover=night, acceptance=YES)
    asked = [step.code for step in solve_acute(actor=elin, case=night.received_case)]
    assert "hand-over" in asked
    new = new_to(town.district, matter="trafficking")
    row = handovers.propose(actor=elin, case=night.received_case, new=new)
    assert (row.story_side, row.responsible_name) == ("victim", town.house.emergency.name)
    row = handovers.see(actor=town.nora, handover=row)
    row = taking.accept(actor=town.nora, handover=row, acceptance=Acceptance(mode="D"))
    assert row.responsible_name == town.district.name
    steps = Step.objects.filter(subject_id=night.received_case_id, code="hand-over")
    assert {step.status for step in steps} == {"done"}
    assert Track.objects.get(case=row.received_case).rights_left > 0
    asked = Step.objects.filter(owner_unit=town.district, status="open").values_list(
        "code", flat=True
    )
    assert "rights-checklist" in asked
