"""No sequence of days and deeds tells anything under a consent that did not hold just then."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finmaskig.cases.tests.factories import opened
from finmaskig.handovers.grounds import WITHOUT_GROUND
from finmaskig.handovers.models import Consent, Disclosure
from finmaskig.handovers.parts import CONTACT, OTHER, PLAN, SAFETY, Receiver
from finmaskig.handovers.queries.consents import receiver_of
from finmaskig.handovers.services.consents import ConsentNotValid, withdraw_consent
from finmaskig.handovers.services.disclosures import correct
from finmaskig.handovers.tests import factories_grounds as make
from finmaskig.handovers.values_grounds import Correction
from finmaskig.shared.clock import local, now, pretend
from finmaskig.vault.services import box_of

RECEIVERS = (make.CARE, make.THE_POLICE, Receiver(OTHER, words="Juristen"))
parts = st.sets(st.sampled_from((CONTACT, PLAN, SAFETY)), min_size=1).map(sorted).map(tuple)
number = st.integers(0, 2)
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("give"), parts, st.sampled_from(RECEIVERS), st.integers(0, 40)),
        st.tuples(st.just("withdraw"), number),
        st.tuples(st.just("pass"), st.integers(1, 30)),
        st.tuples(st.just("tell"), number, parts, st.sampled_from(RECEIVERS)),
        st.tuples(st.just("tell_late"), number, parts, st.sampled_from(RECEIVERS)),
        st.tuples(st.just("correct"), number, parts),
    ),
    max_size=12,
)


@dataclass
class Story:
    """One contact, the moment, and the deeds that were done."""

    house: object
    case: object
    moment: object

    def consents(self):
        return list(Consent.objects.filter(case=self.case).order_by("received_at", "pk"))

    def give(self, said, receiver, days):
        on = local(self.moment).date()
        until = on + timedelta(days=days)
        values = {"parts": said, "receiver": receiver, "given_on": on, "valid_until": until}
        make.given(self.house.sara, self.case, **values)

    def withdraw(self, which):
        for consent in self.consents()[which : which + 1]:
            withdraw_consent(actor=self.house.amir, consent=consent)

    def tell(self, which, said, receiver, made_at=None):
        for consent in self.consents()[which : which + 1]:
            holds = _holds(consent, said, receiver, made_at or self.moment, self.moment)
            values = {"parts": said, "receiver": receiver, "made_at": made_at}
            try:
                make.told_under(self.house.sara, consent, **values)
            except ConsentNotValid:
                assert not holds
            else:
                assert holds

    def tell_late(self, which, said, receiver):
        self.tell(which, said, receiver, self.moment - timedelta(days=1))

    def correct(self, which, said):
        for row in list(Disclosure.objects.order_by("registered_at", "pk"))[which : which + 1]:
            correction = Correction(parts=said, why="Fel del.")
            correct(actor=self.house.sara, disclosure=row, correction=correction)


def _holds(consent, said, receiver, told_at, at):
    """Tell by itself, from the row alone, whether a consent holds then and now."""
    days = [local(one).date() for one in (told_at, at)]
    in_time = all(consent.given_on <= day <= consent.valid_until for day in days)
    meant = receiver_of(consent, box_of(consent.case_id, consent.case.unit_id))
    covers = set(said) <= set(consent.parts) and meant == receiver
    return in_time and covers and consent.withdrawn_at is None


def _check(case):
    box = box_of(case.pk, case.unit_id)
    for row in Disclosure.objects.filter(case=case).select_related("consent"):
        consent = row.consent
        if consent is None:
            assert row.ground == WITHOUT_GROUND
            continue
        assert consent.given_on <= local(row.made_at).date() <= consent.valid_until
        assert consent.withdrawn_at is None or row.made_at <= consent.withdrawn_at
        assert set(row.parts) <= set(consent.parts)
        assert receiver_of(row, box) == receiver_of(consent, box)


@pytest.mark.unmeasured
@pytest.mark.django_db
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(story=deeds)
def test_nothing_is_told_under_a_consent_that_does_not_hold(house, story):
    with transaction.atomic():
        start = Story(house, opened(house.sara), now())
        for name, *values in story:
            if name == "pass":
                start.moment += timedelta(days=values[0])
                continue
            start.moment += timedelta(minutes=1)
            with pretend(start.moment):
                getattr(start, name)(*values)
        _check(start.case)
        transaction.set_rollback(True)
