"""Words change on every screen at once; codes and figures never."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from finmaskig.accounts.models import AccessEntry
from finmaskig.organisations import queries, services
from finmaskig.organisations.models import County, Revision, Unit, Word
from finmaskig.organisations.services.words import WordIsNotTheLatest
from finmaskig.organisations.tests.factories import at_work

TODAY = date(2026, 6, 15)


@pytest.fixture
def administrator(client, mika, clock):
    clock("2026-06-15 12:00")
    return at_work(client, mika, "administrator")


@pytest.fixture
def exposed(shipped_tables):
    return Word.objects.get(list="encounter_kind", code="exposed")


def change(actor, word, label, on=TODAY):
    return services.change_word(
        actor=actor, word=word, new=services.NewWord(label=label, label_en="", valid_from=on)
    )


def test_a_changed_word_stands_on_every_screen_and_no_code_changes(client, administrator, exposed):
    codes = list(Word.objects.values_list("list", "code").distinct().order_by("list", "code"))
    figures = queries.county_on(County.objects.get(code="01"), date(2022, 6, 30)).reach
    pages = [f"/units/{Unit.objects.get(code=code).pk}/" for code in ("mika-halsa", "frideborg")]
    change(administrator, exposed, "Person i nöd")
    for page in (*pages, "/words/?list=encounter_kind"):
        assert "Person i nöd" in client.get(page).content.decode()
    now = list(Word.objects.values_list("list", "code").distinct().order_by("list", "code"))
    assert now == codes
    assert queries.county_on(County.objects.get(code="01"), date(2022, 6, 30)).reach == figures


def test_the_old_word_holds_until_the_day_before(administrator, exposed):
    change(administrator, exposed, "Person i nöd", date(2026, 7, 1))
    assert queries.label("encounter_kind", "exposed", date(2026, 6, 30)) == "Utsatt"
    assert queries.label("encounter_kind", "exposed", date(2026, 7, 1)) == "Person i nöd"
    choices = queries.word_choices("encounter_kind", date(2026, 7, 1))
    assert [code for code, _label in choices].count("exposed") == 1


def test_a_word_changed_twice_the_same_day_is_one_word(administrator, exposed):
    first = change(administrator, exposed, "Ett")
    change(administrator, first, "Två")
    assert Word.objects.filter(list="encounter_kind", code="exposed").count() == 2
    assert queries.label("encounter_kind", "exposed") == "Två"


def test_a_word_that_was_replaced_cannot_be_changed(administrator, exposed):
    change(administrator, exposed, "Ett")
    with pytest.raises(WordIsNotTheLatest):
        change(administrator, exposed, "Två")


def test_a_word_cannot_begin_before_the_one_it_replaces(administrator, exposed):
    first = change(administrator, exposed, "Ett")
    with pytest.raises(WordIsNotTheLatest):
        change(administrator, first, "Två", date(2026, 6, 14))


def test_the_law_changed_its_word_on_a_day(shipped_tables):
    assert queries.label("term", "purchase", date(2025, 6, 30)) == "köp av sexuell tjänst"
    assert queries.label("term", "purchase", date(2025, 7, 1)) == "köp av sexuell handling"


def test_words_follow_the_readers_language(shipped_tables):
    with override("en"):
        assert queries.label("sex", "woman") == "Woman"


@pytest.mark.parametrize(
    ("words", "code", "label"),
    [
        ("residence", "0182", "Nacka"),
        ("residence", "county", "Annan i länet"),
        ("arena", "hotel", "Hotell"),
        ("arena", "mobile", "Mobiltelefon"),
        ("sex", "??", "??"),
    ],
)
def test_every_code_has_a_word(shipped_tables, words, code, label):
    assert queries.label(words, code) == label


def test_words_cost_one_query_for_a_whole_request(shipped_tables, django_assert_num_queries):
    queries.label("sex", "woman")
    with queries.kept_for_request(), django_assert_num_queries(1):
        for code in ("woman", "man", "other"):
            queries.label("sex", code)
        queries.word_choices("arena")


def test_words_changed_in_a_request_are_seen_in_it(
    administrator, exposed, django_capture_on_commit_callbacks
):
    with queries.kept_for_request():
        queries.label("encounter_kind", "exposed")
        with django_capture_on_commit_callbacks(execute=True):
            change(administrator, exposed, "Nu")
        assert queries.label("encounter_kind", "exposed") == "Nu"


def test_forgetting_outside_a_request_is_nothing():
    queries.forget_marks()


def test_a_change_made_by_another_process_is_seen_at_once(shipped_tables):
    assert queries.label("sex", "woman") == "Kvinna"
    Word.objects.filter(list="sex", code="woman").update(label="Annat ord")
    Revision.renew(Revision.WORDS)
    assert queries.label("sex", "woman") == "Annat ord"


def test_the_form_changes_the_word_and_logs_it(client, administrator, exposed):
    posted = {"label": "Nytt ord", "label_en": "New", "valid_from": "2026-06-15"}
    response = client.post(reverse("organisations:word_change", args=[exposed.pk]), posted)
    assert response.url == "/words/?list=encounter_kind"
    entry = AccessEntry.objects.get(event="organisations.word_changed")
    assert entry.ids == ["encounter_kind:exposed"]


@pytest.mark.parametrize(
    "posted",
    [{"label": "", "valid_from": "2026-06-15"}, {"label": "x", "valid_from": "2026-02-31"}],
)
def test_a_form_that_cannot_be_read_keeps_what_was_typed(client, administrator, exposed, posted):
    url = reverse("organisations:word_change", args=[exposed.pk])
    response = client.post(url, posted | {"label_en": "Kept"})
    assert response.status_code == 200
    assert "Kept" in response.content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("administrator", 200),
        ("worker", 404),
        ("lead", 404),
        ("coordinator", 404),
        ("auditor", 404),
    ],
)
def test_only_administrators_have_the_pages_of_words_and_arenas(client, mika, role, status):
    at_work(client, mika, role)
    word = Word.objects.get(list="sex", code="man")
    for path in (
        "/words/",
        f"/words/{word.pk}/change/",
        "/arenas/",
        "/arenas/add/",
        "/arenas/hotel/end/",
        "/arenas/hotel/note/",
        f"/units/{mika.pk}/change/",
        f"/units/{mika.pk}/hours/change/",
    ):
        assert client.get(path).status_code == status, path


def test_a_word_or_an_arena_that_is_not_there_is_not_found(client, administrator):
    assert client.get(f"/words/{mika_id()}/change/").status_code == 404
    assert client.get("/arenas/nowhere/end/").status_code == 404


def mika_id():
    return services.id_of("unit", "mikamottagningen-stockholm")
