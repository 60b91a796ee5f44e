"""What is told: at once under a consent or in danger, else only when a lead has decided."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from finmaskig.cases.tests.factories import opened
from finmaskig.guidance.models import Step
from finmaskig.guidance.rules import Outcome
from finmaskig.guidance.services import close_step, hand_over_step
from finmaskig.handovers.choices_grounds import Decider, State
from finmaskig.handovers.grounds import WITHOUT_GROUND, GroundChoice
from finmaskig.handovers.models import Consent, Disclosure
from finmaskig.handovers.models.disclosure import DisclosureIsFixed
from finmaskig.handovers.parts import OTHER, SEEN, Receiver
from finmaskig.handovers.queries import disclosures as queries
from finmaskig.handovers.services import disclosures, watching_grounds
from finmaskig.handovers.tests.factories_grounds import (
    TODAY,
    given,
    resting_on,
    told,
    told_under,
)
from finmaskig.handovers.values_grounds import Correction, Decision
from finmaskig.organisations.models import Membership
from finmaskig.outreach.tests.factories import hire, make_unit
from finmaskig.shared.clock import now
from finmaskig.vault import fading

YES = Decision(is_yes=True, weighing="Hon vill det själv.")
NO = Decision(is_yes=False, weighing="Det räcker att hon får hjälp att anmäla.")


def waiting(row):
    return Step.objects.filter(subject_kind="disclosure", subject_id=row.pk, status="open")


def seen(row, *, with_words=True):
    found = queries.disclosure_by_id(row.pk)
    return queries.disclosure_view(found, with_words=with_words)


def test_what_a_consent_carries_is_told_at_once(house):
    consent = given(house.sara, opened(house.sara))
    row = told_under(house.sara, consent)
    assert (row.state, row.decided_as, row.consent_id) == ("made", "person", consent.pk)
    assert not waiting(row).exists()
    assert seen(row).line.ground == "Samtycke"


def test_a_worker_proposes_a_lead_decides_and_the_worker_tells(house):
    row = told(house.sara, opened(house.sara))
    assert (row.state, row.decided_as) == ("proposed", "")
    assert waiting(row).get().assigned_to_id == house.lead.user_id
    row = disclosures.decide(actor=house.lead, disclosure=row, decision=YES)
    assert (row.state, row.decided_as) == (State.ALLOWED, Decider.LEAD)
    assert waiting(row).get().assigned_to_id == house.sara.user_id
    row = disclosures.mark_made(actor=house.sara, disclosure=row)
    assert (row.state, row.made_by_id, row.made_at) == (State.MADE, house.sara.user_id, now())
    assert not waiting(row).exists()
    view = seen(row)
    assert (view.weighing, view.decision_weighing) == (
        "Risken är större än skadan.",
        "Hon vill det själv.",
    )
    assert (view.decided_as, view.how) == ("Enhetschefen", "Muntligt, på plats")


def test_a_no_ends_it(house):
    row = told(house.sara, opened(house.sara))
    row = disclosures.decide(actor=house.lead, disclosure=row, decision=NO)
    assert not waiting(row).exists()
    for wrong in (
        lambda: disclosures.mark_made(actor=house.sara, disclosure=row),
        lambda: disclosures.decide(actor=house.lead, disclosure=row, decision=YES),
    ):
        with pytest.raises(disclosures.NotWaiting):
            wrong()


def test_a_decision_without_reasons_is_none(house):
    row = told(house.sara, opened(house.sara))
    with pytest.raises(disclosures.WeighingMissing):
        disclosures.decide(actor=house.lead, disclosure=row, decision=replace(YES, weighing=" "))


@pytest.mark.parametrize(
    ("who", "ground", "as_"),
    [
        ("lead", "osl-10-23", "lead"),
        ("sara", "osl-10-28", "worker"),
        ("sara", "brb-24-4", "worker"),
        ("lead", "brb-24-4", "lead"),
    ],
)
def test_who_may_decide_decides_at_once(house, who, ground, as_):
    row = told(getattr(house, who), opened(house.sara), choice=resting_on(ground))
    assert (row.state, row.decided_as) == ("made", as_)


def test_in_danger_the_worker_acts_first_and_registers_after(house):
    before = now() - timedelta(hours=3)
    row = told(
        house.sara,
        None,
        about_kind="shift",
        about_id=uuid4(),
        parts=(SEEN,),
        choice=resting_on("osl-10-20"),
        was_urgent=True,
        made_at=before,
    )
    assert (row.state, row.made_at, row.record) == ("made", before, house.mika.pk)
    assert seen(row).weighing == "Risken är större än skadan."


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"parts": ()}, "Välj vad du berättar"),
        ({"receiver": Receiver(OTHER)}, "Välj vem"),
        ({"choice": GroundChoice(ground="nothing")}, "gäller inte i dag"),
        ({"choice": GroundChoice(ground="consent")}, "vilket samtycke"),
        ({"choice": resting_on("osl-10-28", weighing=" ")}, "vägt skälen"),
        ({"choice": resting_on("osl-10-23", meets_conditions=False)}, "kryssa i"),
        ({"receiver": Receiver("school")}, "gäller inte den mottagaren"),
        ({"was_urgent": True}, "Fråga din chef"),
    ],
)
def test_what_no_ground_carries_is_refused(house, values, says):
    with pytest.raises(disclosures.GroundDoesNotHold, match=says):
        told(house.sara, opened(house.sara), **values)
    assert not Disclosure.objects.exists()


def test_a_section_about_children_is_not_used_for_an_adult(house):
    case = opened(house.sara, "B")
    case.age_band = "25+"
    case.save(update_fields=["age_band"])
    with pytest.raises(disclosures.GroundDoesNotHold, match="under 18"):
        told(house.lead, case, choice=resting_on("osl-10-21"))


def test_what_has_not_happened_is_not_registered(house):
    with pytest.raises(disclosures.ToldInTheFuture):
        told(house.lead, opened(house.sara), made_at=now() + timedelta(minutes=1))


def test_what_was_told_without_ground_is_registered_and_the_lead_looks(house):
    choice = GroundChoice(ground=WITHOUT_GROUND, weighing="Jag sa för mycket i dörren.")
    row = told(house.sara, opened(house.sara), choice=choice)
    assert (row.state, seen(row).line.ground) == ("made", "Utan stöd i lag")
    step = waiting(row).get()
    assert (step.code, step.assigned_to_id) == ("look-at-disclosure", house.lead.user_id)
    close_step(step=step, outcome=Outcome("fulfilled"), actor=house.lead)


def test_the_step_cannot_be_ended_without_the_decision(house):
    row = told(house.sara, opened(house.sara))
    with pytest.raises(watching_grounds.DecideOnItsPage):
        close_step(step=waiting(row).get(), outcome=Outcome("fulfilled"), actor=house.lead)
    assert waiting(row).exists()


def test_the_same_form_sent_twice_gives_one_row(house):
    case, form = opened(house.sara), uuid4()
    assert told(house.sara, case, id=form) == told(house.sara, case, id=form)


def test_what_is_decided_is_never_rewritten_and_a_correction_is_a_new_row(house):
    case = opened(house.sara)
    row = told(house.lead, case)
    row.parts = ["plan"]
    for fields in (None, ["parts"], ["state", "made_at", "made_by"]):
        with pytest.raises(DisclosureIsFixed):
            row.save(update_fields=fields)
    allowed = disclosures.decide(actor=house.lead, disclosure=told(house.sara, case), decision=YES)
    with pytest.raises(DisclosureIsFixed):
        allowed.save(update_fields=["parts"])
    fixed = told(house.lead, case, corrects_id=row.pk)
    assert [one.id for one in seen(row).corrections] == [fixed.pk]


def test_without_a_lead_the_next_lead_of_the_side_is_asked(house):
    other = hire(make_unit(house.board, "victim", "Nova"), "lead", "Nora")
    Membership.objects.filter(pk=house.lead.membership_id).delete()
    row = told(house.sara, opened(house.sara))
    assert waiting(row).get().owner_unit_id == other.unit_id
    assert queries.waiting_for_lead(other, TODAY) == [row]
    assert queries.waiting_for_lead(house.petra, TODAY) == []
    hidden = seen(row, with_words=False)
    assert (hidden.weighing, hidden.line.parts) == ("", "Att personen har kontakt med oss")
    row = disclosures.decide(actor=other, disclosure=row, decision=YES)
    assert row.decided_as == Decider.NEXT_LEAD
    assert seen(row).decision_weighing == "Hon vill det själv."


def test_without_any_lead_the_step_lies_with_the_unit(house):
    Membership.objects.filter(role="lead").delete()
    row = told(house.sara, opened(house.sara))
    step = waiting(row).get()
    assert (step.owner_unit_id, step.assigned_to_id) == (house.mika.pk, None)


def test_a_proposal_that_waits_too_long_reaches_the_next_lead(house):
    other = hire(make_unit(house.board, "victim", "Nova"), "lead", "Nora")
    row = told(house.sara, opened(house.sara))
    assert queries.waiting_for_lead(house.lead, TODAY) == [row]
    assert queries.waiting_for_lead(other, TODAY) == []
    waiting(row).update(climb_level=2)
    assert queries.waiting_for_lead(other, TODAY) == [row]


def test_a_units_list_opens_only_what_names_the_receiver_in_words(house):
    case = opened(house.sara)
    told(
        house.lead, case, receiver=Receiver(OTHER, words="Juristen"), choice=resting_on("brb-24-4")
    )
    told(house.lead, case)
    told(house.lead, None, about_kind="unit", choice=resting_on("brb-24-4"))
    lines = queries.lines_of_unit(queries.disclosures_of_unit(house.sara))
    assert {line.title for line in lines} == {"Till Juristen", "Till polisen"}
    mine = queries.lines_of_case(queries.disclosures_of_case(case), case)
    assert len(mine) == 2
    assert queries.existing_disclosures([lines[0].id, case.pk]) == {lines[0].id}


def test_a_correction_says_what_was_told(house):
    row = told(house.lead, opened(house.sara))
    with pytest.raises(disclosures.GroundDoesNotHold):
        disclosures.correct(
            actor=house.lead, disclosure=row, correction=Correction(parts=(), why="Inget.")
        )


def test_rows_are_named_by_their_days(house):
    consent = given(house.sara, opened(house.sara))
    assert str(consent) == "2026-06-15 – 2026-09-15"
    assert str(told_under(house.sara, consent)) == "2026-06-15 consent"


def test_a_step_that_was_handed_on_takes_the_decision_with_it(house):
    other = hire(make_unit(house.board, "victim", "Nova"), "lead", "Nora")
    row = told(house.sara, opened(house.sara))
    hand_over_step(step=waiting(row).get(), actor=house.lead, to_unit=other.unit_id)
    assert queries.waiting_for_lead(other, TODAY) == [row]
    disclosures.decide(actor=other, disclosure=row, decision=NO)
    assert not waiting(row).exists()


def test_consents_and_disclosures_go_with_their_contact(house):
    kept, case = opened(house.sara), opened(house.sara)
    given(house.sara, kept)
    told_under(house.sara, given(house.sara, case))
    told(house.sara, case)
    told(house.lead, None, about_kind="unit", choice=resting_on("brb-24-4"))
    assert fading.keys_that_follow("case_advice", [case.pk]) == set()
    fading.forget("case_advice", [case.pk])
    assert {row.case_id for row in Disclosure.objects.all()} == {None}
    assert {row.case_id for row in Consent.objects.all()} == {kept.pk}
    assert not Step.objects.filter(subject_kind__in=["disclosure", "consent"]).exists()
