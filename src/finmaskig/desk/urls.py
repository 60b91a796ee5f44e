"""Paths of the pages that show several domains."""

from django.urls import path

from finmaskig.desk.views import on_call, steps, today

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    path("steps/", steps.steps, name="steps"),
    path("on-call/", on_call.on_call, name="on_call"),
]
