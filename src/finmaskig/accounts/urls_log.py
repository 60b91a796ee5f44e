"""The pages of the access log; included by urls.py below `log/`."""

from django.urls import path

from finmaskig.accounts.views import log_entry, log_list, log_months, log_review

urlpatterns = [
    path("", log_list.log_list, name="log_list"),
    path("<uuid:entry_id>/", log_entry.log_entry, name="log_entry"),
    path("reviews/", log_review.log_review_list, name="log_review_list"),
    path("reviews/all/", log_review.log_review_all, name="log_review_all"),
    path("reviews/<str:month>/", log_review.log_review, name="log_review"),
    path("months/", log_months.log_month_list, name="log_month_list"),
    path("months/<str:month>/propose/", log_months.log_month_propose, name="log_month_propose"),
    path("months/<str:month>/decline/", log_months.log_month_decline, name="log_month_decline"),
    path("months/<str:month>/confirm/", log_months.log_month_confirm, name="log_month_confirm"),
    path("months/<str:month>/destroy/", log_months.log_month_destroy, name="log_month_destroy"),
]
