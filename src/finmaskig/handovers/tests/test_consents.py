"""A person's yes: received, used, taken back; honoured only while it holds."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from finmaskig.accounts.models import AccessEntry
from finmaskig.cases.services.cases import close_case
from finmaskig.cases.services.rows import CaseClosed
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import Closing
from finmaskig.guidance.models import Step
from finmaskig.handovers.models import Consent
from finmaskig.handovers.models.consent import ConsentIsFixed
from finmaskig.handovers.parts import CONTACT, OTHER, PLAN, SAFETY, UNIT, Receiver
from finmaskig.handovers.queries import consents as queries
from finmaskig.handovers.queries import disclosures as queries_of_told
from finmaskig.handovers.services import consents
from finmaskig.handovers.tests.factories_grounds import (
    CARE,
    THE_POLICE,
    TODAY,
    given,
    new_consent,
    told_under,
)
from finmaskig.shared.clock import now


def waiting(consent):
    return Step.objects.filter(subject_kind="consent", subject_id=consent.pk, status="open")


def lock(consent, **values):
    usual = {"case": consent.case, "parts": [CONTACT], "receiver": CARE, "on": TODAY}
    return consents.lock_valid(consent.pk, **(usual | values))


def test_a_yes_is_kept_with_its_words_sealed(house):
    case = opened(house.sara)
    consent = given(house.sara, case, receiver=Receiver(OTHER, words=" Juristen på jouren "))
    view = queries.consent_view(queries.consent_by_id(consent.pk), TODAY)
    assert (view.line.title, view.purpose) == (
        "Till Juristen på jouren",
        "Ett besök hos barnmorskan.",
    )
    assert view.line.parts == "Att personen har kontakt med oss, planen"
    assert view.text
    assert b"barnmorskan" not in bytes(Consent.objects.get().purpose)
    assert AccessEntry.objects.filter(event="handovers.consent_given").count() == 1


def test_the_same_form_sent_twice_gives_one_consent(house):
    case, form = opened(house.sara), uuid4()
    assert given(house.sara, case, id=form) == given(house.sara, case, id=form)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"parts": ()}, "Välj vad du berättar"),
        ({"parts": ("seen",)}, "Välj vad du berättar"),
        ({"receiver": Receiver(OTHER)}, "Välj vem"),
        ({"receiver": Receiver(UNIT)}, "Välj vem"),
        ({"given_on": date(2026, 6, 16)}, "har inte varit än"),
        ({"valid_until": date(2026, 6, 14)}, "före den dag"),
        ({"valid_until": date(2027, 6, 16)}, "högst ett år"),
        ({"given_by": "young"}, "mogen"),
    ],
)
def test_an_odd_yes_is_refused(house, values, says):
    with pytest.raises(consents.ConsentIsOdd, match=says):
        given(house.sara, opened(house.sara), **values)


def test_a_contact_that_is_over_receives_no_yes_and_can_still_take_one_back(house):
    case = opened(house.sara)
    consent = given(house.sara, case)
    close_case(actor=house.sara, case=case, closing=Closing(reason="agreed"))
    with pytest.raises(CaseClosed):
        given(house.sara, case)
    assert consents.withdraw_consent(actor=house.sara, consent=consent).withdrawn_at == now()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"on": date(2026, 6, 14)}, "har inte börjat gälla"),
        ({"on": date(2026, 9, 16)}, "har gått ut"),
        ({"parts": [CONTACT, SAFETY]}, "omfattar inte allt"),
        ({"parts": []}, "omfattar inte allt"),
        ({"receiver": THE_POLICE}, "annan mottagare"),
    ],
)
def test_a_consent_carries_only_what_it_says(house, change, says):
    consent = given(house.sara, opened(house.sara))
    assert lock(consent) == consent
    assert lock(consent, parts=[PLAN, CONTACT], on=date(2026, 9, 15)) == consent
    with pytest.raises(consents.ConsentNotValid, match=says):
        lock(consent, **change)


def test_a_consent_of_another_contact_carries_nothing(house):
    consent = given(house.sara, opened(house.sara))
    with pytest.raises(consents.ConsentNotValid, match="annan kontakt"):
        lock(consent, case=opened(house.sara))


def test_a_consent_that_is_taken_back_carries_nothing_and_shows_what_was_told(house):
    consent = given(house.sara, opened(house.sara))
    told = told_under(house.sara, consent)
    first = consents.withdraw_consent(actor=house.sara, consent=consent).withdrawn_at
    assert consents.withdraw_consent(actor=house.amir, consent=consent).withdrawn_at == first
    with pytest.raises(consents.ConsentNotValid, match="återtaget"):
        told_under(house.sara, consent)
    assert queries_of_told.told_under(consent) == [told]
    assert queries.valid_for(consent.case, TODAY) == []


def test_what_was_said_yes_to_is_never_rewritten(house):
    consent = given(house.sara, opened(house.sara))
    consent.valid_until = date(2026, 12, 1)
    for fields in (None, ["valid_until"]):
        with pytest.raises(ConsentIsFixed):
            consent.save(update_fields=fields)


def test_the_worker_is_asked_before_a_consent_ends(house, clock):
    case = opened(house.sara)
    consent = given(house.sara, case)
    assert not waiting(consent).exists()
    clock("2026-09-01 03:00")
    for _night in range(2):
        assert consents.watch_consents(actor=house.sara, at=now()) == 1
    step = waiting(consent).get()
    assert (step.code, step.level, step.assigned_to_id) == (
        "consent-ends",
        "offer",
        house.sara.user_id,
    )
    consents.withdraw_consent(actor=house.sara, consent=consent)
    assert not waiting(consent).exists()
    assert queries.existing_consents([consent.pk, case.pk]) == {consent.pk}


@pytest.mark.parametrize(
    ("band", "giver", "ok"), [("0-14", "person", False), ("0-14", "guardian", True)]
)
def test_a_guardian_answers_for_a_child(house, band, giver, ok):
    case = opened(house.sara, "B")
    case.age_band, case.guardian_consent_on = band, TODAY
    case.save(update_fields=["age_band", "guardian_consent_on"])
    if ok:
        assert given(house.sara, case, given_by=giver).given_by == giver
    else:
        with pytest.raises(consents.ConsentIsOdd, match="Åldern"):
            given(house.sara, case, given_by=giver)


def test_words_about_a_receiver_are_compared_without_case():
    one = Receiver(OTHER, words="Juristen  på jouren")
    assert one.is_same(replace(one, words="juristen på Jouren"))
    assert not one.is_same(replace(one, words="Läraren"))
    assert new_consent().receiver.is_complete
