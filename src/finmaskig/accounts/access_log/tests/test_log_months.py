"""Destroying an old month: one proposes, another decides, the rest of the chain holds."""

import pytest

from finmaskig.accounts.access_log import sealer
from finmaskig.accounts.access_log.findings import Fault
from finmaskig.accounts.access_log.months import Month
from finmaskig.accounts.access_log.services import decisions
from finmaskig.accounts.access_log.tests.factories import (
    ADMINISTRATOR,
    AUDITOR,
    LEAD,
    SECOND_ADMINISTRATOR,
    write,
)
from finmaskig.accounts.access_log.verify import verify
from finmaskig.accounts.models import AccessEntry, AccessSeal, AccessSegment
from finmaskig.accounts.tests.triggers import triggers_off

LIST = "/accounts/log/months/"
OLD = f"{LIST}2021-05/"


@pytest.fixture
def old(act_as, clock):
    """Three entries of May 2021 and one of June, sealed; five years and a month later."""
    for day in (1, 2, 3):
        clock(f"2021-05-{day:02} 12:00")
        write()
    clock("2021-06-01 12:00")
    write()
    sealer.seal_pending()
    clock("2026-06-01 12:00")
    act_as(ADMINISTRATOR)


def decide(client, act_as):
    client.post(f"{OLD}propose/")
    act_as(SECOND_ADMINISTRATOR)
    return client.post(f"{OLD}confirm/")


def events():
    found = AccessEntry.objects.filter(event__startswith="accounts.log_month_").order_by("at", "id")
    return sorted(entry.event.removeprefix("accounts.log_month_") for entry in found)


def test_two_persons_destroy_a_month_and_the_rest_is_still_proved(client, act_as, old):
    decide(client, act_as)
    response = client.post(f"{OLD}destroy/", follow=True)
    assert "3 rader är förstörda." in response.content.decode()
    assert not AccessEntry.objects.filter(at__year=2021, at__month=5).exists()
    assert AccessEntry.objects.filter(at__year=2021, at__month=6).exists()
    segment = AccessSegment.objects.get()
    assert (str(segment), segment.state, segment.destroyed_count) == ("2021-05", "destroyed", 3)
    assert events() == ["confirmed", "destroyed", "proposed"]
    sealer.seal_pending()
    report = verify()
    assert (report.findings, report.destroyed_months) == ([], ["2021-05"])
    assert AccessSeal.objects.filter(month="2021-05").exists()


def test_a_decision_that_is_not_carried_out_changes_nothing(client, act_as, old):
    decide(client, act_as)
    report = verify()
    assert (report.findings, report.destroyed_months) == ([], [])


def test_one_person_is_not_enough(client, old):
    client.post(f"{OLD}propose/")
    assert client.post(f"{OLD}confirm/").status_code == 403
    assert client.post(f"{OLD}destroy/").status_code == 409
    assert AccessSegment.objects.get().state == "proposed"


@pytest.mark.parametrize("second", [ADMINISTRATOR, SECOND_ADMINISTRATOR])
def test_a_proposal_can_be_taken_away(client, act_as, old, second):
    client.post(f"{OLD}propose/")
    act_as(second)
    client.post(f"{OLD}decline/")
    assert not AccessSegment.objects.exists()
    assert events() == ["declined", "proposed"]


@pytest.mark.parametrize("act", ["confirm", "decline", "destroy"])
def test_nothing_can_be_decided_that_nobody_proposed(client, old, act):
    assert client.post(f"{OLD}{act}/").status_code == 409


def test_a_month_is_proposed_once(client, old):
    client.post(f"{OLD}propose/")
    assert client.post(f"{OLD}propose/").status_code == 409


def test_what_is_decided_cannot_be_declined(client, act_as, old):
    decide(client, act_as)
    assert client.post(f"{OLD}decline/").status_code == 409
    assert client.post(f"{OLD}confirm/").status_code == 409


def test_a_month_whose_rows_wait_for_their_seal_is_kept(client, act_as, old, clock):
    clock("2021-05-04 12:00")
    write()
    clock("2026-06-01 12:00")
    decide(client, act_as)
    assert client.post(f"{OLD}destroy/").status_code == 409


def test_an_altered_decision_destroys_nothing(client, act_as, old):
    decide(client, act_as)
    with triggers_off():
        AccessSegment.objects.update(confirmed_by_name="Någon annan")
    assert client.post(f"{OLD}destroy/").status_code == 409
    assert AccessEntry.objects.filter(at__year=2021, at__month=5).count() == 3


@pytest.mark.parametrize(("month", "status"), [("2021-06", 404), ("2026-05", 404), ("x", 404)])
def test_a_month_that_is_too_young_or_empty_cannot_be_chosen(client, old, month, status):
    assert client.post(f"{LIST}{month}/propose/").status_code == status


def test_a_month_that_grew_old_enough_is_listed_with_its_count(client, act_as, old):
    html = client.get(LIST).content.decode()
    assert "Maj 2021" in html
    assert "3 rader" in html
    assert "Juni 2021" not in html
    client.post(f"{OLD}propose/")
    assert "Besluta" not in client.get(LIST).content.decode()
    act_as(SECOND_ADMINISTRATOR)
    assert "Besluta" in client.get(LIST).content.decode()
    client.post(f"{OLD}confirm/")
    assert "Förstör för alltid" in client.get(LIST).content.decode()
    client.post(f"{OLD}destroy/")
    assert "Admin ett och Admin två" in client.get(LIST).content.decode()


@pytest.mark.parametrize("actor", [LEAD, AUDITOR])
def test_only_administrators_see_what_may_be_destroyed(client, act_as, old, actor):
    act_as(actor)
    assert client.get(LIST).status_code == 404
    for act in ("propose", "decline", "confirm", "destroy"):
        assert client.post(f"{OLD}{act}/").status_code == 404


def test_destruction_is_never_a_get(client, old):
    for act in ("propose", "decline", "confirm", "destroy"):
        assert client.get(f"{OLD}{act}/").status_code == 405


def test_rows_put_back_after_the_destruction_are_named(client, act_as, old):
    kept = AccessEntry.objects.filter(at__year=2021, at__month=5).first()
    decide(client, act_as)
    client.post(f"{OLD}destroy/")
    sealer.seal_pending()
    kept.save(force_insert=True)
    assert [(f.fault, f.id) for f in verify().findings] == [(Fault.ENTRY_CUT_OUT, str(kept.pk))]


def test_the_service_itself_refuses_a_month_that_is_too_young(old):
    with pytest.raises(decisions.TooYoung):
        decisions.propose_destruction(month=Month(2021, 6), actor=ADMINISTRATOR)


def test_a_young_log_has_nothing_to_destroy(client, act_as):
    act_as(ADMINISTRATOR)
    assert "Ingen månad är gammal nog" in client.get(LIST).content.decode()
