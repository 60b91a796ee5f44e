"""Where files are read in."""

from django.urls import path

from finmaskig.imports import views

app_name = "imports"
FILE = "<uuid:upload_id>/"
urlpatterns = [
    path("", views.import_list, name="import_list"),
    path("add/", views.import_add, name="import_add"),
    path(f"{FILE}map/", views.import_map, name="import_map"),
    path(f"{FILE}check/", views.import_check, name="import_check"),
    path(f"{FILE}read/", views.import_read, name="import_read"),
    path(f"{FILE}rest/", views.import_rest, name="import_rest"),
    path(f"{FILE}drop/", views.import_drop, name="import_drop"),
    path("receipts/<uuid:batch_id>/", views.import_receipt, name="import_receipt"),
]
