"""The page of rules: every rule in words, and who may adopt a set."""

from datetime import date

import pytest
from django.urls import reverse

from finmaskig.accounts.models import User
from finmaskig.accounts.tests.factories import log_in
from finmaskig.guidance import queries, rulebook
from finmaskig.guidance.models import RuleSetAdoption
from finmaskig.guidance.tests.factories import MIKA, hire, unit
from finmaskig.pure.guidance.derived import DOMAIN
from finmaskig.pure.guidance.rules import dated_rules, local_sets

pytestmark = pytest.mark.django_db
ADD = {"adopt-ruleset": "stockholm", "adopt-on": "2026-07-01"}
END = {"end-ruleset": "stockholm", "end-last_on": "2026-12-31"}


def enter(client, actor):
    log_in(client, User.objects.get(pk=actor.user_id))
    return client


def test_every_rule_of_today_is_shown_with_its_ground(client, sara):
    text = enter(client, sara).get(reverse("guidance:rule_list")).content.decode()
    for rule in queries.rules_in_force("0180", date(2026, 6, 15)).rules:
        assert f'id="{rule.code}"' in text
    assert "19 kap. 1 §" in text
    assert "Anta en regelsamling" not in text


def test_no_condition_is_shown_as_a_bare_code(sara):
    on = date(2026, 6, 15)
    for rule in dated_rules(*local_sets()):
        for field, values in rule.when.items():
            assert "_" not in rulebook.field_word(field, on)
            assert "_" not in rulebook.value_words(field, values, on)


def test_values_are_joined_as_in_a_sentence(sara):
    words = rulebook.value_words("age", {"0-14", "15-17", "maybe_child"}, date(2026, 6, 15))
    assert words.endswith(" eller okänd, kan vara barn")
    assert rulebook.value_words("acute", {"yes"}, date(2026, 6, 15)) == "ja"
    assert set(DOMAIN["acute"]) == {"yes", "no", "not_recorded"}


@pytest.mark.parametrize(
    ("role", "status", "count"),
    [("administrator", 302, 1), ("lead", 403, 0), ("worker", 403, 0), ("auditor", 403, 0)],
)
def test_only_an_administrator_adopts_and_ends(client, sara, role, status, count):
    enter(client, hire(unit(MIKA), role))
    assert client.post(reverse("guidance:adoption_add"), ADD).status_code == status
    assert RuleSetAdoption.objects.count() == count
    assert client.post(reverse("guidance:adoption_end"), END).status_code == status
    assert RuleSetAdoption.objects.filter(valid_to=date(2026, 12, 31)).count() == count


@pytest.mark.parametrize(
    ("name", "posted"),
    [
        ("adoption_add", {**ADD, "adopt-on": "2026-02-30"}),
        ("adoption_add", {**ADD, "adopt-ruleset": "mars"}),
        ("adoption_end", {**END, "end-last_on": ""}),
    ],
)
def test_a_wrong_adoption_is_refused_with_the_form(client, sara, name, posted):
    enter(client, hire(unit(MIKA), "administrator"))
    response = client.post(reverse(f"guidance:{name}"), posted)
    assert response.status_code == 422
    assert "Något behöver rättas" in response.content.decode()
    assert not RuleSetAdoption.objects.exists()
