"""The application of figures and reports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """What is told in figures."""

    name = "finmaskig.reports"
    label = "reports"
    verbose_name = _("Siffror och rapporter")
