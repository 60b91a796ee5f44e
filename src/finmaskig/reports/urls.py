"""Where figures and reports are found."""

from django.urls import path

from finmaskig.reports.views import (
    documents,
    explore,
    gap_map,
    own_figures,
    periods,
    protection,
)

app_name = "reports"
REPORT = "reports/<uuid:report_id>/"
urlpatterns = [
    path("", explore.explore, name="explore"),
    path("gap-map/", gap_map.gap_map, name="gap_map"),
    path("tables/download/", explore.table_download, name="table_download"),
    path("own/", own_figures.own_figures, name="own_figures"),
    path("how-protected/", protection.how_protected, name="how_protected"),
    path("periods/", periods.period_list, name="period_list"),
    path("periods/close/", periods.period_close, name="period_close"),
    path("periods/revise/", periods.period_revise, name="period_revise"),
    path("reports/", documents.report_list, name="report_list"),
    path("reports/add/", documents.report_add, name="report_add"),
    path(REPORT, documents.report_detail, name="report_detail"),
    path(f"{REPORT}write/", documents.report_write, name="report_write"),
    path(f"{REPORT}approve/", documents.report_approve, name="report_approve"),
    path(f"{REPORT}download/", documents.report_download, name="report_download"),
]
