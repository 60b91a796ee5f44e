"""The application of imports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    """What municipalities have in spreadsheets."""

    name = "finmaskig.imports"
    label = "imports"
    verbose_name = _("Inläsning")
