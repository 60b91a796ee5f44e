"""Who may open a contact: her own unit, her own side, her own board, and nobody else."""

from dataclasses import replace

import pytest
from django.http import Http404

from finmaskig.accounts.actor import Role
from finmaskig.accounts.models import AccessEntry
from finmaskig.cases import access
from finmaskig.cases.services.cases import close_case
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import Closing

CHANGES = [
    ("unit_id", None),
    ("board_id", None),
    ("side", "buyer"),
    ("side", "neutral"),
]


@pytest.mark.parametrize("role", Role.values)
def test_only_workers_and_leads_support_anybody(house, role):
    case, actor = opened(house.sara), replace(house.sara, role=role)
    if role in {"worker", "lead"}:
        assert access.case_to_read(actor, case.pk) == case
        assert AccessEntry.objects.filter(event="cases.case_seen").count() == 1
    else:
        with pytest.raises(Http404):
            access.case_to_read(actor, case.pk)


@pytest.mark.parametrize(("name", "value"), CHANGES)
def test_another_place_opens_nothing_and_logs_nothing(house, name, value):
    case = opened(house.sara)
    with pytest.raises(Http404):
        access.case_to_read(replace(house.sara, **{name: value}), case.pk)
    assert not AccessEntry.objects.filter(event="cases.case_seen").exists()


@pytest.mark.parametrize("who", ["jonas", "elin"])
def test_another_unit_opens_nothing(house, who):
    with pytest.raises(Http404):
        access.case_to_read(getattr(house, who), opened(house.sara).pk)


def test_another_board_opens_nothing(house):
    actor = replace(house.sara, board_id=house.elsewhere.board_id)
    with pytest.raises(Http404):
        access.case_to_read(actor, opened(house.sara).pk)


def test_what_does_not_exist_is_not_found(house):
    with pytest.raises(Http404):
        access.case_to_read(house.sara, house.board.pk)


def test_a_closed_contact_is_read_and_not_changed(house):
    case = opened(house.sara)
    close_case(actor=house.sara, case=case, closing=Closing(reason="agreed"))
    assert access.case_to_read(house.sara, case.pk) == case
    assert access.case_to_reopen(house.sara, case.pk) == case
    with pytest.raises(access.CaseIsClosed):
        access.case_to_change(house.sara, case.pk)


def main_of(page):
    return page.partition("<main")[2]


def test_a_right_alias_and_a_wrong_one_look_the_same_from_elsewhere(house, enter):
    case = opened(house.sara, alias="Stilla björk 48")
    pages = [
        enter(house.jonas).get("/cases/", {"q": text}).content.decode().replace(text, "")
        for text in (case.alias, "Blank sten 11")
    ]
    assert main_of(pages[0]) == main_of(pages[1])


@pytest.mark.parametrize(("text", "hits"), [("stilla", 1), ("STILLA  BJÖRK", 1), ("björk", 0)])
def test_a_search_finds_by_the_beginning_of_an_alias(house, enter, text, hits):
    opened(house.sara, alias="Stilla björk 48")
    shown = enter(house.amir).get("/cases/", {"q": text}).content.decode()
    assert shown.count("<li>\n  <div>\n    <a href=") == hits
