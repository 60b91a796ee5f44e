"""The application of municipalities, units, agreements, words and memberships."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Who may act where, and who answers when."""

    name = "finmaskig.organisations"
    label = "organisations"
    verbose_name = _("Organisationer")
