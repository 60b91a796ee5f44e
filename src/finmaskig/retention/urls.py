"""Where destruction is found."""

from django.urls import URLPattern

app_name = "retention"
urlpatterns: list[URLPattern] = []
