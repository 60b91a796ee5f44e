"""The page that explains the protection says what holds for the reader's own board today."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from finmaskig.organisations.tests.factories import at_work, make_unit
from finmaskig.reports.models import CountPolicy
from finmaskig.shared.clock import now

URL = reverse("reports:how_protected")


def decide(client, unit, **values):
    actor = at_work(client, unit, "analyst")
    asked = {"valid_from": date(2026, 1, 1), "threshold": 5, "width": 2, "zeros_safe": True}
    return CountPolicy.objects.create(
        board_id=unit.board_id,
        reference_number="SN 2026/1",
        recorded_by_id=actor.user_id,
        recorded_as="utredare",
        recorded_at=now(),
        **(asked | values),
    )


@pytest.mark.parametrize("role", ["worker", "lead", "coordinator", "analyst", "secretary"])
def test_every_reader_of_the_board_may_know_how(client, db, role):
    at_work(client, make_unit(), role)
    text = client.get(URL).content.decode()
    assert "inga antal från 1 till 4" in text
    assert "minst 3 olika värden" in text
    assert "alltid minst 1" in text
    assert "grundreglerna" in text


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_who_reads_no_figures_gets_no_page(client, db, role):
    at_work(client, make_unit(), role)
    assert client.get(URL).status_code == 404


def test_it_says_what_the_board_has_decided(client, db, clock):
    clock("2026-06-15 12:00")
    unit = make_unit()
    decide(client, unit, threshold=8, width=4, zeros_safe=False, sensitive=["sex"])
    decide(client, unit, valid_from=date(2027, 1, 1), threshold=20)
    text = client.get(URL).content.decode()
    assert "inga antal från 1 till 7" in text
    assert "minst 5 olika värden" in text
    assert "kan därför vara 0" in text
    assert "1 januari 2026" in text
    assert "egna, strängare regler" in text


def test_a_table_leads_to_the_page(client, place):
    at_work(client, place.unit, "worker")
    page = client.get(reverse("reports:explore"), {
        "measure": "joint_shifts", "period": "2022-01--2022-12", "rows": "age", "columns": "sex",
    })  # fmt: skip
    assert f'href="{URL}"' in page.content.decode()
