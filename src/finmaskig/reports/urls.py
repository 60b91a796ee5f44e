"""Where figures and reports are found."""

from django.urls import path

from finmaskig.reports.views import (
    documents,
    explore,
    gap_map,
    own_figures,
    periods,
    protection,
    requests,
    sheets,
)

app_name = "reports"
REPORT = "reports/<uuid:report_id>/"
REQUEST = "requests/<uuid:request_id>/"
urlpatterns = [
    path("", explore.explore, name="explore"),
    path("gap-map/", gap_map.gap_map, name="gap_map"),
    path("gap-map/county/", gap_map.gap_county, name="gap_county"),
    path("tables/download/", explore.table_download, name="table_download"),
    path("own/", own_figures.own_figures, name="own_figures"),
    path("how-protected/", protection.how_protected, name="how_protected"),
    path("periods/", periods.period_list, name="period_list"),
    path("periods/close/", periods.period_close, name="period_close"),
    path("periods/revise/", periods.period_revise, name="period_revise"),
    path("policy/", protection.policy, name="policy"),
    path("policy/add/", protection.policy_add, name="policy_add"),
    path("requests/", requests.request_list, name="request_list"),
    path("requests/add/", requests.request_add, name="request_add"),
    path(REQUEST, requests.request_detail, name="request_detail"),
    path(f"{REQUEST}assess/", requests.request_assess, name="request_assess"),
    path(f"{REQUEST}decide/", requests.request_decide, name="request_decide"),
    path(f"{REQUEST}print/", requests.request_print, name="request_print"),
    path("sheets/", sheets.sheet_list, name="sheet_list"),
    path("sheets/add/", sheets.sheet_add, name="sheet_add"),
    path("sheets/<uuid:sheet_id>/download/", sheets.sheet_download, name="sheet_download"),
    path("reports/", documents.report_list, name="report_list"),
    path("reports/add/", documents.report_add, name="report_add"),
    path(REPORT, documents.report_detail, name="report_detail"),
    path(f"{REPORT}write/", documents.report_write, name="report_write"),
    path(f"{REPORT}approve/", documents.report_approve, name="report_approve"),
    path(f"{REPORT}download/", documents.report_download, name="report_download"),
]
