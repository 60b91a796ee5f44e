"""Joined is an agreement in force: to add or end one changes who has joined."""

from datetime import date
from uuid import uuid4

import pytest

from finmaskig.accounts.models import AccessEntry
from finmaskig.organisations import queries, services
from finmaskig.organisations.models import Agreement, Unit
from finmaskig.organisations.services.agreements import AgreementHasEnded, AlreadyJoined
from finmaskig.organisations.tests.factories import at_work
from finmaskig.shared.errors import NotAllowed

HUDDINGE = {"municipality": "0126", "kind": "county_offer", "valid_from": "2026-07-01"}
DAY = date(2026, 7, 1)


@pytest.fixture
def coordinator(client, mika, clock):
    clock("2026-06-15 12:00")
    return at_work(client, mika, "coordinator")


def new(**values):
    return services.NewAgreement(
        **({"kind": "county_offer", "municipality": "0126", "valid_from": DAY} | values)
    )


def test_an_added_agreement_joins_the_municipality_from_its_day(client, coordinator):
    posted = HUDDINGE | {"services": ["mika-talks"], "reference_number": "2.3.4-1/2026"}
    response = client.post("/agreements/add/", posted)
    agreement = Agreement.objects.get(reference_number="2.3.4-1/2026")
    assert response.url == f"/agreements/{agreement.pk}/"
    assert [service.code for service in agreement.services.all()] == ["mika-talks"]
    assert "0126" not in queries.directory().joined(date(2026, 6, 30))
    assert "0126" in queries.directory().joined(DAY)
    assert AccessEntry.objects.filter(event="organisations.agreement_added").exists()


def test_an_ended_agreement_no_longer_joins(client, coordinator):
    nacka = Agreement.objects.get(code="county-offer-0182")
    response = client.post(f"/agreements/{nacka.pk}/end/", {"last_day": "2026-06-30"})
    assert response.status_code == 302
    assert "0182" in queries.directory().joined(date(2026, 6, 30))
    assert "0182" not in queries.directory().joined(DAY)


@pytest.mark.parametrize(
    "values",
    [{"municipality": "0182"}, {"municipality": "0182", "valid_to": date(2026, 12, 31)}],
)
def test_a_municipality_joins_only_once_at_a_time(coordinator, values):
    with pytest.raises(AlreadyJoined):
        services.add_agreement(actor=coordinator, new=new(**values))


def test_a_municipality_may_join_again_and_have_other_agreements(coordinator):
    services.add_agreement(actor=coordinator, new=new(municipality="0186"))
    services.add_agreement(actor=coordinator, new=new(municipality="0182", kind="other"))


def test_an_agreement_that_ended_before_the_next_begins_is_no_hindrance(coordinator):
    early = new(valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30), signed_on=DAY)
    services.add_agreement(actor=coordinator, new=early)
    services.add_agreement(actor=coordinator, new=new())


@pytest.mark.parametrize("last_day", [date(2020, 1, 1), date(2027, 1, 1)])
def test_an_agreement_ends_neither_before_it_begins_nor_twice(coordinator, last_day):
    agreement = services.add_agreement(actor=coordinator, new=new(valid_to=date(2026, 12, 31)))
    with pytest.raises(AgreementHasEnded):
        services.end_agreement(actor=coordinator, agreement=agreement, last_day=last_day)


def test_the_form_refuses_an_end_before_the_beginning(client, coordinator):
    page = client.post("/agreements/add/", HUDDINGE | {"valid_to": "2026-06-01"})
    assert "Sista dagen ligger före första dagen" in page.content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [("coordinator", 200), ("administrator", 200), ("worker", 403), ("lead", 403)],
)
def test_coordinators_and_administrators_keep_agreements(client, mika, role, status):
    at_work(client, mika, role)
    nacka = Agreement.objects.get(code="county-offer-0182")
    assert client.get("/agreements/add/").status_code == status
    assert client.get(f"/agreements/{nacka.pk}/end/").status_code == status
    assert client.get(f"/agreements/{nacka.pk}/").status_code == 200


def test_a_coordinator_elsewhere_cannot_end_an_agreement(client, mika):
    at_work(client, Unit.objects.get(code="frideborg"), "coordinator")
    for code in ("county-offer-0182", "iop-novahuset"):
        agreement = Agreement.objects.get(code=code)
        assert client.get(f"/agreements/{agreement.pk}/end/").status_code == 403


def test_an_agreement_that_is_not_there_is_not_found(client, coordinator):
    assert client.get(f"/agreements/{uuid4()}/").status_code == 404


def test_nobody_without_a_board_adds_an_agreement(coordinator):
    from dataclasses import replace

    with pytest.raises(NotAllowed):
        services.add_agreement(actor=replace(coordinator, board_id=None), new=new())
