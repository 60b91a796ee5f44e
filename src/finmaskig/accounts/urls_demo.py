"""One-click logins; the staff tree includes this in the demo only."""

from django.urls import path

from finmaskig.accounts.views import demo

app_name = "demo"
urlpatterns = [
    path("", demo.people, name="people"),
    path("login/<slug:slug>/", demo.login_as, name="login_as"),
]
