"""The whole staff site on one page."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

handler400 = "finmaskig.ui.errors.bad_request"
handler403 = "finmaskig.ui.errors.forbidden"
handler404 = "finmaskig.ui.errors.not_found"
handler429 = "finmaskig.ui.errors.too_many"
handler500 = "finmaskig.ui.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("finmaskig.ui.urls")),
    path("", include("finmaskig.desk.urls")),
    path("", include("finmaskig.outreach.urls")),
    path("", include("finmaskig.cases.urls")),
    path("", include("finmaskig.handovers.urls")),
    path("", include("finmaskig.retention.urls")),
    path("siffror/", include("finmaskig.reports.urls")),
    path("imports/", include("finmaskig.imports.urls")),
    path("", include("finmaskig.guidance.urls")),
    path("", include("finmaskig.organisations.urls")),
    path("people/", include("finmaskig.organisations.urls_people")),
    path("accounts/", include("finmaskig.accounts.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("finmaskig.accounts.urls_demo")))
