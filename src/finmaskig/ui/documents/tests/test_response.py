import pytest

from finmaskig.ui.documents.response import pdf_response


@pytest.mark.parametrize(("inline", "shown"), [(False, "attachment"), (True, "inline")])
def test_a_paper_is_kept_by_no_cache_and_guessed_by_no_browser(inline, shown):
    response = pdf_response(b"%PDF-1.7", "plan.pdf", inline=inline)
    assert response.content == b"%PDF-1.7"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'{shown}; filename="plan.pdf"'
    assert response["Cache-Control"] == "no-store"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "filename",
    [
        "lugn-sten-42.pdf",
        "2026.pdf",
        "plan",
        "Plan.pdf",
        "a b.pdf",
        '";x.pdf',
        "../x.pdf",
        "x.pdf\n",
    ],
)
def test_a_file_name_that_could_tell_something_is_refused(filename):
    with pytest.raises(ValueError, match="nothing more"):
        pdf_response(b"", filename)
