"""Meetings that wait: the author or her lead decides, and nothing is lost until then."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from finmaskig.guidance.queries import steps_of_subject
from finmaskig.outreach.models import Encounter, HeldPacket
from finmaskig.outreach.sent import SentEncounter
from finmaskig.outreach.services.encounters import ReasonMissing
from finmaskig.outreach.services.held import AlreadyDecided, NoShift, discard_held, save_held
from finmaskig.outreach.services.packets import receive_encounter
from finmaskig.outreach.tests.factories import ADULT, closed, hire, met, running
from finmaskig.outreach.values import EncounterContent
from finmaskig.shared.clock import now

FIELDS = (("kind", "exposed"), ("age_band", "25+"), ("sex", "woman"))
OTHER = EncounterContent(kind="exposed", age_band="25+", sex="woman")
REASON = {"reason": "Telefonen hade ingen täckning."}


@pytest.fixture
def shift(field):
    return running(field.sara, field.amir)


@pytest.fixture
def hold(field, shift):
    """Return a function that lets a meeting of Sara's be held."""

    def _hold(actor=field.sara, **changes):
        values = {
            "id": uuid4(),
            "shift_id": shift.pk,
            "author_id": field.sara.user_id,
            "form_version": "1",
            "met_at": now(),
            "device_at": now(),
            "fields": FIELDS,
        } | changes
        receive_encounter(actor=actor, sent=SentEncounter(**values), content=OTHER)
        return HeldPacket.objects.get(encounter_id=values["id"])

    return _hold


def detail(held):
    return reverse("outreach:held_detail", args=[held.pk])


def post_of(decision, **changes):
    return dict(FIELDS) | REASON | {"decision": decision} | changes


def test_the_author_saves_a_meeting_that_came_after_the_shift(field, enter, shift, hold):
    closed(shift, field.sara)
    held = hold()
    client = enter(field.sara)
    assert str(held.pk) in client.get(reverse("outreach:held_list")).content.decode()
    assert client.get(detail(held)).status_code == 200
    assert client.post(detail(held), post_of("save")).status_code == 302
    assert Encounter.objects.get().pk == held.encounter_id
    held.refresh_from_db()
    assert (held.decision, held.content) == ("saved", {})
    assert client.get(detail(held)).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("sara", 200), ("lead", 200), ("amir", 404), ("jonas", 404)]
)
def test_only_the_author_and_her_lead_see_what_waits(field, enter, hold, who, status):
    held = hold(form_version="0")
    assert enter(getattr(field, who)).get(detail(held)).status_code == status


def test_another_units_lead_sees_nothing(field, enter, hold):
    held = hold(form_version="0")
    assert enter(hire(field.kast, "lead")).get(detail(held)).status_code == 404


def test_a_held_meeting_takes_the_place_of_the_one_with_its_id(field, enter, shift, hold):
    kept = met(field.sara, shift, encounter_id=UUID(int=7))
    held = hold(id=kept.pk, fields=(*FIELDS, ("residence", "0180")))
    client = enter(field.lead)
    page = client.get(detail(held)).content.decode()
    assert "Ersätt det som finns" in page
    closed(shift, field.sara)
    assert client.post(detail(held), post_of("replace", sex="man")).status_code == 302
    kept.refresh_from_db()
    assert kept.sex == "man"


def test_a_held_meeting_with_a_taken_id_is_saved_under_a_new_one(field, enter, shift, hold):
    kept = met(field.sara, shift)
    held = hold(id=kept.pk)
    assert enter(field.sara).post(detail(held), post_of("save")).status_code == 302
    assert Encounter.objects.count() == 2


def test_what_is_thrown_away_needs_a_reason(field, enter, hold):
    held = hold(form_version="0")
    client = enter(field.sara)
    refused = client.post(detail(held), {"decision": "discard", "reason": ""})
    assert refused.status_code == 422
    assert "Skriv varför" in refused.content.decode()
    assert client.post(detail(held), {"decision": "discard"} | REASON).status_code == 302
    held.refresh_from_db()
    assert (held.decision, Encounter.objects.count()) == ("discarded", 0)


def test_a_meeting_that_is_wrong_must_be_put_right_before_it_is_saved(field, enter, hold):
    held = hold(form_version="0")
    answer = enter(field.sara).post(detail(held), post_of("save", age="300"))
    assert answer.status_code == 422
    assert "0 till 120" in answer.content.decode()


def test_taps_are_kept_when_the_meeting_is_saved(field, shift, hold):
    like = steps_of_subject("encounter", met(field.sara, shift).pk, field.mika.pk)
    tapped, other = [step.rule_code for step in like if step.is_offer][:2]
    closed(shift, field.sara)
    held = hold()
    taps = [(tapped, "yes"), (tapped, "yes"), ("nothing", "yes"), (other, "dance")]
    held.content["ticks"] = [{"rule": rule, "answer": answer} for rule, answer in taps]
    held.save()
    encounter = save_held(actor=field.sara, held=held, content=ADULT, reason="Sent")
    steps = steps_of_subject("encounter", encounter.pk, field.mika.pk)
    assert [step.rule_code for step in steps if step.result == "yes"] == [tapped]
    assert all(step.is_open for step in steps if step.rule_code == other)


def test_a_meeting_whose_shift_does_not_exist_is_logged_by_hand(field, hold):
    held = hold(shift_id=uuid4())
    with pytest.raises(NoShift):
        save_held(actor=field.sara, held=held, content=ADULT, reason="Sent")


def test_two_who_decide_at_once_do_not_decide_twice(field, hold):
    held = hold(form_version="0")
    discard_held(actor=field.sara, held=held, reason="Dubbel")
    with pytest.raises(AlreadyDecided):
        discard_held(actor=field.lead, held=held, reason="Dubbel")


def test_the_list_says_what_will_come_here_when_nothing_waits(field, enter):
    page = enter(field.sara).get(reverse("outreach:held_list")).content.decode()
    assert "Inga möten väntar" in page


def test_idag_says_that_a_meeting_waits(field, enter, hold):
    hold(form_version="0")
    page = enter(field.sara).get("/").content.decode()
    assert "Ett möte från en telefon väntar på ditt beslut." in page


def test_a_decision_without_a_reason_is_refused_by_the_service_too(field, hold):
    with pytest.raises(ReasonMissing):
        discard_held(actor=field.sara, held=hold(form_version="0"), reason="  ")
