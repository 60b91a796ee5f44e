"""A small site for the tests of the frame."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path


@login_not_required
def place(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [
    path("", include("finmaskig.ui.urls")),
    path("", place, name="sample_today"),
    path("shifts/", place, name="sample_shifts"),
    path("shifts/online/", place, name="sample_online"),
    path("me/", place, name="sample_account"),
    path("leave/", place, name="account_logout"),
]
