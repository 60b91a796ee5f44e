"""Where in the change somebody is: forwards and back, without judgement."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from finmaskig.cases.models import StageOfChange
from finmaskig.cases.queries.stages import stage_view
from finmaskig.cases.services.noting import NotInThisMode
from finmaskig.cases.services.stages import StageInTheFuture, note_stage
from finmaskig.cases.tests.factories import opened

TODAY = date(2026, 6, 15)


def noted(house, case, *stages):
    for day, stage in stages:
        note_stage(actor=house.sara, case=case, stage=stage, from_on=date(2026, 6, day))


def test_a_way_back_is_noted_like_any_step(house):
    case = opened(house.sara, "B")
    noted(house, case, (1, "deciding"), (5, "new_life"), (9, "deciding"))
    view = stage_view(case)
    assert [one.is_way_back for one in view.history] == [True, False, False]
    assert [place.is_now for place in view.line] == [False, True, False, False, False]


def test_the_same_day_puts_it_right(house):
    case = opened(house.sara, "B")
    noted(house, case, (1, "before"), (1, "deciding"))
    assert StageOfChange.objects.get().stage == "deciding"


@pytest.mark.parametrize("mode", ["A", "C", "D"])
def test_only_support_notes_it(house, mode):
    case = opened(house.sara, mode)
    with pytest.raises(NotInThisMode):
        noted(house, case, (1, "before"))
    with pytest.raises(IntegrityError), transaction.atomic():
        StageOfChange.objects.create(
            case=case, mode=mode, stage="before", from_on=TODAY, noted_by_id=house.sara.user_id
        )


def test_a_day_that_has_not_been_is_refused(house):
    with pytest.raises(StageInTheFuture):
        noted(house, opened(house.sara, "B"), (16, "before"))


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"stage": "deciding", "from_on": "2026-06-15"}, 302),
        ({"stage": "deciding", "from_on": "2026-06-16"}, 422),
        ({"stage": "cured", "from_on": "2026-06-15"}, 422),
    ],
)
def test_it_is_noted_with_one_tap(house, enter, sent, status):
    case, client = opened(house.sara, "B"), enter(house.sara)
    assert client.post(f"/cases/{case.pk}/stage/add/", sent).status_code == status
    assert StageOfChange.objects.count() == (status == 302)


def test_the_line_and_the_way_there_stand_on_the_contact(house, enter):
    case = opened(house.sara, "B")
    noted(house, case, (5, "new_life"), (9, "deciding"))
    text = enter(house.sara).get(f"/cases/{case.pk}/").content.decode()
    assert '<li aria-current="step">Funderar och bestämmer sig</li>' in text
    assert "en del av vägen" in text
    assert "Vägen hit" in text
