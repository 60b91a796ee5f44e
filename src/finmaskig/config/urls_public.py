"""The whole public site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

handler400 = "finmaskig.ui.errors.bad_request"
handler403 = "finmaskig.ui.errors.forbidden"
handler404 = "finmaskig.ui.errors.not_found"
handler500 = "finmaskig.ui.errors.server_error"

urlpatterns = [
    path("", include("finmaskig.ui.urls")),
    *i18n_patterns(path("", include("finmaskig.public.urls")), prefix_default_language=False),
]
