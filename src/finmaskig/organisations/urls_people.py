"""Where the logins of a municipality are looked after."""

from django.urls import path

from finmaskig.organisations.views import people

app_name = "people"
urlpatterns = [
    path("", people.person_list, name="person_list"),
    path("add/", people.person_add, name="person_add"),
    path("<uuid:user_id>/", people.person_detail, name="person_detail"),
    path("<uuid:user_id>/places/add/", people.place_add, name="place_add"),
    path("<uuid:user_id>/link/renew/", people.link_renew, name="link_renew"),
    path("<uuid:user_id>/close/", people.person_close, name="person_close"),
    path("<uuid:user_id>/reopen/", people.person_reopen, name="person_reopen"),
    path("<uuid:user_id>/resets/request/", people.reset_request, name="reset_request"),
    path("places/<uuid:membership_id>/end/", people.place_end, name="place_end"),
    path("resets/<uuid:reset_id>/approve/", people.reset_approve, name="reset_approve"),
    path("resets/<uuid:reset_id>/decline/", people.reset_decline, name="reset_decline"),
]
