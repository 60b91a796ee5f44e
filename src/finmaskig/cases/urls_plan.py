"""Where the plan, the change, the answers and the linkings of a contact are found."""

from django.urls import path

from finmaskig.cases.views import linking, measures, plan

CASE = "cases/<uuid:case_id>/"

urlpatterns = [
    path(f"{CASE}plan/write/", plan.plan_write, name="plan_write"),
    path(f"{CASE}plan/tick/", plan.plan_tick, name="plan_tick"),
    path(f"{CASE}plan/history/", plan.plan_history_list, name="plan_history_list"),
    path(f"{CASE}plan/copy/", plan.plan_copy, name="plan_copy"),
    path(f"{CASE}stage/add/", measures.stage_add, name="stage_add"),
    path(f"{CASE}answers/add/", measures.answers_add, name="answers_add"),
    path("cases/answers/export/", measures.answers_export, name="answers_export"),
    path(f"{CASE}link/find/", linking.link_find, name="link_find"),
    path(f"{CASE}linkings/", linking.linking_list, name="linking_list"),
    path(f"{CASE}linkings/add/", linking.linking_add, name="linking_add"),
    path("linkings/<uuid:linking_id>/end/", linking.linking_end, name="linking_end"),
]
