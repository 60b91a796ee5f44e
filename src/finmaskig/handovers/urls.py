"""Where handovers are found."""

from django.urls import URLPattern

app_name = "handovers"
urlpatterns: list[URLPattern] = []
