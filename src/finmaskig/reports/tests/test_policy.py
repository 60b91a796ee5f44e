"""A board becomes stricter, never milder, and what it decided stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from finmaskig.accounts.models import AccessEntry
from finmaskig.organisations.models import Unit
from finmaskig.organisations.tests.factories import at_work
from finmaskig.reports.models import CountPolicy
from finmaskig.reports.queries.policies import (
    policy_in_force,
    sensitive_choices,
    sensitive_groups,
)
from finmaskig.reports.services.policies import register_policy
from finmaskig.reports.values_requests import NewPolicy
from finmaskig.shared.errors import NotAllowed

SHOW, ADD = reverse("reports:policy"), reverse("reports:policy_add")
NEW = NewPolicy(
    valid_from=date(2026, 8, 1),
    threshold=8,
    width=3,
    zeros_safe=False,
    sensitive=("sex",),
    reference_number="SN 2026/7",
)
SENT = {
    "valid_from": "2026-08-01",
    "threshold": "8",
    "width": "3",
    "zeros": "hidden",
    "sensitive": ["sex"],
    "reference_number": "SN 2026/7",
    "is_sure": "on",
}


@pytest.fixture
def strict(board, clock):
    clock("2026-07-02 12:00")
    return board


def register(board, role="analyst", **values):
    return register_policy(actor=board.actors[role], new=replace(NEW, **values))


@pytest.mark.parametrize("role", ["analyst", "lead"])
def test_who_closes_periods_registers_what_the_board_decided(strict, role):
    row = register(strict, role)
    assert policy_in_force(strict.id, date(2026, 7, 31)).threshold == 5
    held = policy_in_force(strict.id, date(2026, 8, 1))
    assert (held.threshold, held.width, held.zeros_safe) == (8, 3, False)
    assert held.sensitive == {"sex"}
    assert AccessEntry.objects.get(event="reports.policy_registered").ids == [str(row.pk)]


@pytest.mark.parametrize("role", ["worker", "secretary"])
def test_nobody_else_does(strict, role):
    with pytest.raises(NotAllowed):
        register(strict, role)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"valid_from": date(2026, 7, 1)}, "valid_from"),
        ({"threshold": 4}, "threshold"),
        ({"threshold": 31}, "threshold"),
        ({"width": 1}, "width"),
        ({"width": 11}, "width"),
        ({"sensitive": ("shoe_size",)}, "sensitive"),
        ({"threshold": 5, "width": 2, "zeros_safe": True, "sensitive": ()}, "threshold"),
        ({"reference_number": "070-174 06 05"}, "reference_number"),
    ],
)
def test_what_is_milder_odd_or_nothing_new_is_refused(strict, values, field):
    with pytest.raises(ValidationError) as error:
        register(strict, **values)
    assert field in error.value.message_dict
    assert not CountPolicy.objects.exists()


def test_the_board_never_becomes_milder_than_it_was(strict):
    register(strict)
    with pytest.raises(ValidationError) as error:
        register(strict, threshold=7, width=2, zeros_safe=True, sensitive=())
    assert set(error.value.message_dict) == {"threshold", "width", "zeros"}
    register(strict, threshold=9, sensitive=())
    assert policy_in_force(strict.id, date(2026, 8, 1)).sensitive == {"sex"}


def test_an_earlier_decision_that_begins_later_still_holds_then(strict):
    register(strict, valid_from=date(2027, 1, 1), threshold=12)
    register(strict, valid_from=date(2026, 8, 1), threshold=9)
    assert policy_in_force(strict.id, date(2026, 12, 31)).threshold == 9
    assert policy_in_force(strict.id, date(2027, 1, 1)).threshold == 12


@pytest.mark.parametrize(
    ("role", "status", "count"),
    [("analyst", 302, 1), ("lead", 302, 1), ("worker", 403, 0), ("secretary", 403, 0)],
)
def test_the_page_lets_the_same_do_it(client, strict, role, status, count):
    at_work(client, Unit.objects.get(pk=strict.units["unit-a"]), role)
    assert client.get(SHOW).status_code == 200
    assert client.post(ADD, SENT).status_code == status
    assert CountPolicy.objects.count() == count


def test_the_pages_say_what_holds_and_what_cannot_be(client, strict):
    at_work(client, Unit.objects.get(pk=strict.units["unit-a"]), "analyst")
    assert "Nämnden har inte beslutat om några egna regler" in client.get(SHOW).content.decode()
    page = client.get(ADD).content.decode()
    assert 'value="5"' in page
    assert 'min="5"' in page
    assert "Väljer nämnden 10 döljs också 5 till 9: fler siffror döljs" in page
    assert "<details" in page
    assert "<details open" not in page
    response = client.post(ADD, SENT | {"threshold": "4"})
    assert response.status_code == 422
    assert "Nu gäller 5." in response.content.decode()
    unsure = {name: value for name, value in SENT.items() if name != "is_sure"}
    assert "Kryssa i att du vet det" in client.post(ADD, unsure).content.decode()
    client.post(ADD, SENT)
    text = client.get(SHOW).content.decode()
    assert "SN 2026/7" in text
    assert "1 till 7" in text
    assert "Kön" in text


def test_every_division_has_a_name_of_its_own_under_what_is_counted(db):
    groups = dict(sensitive_groups())
    names = [name for named in groups.values() for name in named.values()]
    assert len(names) == len(set(names)) > 20
    assert groups["Steg"]["status"] == "läge (steg)"
    assert groups["Överlämnanden"]["state"] == "läge (överlämnanden)"
    assert next(iter(groups)) == "Flera slags siffror"
    assert groups["Flera slags siffror"]["age"] == "ålder"
    assert set(sensitive_choices()) == {code for named in groups.values() for code in named}


def test_what_few_change_opens_when_it_is_wrong(client, strict):
    at_work(client, Unit.objects.get(pk=strict.units["unit-a"]), "analyst")
    assert '<details class="card" open>' in client.post(ADD, SENT | {"width": "1"}).content.decode()
