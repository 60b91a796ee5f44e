"""Where destruction is found."""

from django.urls import path

from finmaskig.retention.views import decisions, holds, lists, proofs, start

app_name = "retention"
LIST, HOLD = "retention/lists/<uuid:list_id>/", "retention/holds/<uuid:hold_id>/"
urlpatterns = [
    path("retention/", start.start, name="start"),
    path("retention/lists/make/", lists.list_make, name="list_make"),
    path(LIST, lists.list_detail, name="list_detail"),
    path(f"{LIST}review/", lists.list_review, name="list_review"),
    path(f"{LIST}approve/", lists.list_approve, name="list_approve"),
    path(f"{LIST}stop/", lists.list_stop, name="list_stop"),
    path(f"{LIST}print/", proofs.proof_print, name="proof_print"),
    path("retention/decisions/add/", decisions.decision_add, name="decision_add"),
    path(
        "retention/decisions/<uuid:decision_id>/end/", decisions.decision_end, name="decision_end"
    ),
    path("retention/records/<uuid:record_id>/hold/", holds.hold_add, name="hold_add"),
    path(HOLD, holds.hold_detail, name="hold_detail"),
    path(f"{HOLD}keep/", holds.hold_keep, name="hold_keep"),
    path(f"{HOLD}lift/", holds.hold_lift, name="hold_lift"),
]
