"""The voluntary questions: who is asked what, and a no that is a no."""

import doctest
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from finmaskig.cases import chart, questions
from finmaskig.cases.models import CasePeriod, Measurement
from finmaskig.cases.queries.measures import answers_view
from finmaskig.cases.services import measures as services
from finmaskig.cases.services.noting import NotInThisMode
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import NewMeasurement

TODAY = date(2026, 6, 15)


def answered(house, case, occasion="start", declined=False, **answers):
    new = NewMeasurement(occasion=occasion, answers=answers, declined=declined)
    return services.keep_answers(actor=house.sara, case=case, new=new)


def test_the_examples_hold():
    assert doctest.testmod(chart).failed == 0


def test_questions_hold_between_their_days():
    values = {"code": "x", "text": "x", "short": "x", "low": "x", "high": "x"}
    values |= {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31)}
    question = questions._question(values)
    held = [question.holds(date(year, 6, 1)) for year in (2025, 2026, 2027)]
    assert held == [False, True, False]


def test_every_kind_but_professionals_has_questions_of_its_own():
    codes = {kind: questions.set_for(kind) for kind in ("own", "buyer", "relative")}
    assert {kind: found.code for kind, found in codes.items()} == {kind: kind for kind in codes}
    assert questions.set_for("professional") is None
    for found in codes.values():
        asked = {one.code for one in found.asked("start", TODAY)}
        assert {"wellbeing", "safety", "control"} <= asked
        assert "satisfaction" not in asked
        assert "satisfaction" in {one.code for one in found.asked("after", TODAY)}


def test_an_answer_can_be_put_right_until_it_is_a_no(house):
    case = opened(house.sara, "B")
    answered(house, case, wellbeing=3)
    answered(house, case, wellbeing=4)
    assert Measurement.objects.get().answers == {"wellbeing": 4}
    answered(house, case, declined=True)
    assert Measurement.objects.get().answers == {}
    with pytest.raises(services.SaidNo):
        answered(house, case, wellbeing=4)


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"wellbeing": 11},
        {"less_buying": 3},
        {"satisfaction": 3},
        {"declined": True, "safety": 1},
    ],
)
def test_answers_that_do_not_fit_are_refused(house, answers):
    with pytest.raises(services.AnswersDoNotFit):
        answered(house, opened(house.sara, "B"), **answers)


def test_a_professional_is_asked_nothing(house):
    with pytest.raises(services.NoQuestions):
        answered(house, opened(house.sara, "B", kind="professional"), wellbeing=3)


@pytest.mark.parametrize("mode", ["A", "C", "D"])
def test_only_support_asks(house, mode):
    case = opened(house.sara, mode)
    with pytest.raises(NotInThisMode):
        answered(house, case, wellbeing=3)
    values = {"question_set": "own", "occasion": "start", "asked_on": TODAY, "declined": True}
    period = CasePeriod.objects.get(case=case)
    with pytest.raises(IntegrityError), transaction.atomic():
        Measurement.objects.create(case=case, period=period, mode=mode, **values)


def test_change_is_drawn_when_there_is_some(house):
    case = opened(house.sara, "B")
    answered(house, case, wellbeing=0, safety=2)
    assert answers_view(case).chart is None
    answered(house, case, "midway", declined=True)
    answered(house, case, "after", wellbeing=10, satisfaction=9)
    view = answers_view(case)
    lines = {line.label: line for line in view.chart.lines}
    assert [point.answer for point in lines["Mående"].points] == [0, 10]
    assert len(lines["Trygghet"].points) == 1
    assert [row.answers for row in view.rows] == [
        ["0", "–", "10"],
        ["2", "–", "–"],
        ["–", "–", "9"],
    ]
    assert view.next_occasion == "follow_up"


@pytest.mark.parametrize(
    ("sent", "status", "kept"),
    [
        ({"wellbeing": "7", "safety": "skip"}, 302, {"wellbeing": 7}),
        ({"declined": "on"}, 302, {}),
        ({}, 422, None),
        ({"declined": "on", "wellbeing": "7"}, 422, None),
        ({"wellbeing": "11"}, 422, None),
    ],
)
def test_the_questions_are_answered_with_taps(house, enter, sent, status, kept):
    case, client = opened(house.sara, "B"), enter(house.sara)
    assert client.post(f"/cases/{case.pk}/answers/add/", sent).status_code == status
    assert [row.answers for row in Measurement.objects.all()] == ([] if kept is None else [kept])


def test_a_no_is_not_asked_again(house, enter):
    case, client = opened(house.sara, "B"), enter(house.sara)
    answered(house, case, declined=True)
    url = f"/cases/{case.pk}/answers/add/"
    assert "Fråga inte igen nu" in client.get(url, {"occasion": "start"}).content.decode()
    assert 'name="wellbeing"' in client.get(url).content.decode()
    assert "ville inte svara" in client.get(f"/cases/{case.pk}/").content.decode()


def test_the_chart_stands_beside_its_table(house, enter):
    case = opened(house.sara, "B")
    answered(house, case, wellbeing=2)
    answered(house, case, "after", wellbeing=8)
    text = enter(house.sara).get(f"/cases/{case.pk}/").content.decode()
    assert '<polyline points="26,108 276,36"/>' in text
    assert '<td class="number">8</td>' in text


@pytest.mark.parametrize(("mode", "kind"), [("A", "own"), ("B", "professional")])
def test_nobody_else_is_asked(house, enter, mode, kind):
    case = opened(house.sara, mode, kind=kind)
    assert enter(house.sara).get(f"/cases/{case.pk}/answers/add/").status_code == 409
