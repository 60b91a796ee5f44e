"""Rights in the person's language; what nobody has checked is never shown."""

from datetime import date

import pytest
from django.urls import reverse

from finmaskig.accounts.models import User
from finmaskig.accounts.tests.factories import log_in
from finmaskig.guidance import rights

LAW_BEGAN = date(2025, 7, 1)


@pytest.fixture
def reader(client, worker):
    log_in(client, User.objects.get(pk=worker.user_id))
    return client


def test_every_language_is_offered_by_its_own_name(reader):
    text = reader.get(reverse("guidance:rights_list")).content.decode()
    assert len(rights.languages()) == 16
    for spoken in rights.languages():
        assert f'lang="{spoken.code}" dir="{spoken.direction}">{spoken.name}<' in text


@pytest.mark.parametrize("code", [one.code for one in rights.languages()])
def test_a_language_shows_its_own_checked_text_or_the_two_that_are(reader, code):
    text = reader.get(reverse("guidance:rights_detail", args=[code])).content.decode()
    written = code in {"sv", "en"}
    assert ("Det är inte ett brott att sälja sex" in text) is (code != "en")
    assert ("It is not a crime to sell sex" in text) is (code != "sv")
    assert ("Texten är inte granskad" in text) is not written
    assert "010-000 00 60" in text


def test_an_unknown_language_is_not_found(reader):
    assert reader.get(reverse("guidance:rights_detail", args=["xx"])).status_code == 404


def test_swedish_and_english_say_the_same_things():
    swedish, english = (
        rights.texts_for(rights.language(code), LAW_BEGAN)[0] for code in ("sv", "en")
    )
    assert len(swedish.rights) == len(english.rights)
    assert len(swedish.musts) == len(english.musts)
    assert swedish.valid_from == english.valid_from


def test_a_text_is_shown_only_while_its_law_is_in_force():
    swedish = rights.language("sv")
    assert rights.texts_for(swedish, LAW_BEGAN)
    assert rights.texts_for(swedish, date(2025, 6, 30)) == []


def test_every_right_names_its_source():
    for code in ("sv", "en"):
        for text in rights.texts_for(rights.language(code), LAW_BEGAN):
            assert all(one.source and one.words for one in (*text.rights, *text.musts))


def test_the_invented_number_is_visibly_invented():
    assert "000 00" in rights.interpreter_number()
