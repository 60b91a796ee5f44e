"""The staff site and one view that does nothing but write a row in the access log."""

from django.http import HttpResponse
from django.urls import path

from finmaskig.accounts.log import log_access
from finmaskig.accounts.requests import StaffRequest
from finmaskig.config.urls_staff import urlpatterns as staff


def empty(request: StaffRequest) -> HttpResponse:
    """Answer with nothing, logged."""
    log_access(actor=request.actor, event="bench.seen", subject="bench", ids=[])
    return HttpResponse("")


urlpatterns = [*staff, path("bench/empty/", empty)]
