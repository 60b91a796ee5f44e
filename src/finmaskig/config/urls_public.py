"""The whole public site."""

from django.urls import include, path

handler400 = "finmaskig.ui.errors.bad_request"
handler403 = "finmaskig.ui.errors.forbidden"
handler404 = "finmaskig.ui.errors.not_found"
handler500 = "finmaskig.ui.errors.server_error"

urlpatterns = [path("", include("finmaskig.public.urls"))]
