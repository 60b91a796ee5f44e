"""Where coordination tracks are found."""

from django.urls import path

from finmaskig.cases.views.track import basics, money, pages, rows

ROW = "coordination/%s/<uuid:row_id>/%s/"
CASE = "coordination/<uuid:case_id>/"

urlpatterns = [
    path("coordination/", pages.track_queue, name="track_queue"),
    path("coordination/hours/", pages.hours_add, name="hours_add"),
    path("coordination/hours/<uuid:hours_id>/remove/", pages.hours_remove, name="hours_remove"),
    path(CASE, pages.track_detail, name="track_detail"),
    path(f"{CASE}open/", pages.track_open, name="track_open"),
    path(f"{CASE}change/", basics.track_change, name="track_change"),
    path(f"{CASE}stages/", basics.track_stages, name="track_stages"),
    path(f"{CASE}return/", basics.track_return, name="track_return"),
    path(f"{CASE}rights/", pages.track_rights, name="track_rights"),
    path(f"{CASE}money/", pages.track_money, name="track_money"),
    path(f"{CASE}package/", pages.track_package, name="track_package"),
    path(f"{CASE}package/print/", pages.track_package_print, name="track_package_print"),
    path(f"{CASE}events/add/", rows.track_event_add, name="track_event_add"),
    path(f"{CASE}conferences/add/", rows.track_conference_add, name="track_conference_add"),
    path(f"{CASE}housing/add/", rows.track_housing_add, name="track_housing_add"),
    path(f"{CASE}permits/add/", rows.track_permit_add, name="track_permit_add"),
    path(f"{CASE}costs/add/", money.track_cost_add, name="track_cost_add"),
    path(f"{CASE}claims/add/", money.track_claim_add, name="track_claim_add"),
    path(ROW % ("rights", "change"), basics.track_right_change, name="track_right_change"),
    path(ROW % ("events", "change"), rows.track_event_change, name="track_event_change"),
    path(ROW % ("events", "finish"), rows.track_event_finish, name="track_event_finish"),
    path(ROW % ("events", "remove"), rows.track_event_remove, name="track_event_remove"),
    path(ROW % ("housing", "change"), rows.track_housing_change, name="track_housing_change"),
    path(ROW % ("housing", "remove"), rows.track_housing_remove, name="track_housing_remove"),
    path(ROW % ("permits", "change"), rows.track_permit_change, name="track_permit_change"),
    path(ROW % ("permits", "remove"), rows.track_permit_remove, name="track_permit_remove"),
    path(ROW % ("costs", "change"), money.track_cost_change, name="track_cost_change"),
    path(ROW % ("costs", "remove"), money.track_cost_remove, name="track_cost_remove"),
    path(ROW % ("claims", "change"), money.track_claim_change, name="track_claim_change"),
    path(ROW % ("claims", "remove"), money.track_claim_remove, name="track_claim_remove"),
]
