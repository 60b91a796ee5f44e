"""Cards with a code: handed out, answered, led to contact."""

from datetime import timedelta

import pytest
from django.urls import reverse

from finmaskig.outreach.models import Campaign, CampaignCount, Operation
from finmaskig.outreach.queries.campaigns import campaigns_of, counts_in_shift
from finmaskig.outreach.services import campaigns
from finmaskig.outreach.services.campaigns import CodeTaken, CountRefused, OperationRefused
from finmaskig.outreach.tests.factories import running
from finmaskig.outreach.values import CardCount, NewCampaign
from finmaskig.shared.clock import today

NEW = {"kind": "ecard", "name": "Sommarens kort", "code": "sol26"}


@pytest.fixture
def campaign(field):
    new = NewCampaign(**NEW, starts_on=today())
    return campaigns.start_campaign(actor=field.sara, new=new)


def test_a_code_is_one_campaigns_own_whatever_its_case(field, campaign):
    assert campaign.code == "SOL26"
    again = NewCampaign("card", "Annat", " Sol26", today())
    with pytest.raises(CodeTaken):
        campaigns.start_campaign(actor=field.jonas, new=again)


def test_counts_add_up_by_day_and_shift(field, campaign):
    shift = running(field.sara, field.amir)
    for where in (shift, shift, None):
        campaigns.count_cards(
            actor=field.sara,
            campaign=campaign,
            count=CardCount(today(), handed_out_count=10, answered_count=2, contact_count=1),
            shift=where,
        )
    assert CampaignCount.objects.count() == 2
    total = campaigns_of(field.mika.pk).get()
    assert (total.handed_out, total.answered, total.contacts) == (30, 6, 3)
    assert counts_in_shift(shift.pk, field.mika.pk)[0].handed_out_count == 20
    assert counts_in_shift(shift.pk, field.kast.pk) == []


@pytest.mark.parametrize(
    ("days", "counts"),
    [(1, {"handed_out_count": 1}), (-1, {"handed_out_count": 1}), (0, {})],
)
def test_a_count_that_cannot_be_is_refused(field, campaign, days, counts):
    count = CardCount(today() + timedelta(days=days), **counts)
    with pytest.raises(CountRefused):
        campaigns.count_cards(actor=field.sara, campaign=campaign, count=count)


def test_an_operation_ends_after_it_begins(field):
    with pytest.raises(OperationRefused):
        campaigns.plan_operation(
            actor=field.sara,
            name="Insats torsk",
            starts_on=today(),
            ends_on=today() - timedelta(days=1),
        )


def test_a_campaign_is_started_counted_and_read_on_its_pages(field, enter):
    browser = enter(field.sara)
    add = reverse("outreach:campaign_add")
    assert browser.get(add).status_code == 200
    assert "Inga kampanjer än" in browser.get(reverse("outreach:campaign_list")).content.decode()
    browser.post(add, NEW | {"starts_on": "2026-06-01"})
    campaign = Campaign.objects.get()
    shift = running(field.sara, field.amir)
    count = reverse("outreach:campaign_count", args=[campaign.pk])
    data = {"counted_on": "2026-06-15", "handed_out_count": "12", "answered_count": ""}
    response = browser.post(f"{count}?shift={shift.pk}", data)
    assert response.headers["Location"] == reverse("outreach:shift_detail", args=[shift.pk])
    assert browser.post(count, data).headers["Location"] == reverse(
        "outreach:campaign_detail", args=[campaign.pk]
    )
    for page in (response.headers["Location"], reverse("outreach:campaign_list")):
        assert "Sommarens kort" in browser.get(page).content.decode()
    detail = browser.get(reverse("outreach:campaign_detail", args=[campaign.pk]))
    assert "utanför pass" in detail.content.decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"code": "a b"}, "utan mellanslag"),
        ({"code": "SOL26"}, "används redan"),
        ({"ends_on": "2026-05-01"}, "slutar innan den börjar"),
        ({"name": "ring 08-000 00 00"}, "telefonnummer"),
    ],
)
def test_a_campaign_that_cannot_be_is_explained(field, enter, change, sentence):
    start = NewCampaign(**NEW, starts_on=today())
    campaigns.start_campaign(actor=field.sara, new=start)
    data = NEW | {"code": "NY26", "starts_on": "2026-06-01"} | change
    response = enter(field.sara).post(reverse("outreach:campaign_add"), data)
    assert response.status_code == 422
    assert sentence in response.content.decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"counted_on": "2026-06-16"}, "inte varit än"),
        ({"counted_on": "2026-05-01"}, "inte börjat"),
        ({"handed_out_count": ""}, "minst ett antal"),
        ({"handed_out_count": "-1"}, "mindre än noll"),
    ],
)
def test_a_count_that_cannot_be_is_explained(field, enter, change, sentence):
    campaign = campaigns.start_campaign(actor=field.sara, new=NewCampaign(**NEW, starts_on=today()))
    data = {"counted_on": "2026-06-15", "handed_out_count": "1"} | change
    url = reverse("outreach:campaign_count", args=[campaign.pk])
    response = enter(field.sara).post(url, data)
    assert response.status_code == 422
    assert sentence in response.content.decode()


@pytest.mark.parametrize("shift", ["x", "5f6d1a52-6c5e-4f5e-9d55-1f0b7c1c2a11"])
def test_a_shift_that_is_not_there_is_not_found(field, enter, shift):
    browser = enter(field.sara)
    assert browser.get(reverse("outreach:campaign_list"), {"shift": shift}).status_code == 404


def test_an_operation_is_planned_and_can_be_chosen(field, enter):
    browser = enter(field.sara)
    url = reverse("outreach:operation_add")
    wrong = {"name": "Insats torsk", "starts_on": "2026-06-15", "ends_on": "2026-06-01"}
    assert browser.post(url, wrong).status_code == 422
    browser.post(url, wrong | {"ends_on": "2026-06-21"})
    assert Operation.objects.get().name == "Insats torsk"
    assert "Insats torsk" in browser.get(reverse("outreach:shift_plan")).content.decode()
