"""Where handovers are proposed, answered and followed up."""

from django.urls import path

from finmaskig.handovers.views import handovers, proposing

ONE = "case-handovers/<uuid:handover_id>/"
urlpatterns = [
    path("case-handovers/", handovers.handover_list, name="handover_list"),
    path("case-handovers/done/", handovers.handover_done_list, name="handover_done_list"),
    path(ONE, handovers.handover_detail, name="handover_detail"),
    path(f"{ONE}package/", handovers.handover_package, name="handover_package"),
    path(f"{ONE}see/", handovers.handover_see, name="handover_see"),
    path(f"{ONE}accept/", handovers.handover_accept, name="handover_accept"),
    path(f"{ONE}decline/", handovers.handover_decline, name="handover_decline"),
    path(f"{ONE}withdraw/", handovers.handover_withdraw, name="handover_withdraw"),
    path(f"{ONE}receipt/", handovers.handover_receipt, name="handover_receipt"),
    path(f"{ONE}meeting/", handovers.handover_meeting, name="handover_meeting"),
    path(f"{ONE}conclude/", handovers.handover_conclude, name="handover_conclude"),
    path("cases/<uuid:case_id>/handover/add/", proposing.handover_add, name="handover_add"),
    path("cases/<uuid:case_id>/acute/solve/", proposing.acute_solve, name="acute_solve"),
    path("steps/<uuid:step_id>/handover/begin/", proposing.handover_begin, name="handover_begin"),
]
