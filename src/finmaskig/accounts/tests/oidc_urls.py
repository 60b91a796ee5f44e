"""The addresses of a municipality that has its own login."""

from django.urls import include, path

urlpatterns = [
    path("", include("finmaskig.config.urls_staff")),
    path("accounts/oidc/", include("finmaskig.accounts.urls_oidc")),
]
