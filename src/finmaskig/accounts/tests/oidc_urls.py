"""The addresses of a municipality that has its own login."""

from django.urls import include, path

from finmaskig.config.urls_staff import urlpatterns as staff

urlpatterns = [*staff, path("accounts/oidc/", include("finmaskig.accounts.urls_oidc"))]
