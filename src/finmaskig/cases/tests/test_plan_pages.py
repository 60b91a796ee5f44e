"""The plan's pages: written together, two at once, printed without a sender."""

from io import BytesIO

import pytest
from django.apps import apps
from django.test import Client
from pypdf import PdfReader

from finmaskig.accounts.models import AccessEntry
from finmaskig.accounts.tests.factories import log_in
from finmaskig.cases.models import Plan
from finmaskig.cases.queries.plan import plan_history, plan_view
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.tests.plan_factories import CALL, filled, planned
from finmaskig.outreach.tests.factories import user_of

COPY = {"heading": "att-gora", "reason": "keeps"}


def page(client, case, name, **get):
    return client.get(f"/cases/{case.pk}/{name}/", get).content.decode()


def test_a_plan_is_written_on_one_page_and_shown_on_the_contact(house, enter):
    case, client = opened(house.sara, "B"), enter(house.sara)
    more = {"goal-0-step-0-who": "other", "goal-0-step-0-who_text": "handläggaren"}
    more |= {"strengths": ["network"], "strengths_text": "Envis", "review_on": "2026-07-15"}
    sent = filled(helps_text="Ringa mamma", **more)
    assert client.post(f"/cases/{case.pk}/plan/write/", sent).status_code == 302
    shown = client.get(f"/cases/{case.pk}/").content.decode()
    for text in ("Ett eget rum", "handläggaren · senast", "Envis", "Ringa mamma", "Gå igenom"):
        assert text in shown
    assert "Ett eget rum" in page(client, case, "plan/write")


def test_more_rows_come_with_what_is_written_and_nothing_is_kept(house, enter):
    case, client = opened(house.sara, "B"), enter(house.sara)
    sent = filled(**{"goal-1-text": "Jobb", "more": "1"})
    response = client.post(f"/cases/{case.pk}/plan/write/", sent)
    text = response.content.decode()
    assert response.status_code == 200
    assert 'name="goal-2-step-1-text"' in text
    assert "Ett eget rum" in text
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"goal-0-text": ""}, "Skriv målet som steget leder till."),
        ({"goal-0-step-0-text": ""}, "Skriv vad som ska göras."),
        ({"goal-0-text": "Ring 08-123 45 67"}, "telefonnummer"),
        ({"goal-0-step-0-who_text": "a@b.se"}, "e-postadress"),
    ],
)
def test_a_plan_that_cannot_be_kept_is_shown_again(house, enter, fields, says):
    case = opened(house.sara, "B")
    response = enter(house.sara).post(f"/cases/{case.pk}/plan/write/", filled(**fields))
    assert response.status_code == 422
    assert says in response.content.decode()


def test_a_plan_of_nothing_is_shown_again(house, enter):
    case = opened(house.sara, "B")
    response = enter(house.sara).post(f"/cases/{case.pk}/plan/write/", {"version": "0"})
    assert "Planen är tom" in response.content.decode()


def two_clients(*actors):
    clients = [Client() for _actor in actors]
    for client, actor in zip(clients, actors, strict=True):
        log_in(client, user_of(actor))
    return clients


def test_two_who_save_at_once_lose_nothing(house):
    case = opened(house.sara, "B")
    planned(house.sara, case)
    url = f"/cases/{case.pk}/plan/write/"
    first, second = two_clients(house.sara, house.amir)
    assert first.get(url).status_code == second.get(url).status_code == 200
    assert first.post(url, filled("Saras mål", version=1)).status_code == 302
    told = second.post(url, filled("Amirs mål", version=1))
    text = told.content.decode()
    assert told.status_code == 422
    assert "Saras mål" in text
    assert "Amirs mål" in text
    assert 'name="version" value="2"' in text
    assert second.post(url, filled("Amirs mål", version=2)).status_code == 302
    said = [plan_view(case), *plan_history(case)]
    assert [view.text.goals[0].text for view in said] == ["Amirs mål", "Saras mål", "Ett eget rum"]


def test_a_form_sent_twice_is_saved_once(house, enter):
    case, client = opened(house.sara, "B"), enter(house.sara)
    for _time in range(2):
        assert client.post(f"/cases/{case.pk}/plan/write/", filled()).status_code == 302
    assert Plan.objects.get().version == 1


