"""Where support contacts are found."""

from django.urls import path

from finmaskig.cases import urls_plan
from finmaskig.cases.views import cases

app_name = "cases"

urlpatterns = [
    path("cases/", cases.case_list, name="case_list"),
    path("cases/<uuid:case_id>/", cases.case_detail, name="case_detail"),
    *urls_plan.urlpatterns,
]
