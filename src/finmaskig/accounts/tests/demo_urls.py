"""The addresses of the demo."""

from django.urls import include, path

urlpatterns = [
    path("", include("finmaskig.config.urls_staff")),
    path("demo/", include("finmaskig.accounts.urls_demo")),
]
