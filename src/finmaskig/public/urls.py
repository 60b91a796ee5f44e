"""The public addresses: few and bland, since a browser remembers them."""

from django.urls import path

from finmaskig.public import receipts, views

app_name = "public"
urlpatterns = [
    path("", views.start, name="start"),
    path("talk/<int:number>/", views.door, name="door"),
    path("code/", receipts.code, name="code"),
    path("leave/", views.leave, name="leave"),
]