def test_a_row_is_ticked_from_the_contact(house, enter):
    case, client = opened(house.sara, "B"), enter(house.sara)
    planned(house.sara, case)
    assert client.post(f"/cases/{case.pk}/plan/tick/", {"row": CALL}).status_code == 302
    assert 'aria-pressed="true"' in client.get(f"/cases/{case.pk}/").content.decode()
    assert client.post(f"/cases/{case.pk}/plan/tick/", {"row": "x"}).status_code == 409


def test_how_the_plan_was_is_read(house, enter):
    case, client = opened(house.sara, "B"), enter(house.sara)
    planned(house.sara, case)
    assert "Planen har inte ändrats" in page(client, case, "plan/history")
    planned(house.sara, case, version=1, text="Nytt")
    assert "Ett eget rum" in page(client, case, "plan/history")


def rows_of_all_tables():
    return {
        model._meta.label: model.objects.count()
        for model in apps.get_models()
        if not model._meta.label.startswith(("accounts.Access", "sessions"))
    }


def test_in_advice_a_plan_is_printed_and_kept_nowhere(house, enter):
    case, client = opened(house.sara, "A"), enter(house.sara)
    assert "Planen sparas inte" in page(client, case, "plan/write")
    before = rows_of_all_tables()
    response = client.post(f"/cases/{case.pk}/plan/write/", filled() | COPY)
    assert response.status_code == 200
    assert "Ett eget rum" in response.content.decode()
    assert rows_of_all_tables() == before
    assert AccessEntry.objects.get(event="cases.plan_exported").reason
    again = client.post(f"/cases/{case.pk}/plan/write/", filled())
    assert again.status_code == 422
    assert "Ett eget rum" in again.content.decode()


@pytest.mark.parametrize("mode", ["C", "D"])
def test_elsewhere_the_plan_is_not_written_here(house, enter, mode):
    case, client = opened(house.sara, mode), enter(house.sara)
    assert client.get(f"/cases/{case.pk}/plan/write/").status_code == 409
    assert client.get(f"/cases/{case.pk}/plan/copy/").status_code == 409
    assert client.get(f"/cases/{case.pk}/").status_code == 200


REVEALING = ("Finmaskig", "Mika", "Stöd utan", "SoL", "stödkontakt", "Sara", "prostitution")


def without_link_back(text):
    """Return the paper without its head and what is not printed."""
    return text.partition("<h1>")[2]


@pytest.mark.parametrize("with_alias", [False, True])
def test_the_copy_tells_nobody_where_it_comes_from(house, enter, with_alias):
    case, client = opened(house.sara, "B", alias="Stilla björk 48"), enter(house.sara)
    planned(house.sara, case)
    sent = COPY | ({"with_alias": "on"} if with_alias else {})
    text = client.post(f"/cases/{case.pk}/plan/copy/", sent).content.decode()
    assert "<title>Att göra</title>" in text
    assert [word for word in REVEALING if word.lower() in without_link_back(text).lower()] == []
    assert ("Stilla björk 48" in text) is with_alias
    sent |= {"pdf": "1"}
    response = client.post(f"/cases/{case.pk}/plan/copy/", sent)
    document = PdfReader(BytesIO(response.content))
    printed = document.pages[0].extract_text()
    assert response["Content-Disposition"].endswith('"att-gora.pdf"')
    assert "Ett eget rum" in printed
    assert [word for word in REVEALING if word.lower() in printed.lower()] == []
    assert ("Stilla björk 48" in printed) is with_alias
    assert document.metadata.title == "Att göra"


def test_a_copy_needs_its_reason(house, enter):
    case, client = opened(house.sara, "B"), enter(house.sara)
    planned(house.sara, case, strengths=("network",), strengths_text="Envis")
    assert "Varför görs kopian?" in page(client, case, "plan/copy")
    assert client.post(f"/cases/{case.pk}/plan/copy/", {}).status_code == 422
    assert not AccessEntry.objects.filter(event="cases.plan_exported").exists()
