"""A worker who was away too long finds her incident as she had typed it, and unsaved."""

from django.urls import reverse
from django.utils.html import escape

from finmaskig.accounts.tests.factories import PASSWORD
from finmaskig.accounts.tests.test_login import give_app
from finmaskig.accounts.tests.test_resume import log_in_again, sealed_in
from finmaskig.outreach.models import Incident
from finmaskig.outreach.tests.factories import running, user_of

TYPED = 'En man skrek "stick" & följde efter oss.\nVi gick in i en butik.'


def test_an_ended_session_loses_nothing_that_was_typed(field, enter, clock):
    user, shift = user_of(field.sara), running(field.sara)
    user.set_password(PASSWORD)
    user.save()
    browser, secret = enter(field.sara), give_app(user)
    path = reverse("outreach:incident_add", args=[shift.pk])
    browser.get(path)
    clock("2026-06-15 22:20")
    ended = browser.post(path, {"kind": "threat", "what": TYPED})
    page = log_in_again(browser, user.email, secret, sealed_in(ended))
    assert page.redirect_chain == [(path, 307)]
    assert escape(TYPED).replace("&quot;", '"') in page.content.decode()
    assert not Incident.objects.exists()
