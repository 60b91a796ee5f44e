"""The application of shifts, encounters and campaigns."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutreachConfig(AppConfig):
    """What happens in the field."""

    name = "finmaskig.outreach"
    label = "outreach"
    verbose_name = _("Pass och möten")
