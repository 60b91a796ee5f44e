"""The wall: one person with work on both sides sees one at a time, and no address leaks."""

from datetime import date

import pytest
from django.urls import reverse

from finmaskig.accounts.tests.factories import log_in
from finmaskig.cases import urls
from finmaskig.cases.models import IdentityDecision
from finmaskig.cases.services.decisions import register_decision
from finmaskig.cases.services.talks import log_talk
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.tests.plan_factories import linked
from finmaskig.cases.values import NewDecision, NewTalk, Reach
from finmaskig.organisations.models import Membership
from finmaskig.outreach.tests.factories import hire, user_of
from finmaskig.shared.clock import today

PLANTED = ("Solrosen alias", "SN Solrosen", "Hemligt om solrosen", "Solrosen ringer")


@pytest.fixture
def planted(house):
    """Return what an address of a contact full of marked words needs."""
    case = opened(house.sara, "B", alias=PLANTED[0], reach=Reach(text=PLANTED[3]))
    new = NewTalk(held_on=today(), text=PLANTED[2])
    talk = log_talk(actor=house.sara, case=case, new=new)
    linking = linked(house.sara, case)
    return {"case_id": case.pk, "talk_id": talk.pk, "linking_id": linking.pk}


@pytest.mark.unmeasured
@pytest.mark.parametrize("pattern", urls.urlpatterns, ids=lambda one: one.name)
@pytest.mark.parametrize("who", ["jonas", "petra", "elin"])
def test_no_address_shows_anything_outside_the_unit(house, planted, enter, pattern, who):
    decision = _decision(house, house.mika, house.lead)
    names = pattern.pattern.converters
    values = planted | {"decision_id": decision.pk}
    url = reverse(
        f"cases:{pattern.name}", kwargs={name: values.get(name, decision.pk) for name in names}
    )
    browser = enter(getattr(house, who))
    for answer in (browser.get(url), browser.post(url, {"q": "Solrosen", "alias": PLANTED[0]})):
        text = answer.content.decode()
        if names:
            assert answer.status_code in (404, 405)
        assert "solrosen ringer" not in text.lower()
        assert PLANTED[2] not in text


def _decision(house, unit, actor):
    return IdentityDecision.objects.filter(unit=unit).first() or register_decision(
        actor=actor,
        new=NewDecision(
            unit_id=unit.pk,
            decided_on=today(),
            reference_number=PLANTED[1],
            service="Stödsamtal",
            special_reasons="Skäl.",
            valid_from=today(),
        ),
    )


@pytest.mark.parametrize(("mine", "other"), [("sara", "jonas"), ("jonas", "sara")])
def test_a_list_counts_only_ones_own_side(house, enter, mine, other):
    browser = enter(getattr(house, mine))
    empty = _main(browser.get("/cases/"))
    for _number in range(25):
        opened(getattr(house, other))
    assert _main(browser.get("/cases/")) == empty
    assert _main(browser.get("/cases/", {"q": "a", "page": "2"})).count("<li>") == 0


def _main(answer):
    return answer.content.decode().partition("<main")[2].partition("</main")[0]


def test_one_person_on_both_sides_sees_the_place_she_has_entered(house, client):
    victim = hire(house.mika, name="Båda")
    user = user_of(victim)
    across = Membership.objects.create(
        user=user, unit=house.kast, role="worker", valid_from=date(2021, 1, 1)
    )
    case, other = opened(house.sara), opened(house.jonas)
    for membership, here, there in (
        (victim.membership_id, case, other),
        (across.pk, other, case),
    ):
        log_in(client, user)
        client.post("/workplace/", {"membership": str(membership)})
        assert client.get(f"/cases/{here.pk}/").status_code == 200
        assert client.get(f"/cases/{there.pk}/").status_code == 404
