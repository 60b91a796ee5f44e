"""The application of adopted rule sets and steps."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuidanceConfig(AppConfig):
    """What must happen next."""

    name = "finmaskig.guidance"
    label = "guidance"
    verbose_name = _("Steg och regler")
