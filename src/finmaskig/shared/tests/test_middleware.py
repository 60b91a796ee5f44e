"""A refusal says why, and gives back the texts that were written."""

from django.http import HttpResponse
from django.test import RequestFactory

from finmaskig.shared.errors import DomainError
from finmaskig.shared.middleware import DomainErrorMiddleware


def refused(sent):
    request = RequestFactory().post("/", sent)
    answer = DomainErrorMiddleware(lambda _request: HttpResponse())
    return answer.process_exception(request, DomainError("Någon hann före.")).content.decode()


def test_what_was_written_can_be_copied_and_codes_and_passwords_are_left_out():
    page = refused(
        {"reasons": "<b>Ett barn</b> kan ses", "kind": "refused", "new_password1": "två ord"}
    )
    assert "Någon hann före." in page
    assert "&lt;b&gt;Ett barn&lt;/b&gt; kan ses" in page
    assert "refused" not in page
    assert "två ord" not in page


def test_a_page_that_was_only_asked_for_gives_back_nothing():
    assert "Det du skrev" not in refused({})
