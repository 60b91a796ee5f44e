"""Paths of steps, rules and rights."""

from django.urls import path

from finmaskig.guidance.views import adoptions, notices, rights, rulebook, steps

app_name = "guidance"
urlpatterns = [
    path("steps/<uuid:step_id>/", steps.step_detail, name="step_detail"),
    path("steps/<uuid:step_id>/close/", steps.step_close, name="step_close"),
    path("steps/<uuid:step_id>/set-aside/", steps.step_set_aside, name="step_set_aside"),
    path("steps/<uuid:step_id>/hand-over/", steps.step_hand_over, name="step_hand_over"),
    path("steps/<uuid:step_id>/reopen/", steps.step_reopen, name="step_reopen"),
    path("steps/<uuid:step_id>/report/", steps.step_report, name="step_report"),
    path("steps/<uuid:step_id>/report/blank/", steps.report_blank, name="report_blank"),
    path("steps/<uuid:step_id>/notice/", notices.notice_print, name="notice_print"),
    path("rights/", rights.rights_list, name="rights_list"),
    path("rights/<slug:language>/", rights.rights_detail, name="rights_detail"),
    path("rules/", rulebook.rule_list, name="rule_list"),
    path("rules/adoptions/add/", adoptions.adoption_add, name="adoption_add"),
    path("rules/adoptions/end/", adoptions.adoption_end, name="adoption_end"),
]
