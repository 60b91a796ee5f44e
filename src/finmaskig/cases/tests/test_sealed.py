"""The texts of a contact: rotated with their keys, and gone with them."""

from datetime import date

import pytest

from finmaskig.cases.models import Case, Talk
from finmaskig.cases.services.talks import log_talk
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import NewTalk, Reach
from finmaskig.vault import services

TODAY = date(2026, 6, 15)


@pytest.fixture
def case(house):
    case = opened(house.sara, "C", reach=Reach(ways=("unit_phone",), text="Ring före åtta."))
    log_talk(actor=house.sara, case=case, new=NewTalk(held_on=TODAY, text="Vill ha ett rum."))
    return case


def texts(case, house):
    box = services.box_of(case.pk, house.mika.pk)
    kept, talk = Case.objects.get(pk=case.pk), Talk.objects.get(case=case)
    return box.text(kept, "reach_text"), box.text(talk, "text")


def test_a_contacts_texts_are_found_when_its_key_is_renewed(case, house):
    done = services.renew_unit(unit_id=house.mika.pk, actor=house.sara)
    assert (done.records, done.texts, done.unopened) == (1, 2, ())
    assert texts(case, house) == ("Ring före åtta.", "Vill ha ett rum.")


def test_a_contacts_texts_are_noise_when_its_key_is_destroyed(case, house):
    services.destroy([case.pk])
    with pytest.raises(services.KeyGone):
        texts(case, house)
