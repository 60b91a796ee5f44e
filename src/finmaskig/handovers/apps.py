"""The application of handovers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HandoversConfig(AppConfig):
    """To whom responsibility goes."""

    name = "finmaskig.handovers"
    label = "handovers"
    verbose_name = _("Överlämnanden")
