"""The addresses of the demo."""

from django.urls import include, path

from finmaskig.config.urls_staff import urlpatterns as staff

urlpatterns = [*staff, path("demo/", include("finmaskig.accounts.urls_demo"))]
