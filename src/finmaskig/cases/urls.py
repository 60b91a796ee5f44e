"""Where support contacts are found."""

from django.urls import path

from finmaskig.cases import urls_plan, urls_track
from finmaskig.cases.views import cases, changes, decisions, recognition, talks, taps

app_name = "cases"

CASE = "cases/<uuid:case_id>/"
urlpatterns = [
    path("cases/", cases.case_list, name="case_list"),
    path("cases/add/", cases.case_add, name="case_add"),
    path("cases/recognise/", recognition.case_recognise, name="case_recognise"),
    path(CASE, cases.case_detail, name="case_detail"),
    path(f"{CASE}close/", cases.case_close, name="case_close"),
    path(f"{CASE}reopen/", cases.case_reopen, name="case_reopen"),
    path(f"{CASE}talks/add/", talks.talk_add, name="talk_add"),
    path("cases/talks/<uuid:talk_id>/change/", talks.talk_change, name="talk_change"),
    path(f"{CASE}refuse/", taps.case_refuse, name="case_refuse"),
    path(f"{CASE}again/", taps.case_again, name="case_again"),
    path(f"{CASE}inform/", taps.case_inform, name="case_inform"),
    path(f"{CASE}ask-alone/", taps.case_ask_alone, name="case_ask_alone"),
    path(f"{CASE}told/", changes.case_told, name="case_told"),
    path(f"{CASE}situation/", changes.case_situation, name="case_situation"),
    path(f"{CASE}reach/", changes.case_reach, name="case_reach"),
    path(f"{CASE}mode/", changes.case_mode, name="case_mode"),
    path(f"{CASE}reference/", changes.case_reference, name="case_reference"),
    path(f"{CASE}information/", changes.case_information, name="case_information"),
    path(f"{CASE}code/", recognition.case_code, name="case_code"),
    path(f"{CASE}extract/", recognition.case_extract, name="case_extract"),
    path("decisions/", decisions.decision_list, name="decision_list"),
    path("decisions/add/", decisions.decision_add, name="decision_add"),
    path("decisions/<uuid:decision_id>/", decisions.decision_detail, name="decision_detail"),
    path("decisions/<uuid:decision_id>/end/", decisions.decision_end, name="decision_end"),
    *urls_plan.urlpatterns,
    *urls_track.urlpatterns,
]
