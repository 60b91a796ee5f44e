"""From what is ripe to the proof."""

from datetime import date, timedelta

import pytest

from finmaskig.cases.models import Case, PeriodCount, Talk
from finmaskig.cases.queries.lengths import lengths, returns
from finmaskig.guidance.models import Step
from finmaskig.retention.models import DestructionList, ListItem, Proof
from finmaskig.retention.tests.factories import RIPE_AT, approved, decided, old_case, run
from finmaskig.vault import destroyed
from finmaskig.vault.queries import with_key

pytestmark = pytest.mark.django_db
EIGHT_DAYS = timedelta(days=8)


def test_a_contact_goes_with_all_that_hangs_on_it_and_its_counts_stay(house):
    decided(house.lead)
    case = old_case(house.sara)
    span = (house.mika.pk, date(2026, 1, 1), date(2026, 12, 31))
    before = lengths(*span), returns(*span)
    approved(house.sara, house.lead)

    assert run(RIPE_AT + timedelta(days=7)).destroyed == 0
    assert run(RIPE_AT + EIGHT_DAYS).destroyed == 1

    assert not Case.objects.filter(pk=case.pk).exists()
    assert not Talk.objects.filter(case_id=case.pk).exists()
    assert not Step.objects.filter(subject_id=case.pk).exists()
    assert with_key([case.pk]) == set()
    assert case.pk in destroyed.noted()
    assert (lengths(*span), returns(*span)) == before
    assert PeriodCount.objects.get().count == 1


def test_the_proof_says_how_many_by_which_right_and_when_the_last_copy_goes(house):
    decided(house.lead)
    old_case(house.sara)
    row = approved(house.sara, house.lead)
    run(RIPE_AT + EIGHT_DAYS)

    proof = Proof.objects.get()
    assert (proof.kind, proof.count, proof.reference_number) == ("case_advice", 1, "SN 2026/0117")
    assert (proof.reviewed_as, proof.approved_as) == ("medarbetare, Mika", "enhetschef, Mika")
    assert proof.destroyed_on == date(2031, 3, 11)
    assert proof.last_copy_on == date(2031, 4, 15)
    assert not ListItem.objects.exists()
    assert DestructionList.objects.get(pk=row.pk).state == "destroyed"
