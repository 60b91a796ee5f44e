"""The application of users, login and the access log."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Who a person is."""

    name = "finmaskig.accounts"
    label = "accounts"
    verbose_name = _("Användare och logg")
