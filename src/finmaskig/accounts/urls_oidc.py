"""The organisation's own login; included where the settings name one."""

from allauth.socialaccount import views as socialaccount
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path

urlpatterns = [
    path("cancelled/", socialaccount.login_cancelled, name="socialaccount_login_cancelled"),
    path("<slug:provider_id>/login/", oidc.login, name="openid_connect_login"),
    path("<slug:provider_id>/back/", oidc.callback, name="openid_connect_callback"),
]
