"""What was sent fades with the sender's contact; the receiver's own contact stands without it."""

from datetime import UTC, datetime

import pytest

from finmaskig.cases.models import Case
from finmaskig.cases.tests.factories import opened
from finmaskig.guidance.models import Step
from finmaskig.handovers.models import Consent, Disclosure, Handover, Package
from finmaskig.handovers.parts import UNIT_ONLY
from finmaskig.handovers.services import disclosures
from finmaskig.handovers.tests.factories_grounds import new_disclosure
from finmaskig.handovers.tests.move_factories import accepted, agreed, make_town
from finmaskig.retention.queries.preview import due_rows
from finmaskig.retention.tests.factories import RIPE_AT, after_days, approved, decided, run
from finmaskig.shared.clock import pretend
from finmaskig.vault.queries import with_key

pytestmark = pytest.mark.django_db
AT = datetime(2026, 2, 2, 12, tzinfo=UTC)


@pytest.fixture
def town(db, settings, tmp_path):
    settings.KEY_DIR, settings.ANCHOR_FILE = tmp_path / "keys", tmp_path / "anchors"
    return make_town()


def test_what_was_sent_goes_with_the_senders_contact_and_the_receivers_stands(town):
    decided(town.house.lead)
    with pretend(AT):
        case = opened(town.sara)
        agreed(town.sara, case, town.district)
        handover = accepted(town, case)
        disclosures.register(new_disclosure(case), actor=town.sara)
    received = handover.received_case_id
    assert with_key([handover.pk]) == {handover.pk}
    (row,) = [one for one in due_rows(town.house.board.pk, RIPE_AT.date()) if one.row.id == case.pk]
    assert row.row.last_on == AT.date()

    approved(town.sara, town.house.lead)
    run(after_days(RIPE_AT, 8))

    assert with_key([handover.pk, case.pk]) == set()
    for model in (Handover, Package, Consent, Disclosure):
        assert not model.objects.exists()
    assert not Step.objects.filter(subject_kind__in=["handover_out", "handover_in"]).exists()
    assert Case.objects.filter(pk=received).exists()
    assert with_key([received]) == {received}


def test_a_word_told_later_keeps_the_contact_five_years_from_then(town):
    decided(town.house.lead)
    with pretend(AT):
        case = opened(town.sara)
    with pretend(after_days(AT, 400)):
        disclosures.register(new_disclosure(case), actor=town.sara)
    assert due_rows(town.house.board.pk, RIPE_AT.date()) == []
    assert len(due_rows(town.house.board.pk, after_days(RIPE_AT, 400).date())) == 1


def test_a_disclosure_about_no_contact_fades_by_itself(town):
    decided(town.house.lead)
    with pretend(AT):
        told = disclosures.register(new_disclosure(None, about_kind=UNIT_ONLY), actor=town.sara)
    approved(town.sara, town.house.lead)
    assert run(after_days(RIPE_AT, 8)).destroyed == 1
    assert not Disclosure.objects.filter(pk=told.pk).exists()
