"""The application of memory that fades."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RetentionConfig(AppConfig):
    """What is destroyed, when and by whom."""

    name = "finmaskig.retention"
    label = "retention"
    verbose_name = _("Gallring")
