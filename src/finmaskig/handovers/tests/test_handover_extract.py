"""A handover in the person's own extract: with both units, and with nothing left out."""

import pytest

from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import Reach
from finmaskig.handovers.queries.extract import given_of
from finmaskig.handovers.services import handovers
from finmaskig.handovers.tests.move_factories import NO, accepted, make_town, seen
from finmaskig.organisations.services import load_directory
from finmaskig.vault import services as vault


@pytest.fixture
def town(db, clock):
    load_directory()
    clock("2026-06-15 14:10")
    return make_town()


@pytest.fixture
def case(town):
    return opened(town.sara, reach=Reach(text="Knacka två gånger."))


def extract(enter, actor, case):
    sent = {"is_here": "on", "reason": "Bad om det."}
    return enter(actor).post(f"/cases/{case.pk}/extract/", sent).content.decode()


def test_both_units_tell_what_went_along(town, case, enter):
    row = accepted(town, case)
    page = extract(enter, town.sara, case)
    for words in ("Till Stadsdelen", "Lagen kräver det.", "Knacka två gånger."):
        assert words in page
    page = extract(enter, town.nora, row.received_case)
    assert "Kom från Mika" in page
    assert "Knacka två gånger." in page
    assert "Lagen kräver det." not in page


def test_a_no_and_its_words_stand_there_too(town, case):
    handovers.decline(actor=town.nora, handover=seen(town, case), why=NO)
    (given,) = given_of(case)
    assert given.title == "Till Stadsdelen"
    assert given.weighing == "Lagen kräver det."


def test_what_is_destroyed_is_not_there(town, case):
    row = seen(town, case)
    vault.destroy([row.pk])
    assert given_of(case)[0].parts == ()
