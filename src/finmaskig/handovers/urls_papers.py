"""Where papers are made and answered."""

from django.urls import path

from finmaskig.handovers.views import papers

urlpatterns = [
    path("case-handovers/<uuid:handover_id>/paper/make/", papers.paper_make, name="paper_make"),
    path(
        "case-handovers/<uuid:handover_id>/paper/settle/", papers.paper_settle, name="paper_settle"
    ),
    path(
        "case-handovers/<uuid:handover_id>/paper/answer/", papers.paper_answer, name="paper_answer"
    ),
]
