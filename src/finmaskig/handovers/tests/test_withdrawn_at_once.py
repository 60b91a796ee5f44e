"""A consent is taken back at the moment somebody tells: one of them is first, and both know it."""

from threading import Barrier, Thread

import pytest
from django.db import connection, connections

from finmaskig.cases.tests.factories import make_house, opened
from finmaskig.handovers.models import Consent, Disclosure
from finmaskig.handovers.services.consents import ConsentNotValid, withdraw_consent
from finmaskig.handovers.tests.factories_grounds import given, told_under
from finmaskig.organisations.services import load_directory
from finmaskig.shared.clock import today


@pytest.fixture
def told(transactional_db):
    """Return a house and a consent in it."""
    load_directory()
    house = make_house()
    days = {"given_on": today(), "valid_until": today()}
    return house, given(house.sara, opened(house.sara), **days)


def tell(house, consent):
    try:
        told_under(house.sara, consent)
    except ConsentNotValid:
        return


def withdraw(house, consent):
    withdraw_consent(actor=house.amir, consent=consent)


def in_its_own_thread(deed, barrier, values):
    try:
        barrier.wait()
        deed(*values)
    finally:
        connections.close_all()


@pytest.mark.parametrize("deeds", [(tell, withdraw), (withdraw, tell)])
def test_nothing_is_told_after_it_was_taken_back(told, deeds):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        for deed in deeds:
            deed(*told)
    else:
        barrier = Barrier(2)
        threads = [Thread(target=in_its_own_thread, args=(deed, barrier, told)) for deed in deeds]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    consent = Consent.objects.get()
    assert consent.withdrawn_at is not None
    assert all(row.made_at <= consent.withdrawn_at for row in Disclosure.objects.all())
