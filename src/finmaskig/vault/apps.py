"""The application of record keys."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VaultConfig(AppConfig):
    """Text that only its unit can read."""

    name = "finmaskig.vault"
    label = "vault"
    verbose_name = _("Nycklar till text")
