"""The application of imports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "imports.read_in": _("Läste in rader ur en fil"),
}


class ImportsConfig(AppConfig):
    """What municipalities have in spreadsheets."""

    name = "finmaskig.imports"
    label = "imports"
    verbose_name = _("Inläsning")

    def ready(self) -> None:
        """Tell the log what this domain does."""
        from finmaskig.accounts import events

        events.register(EVENTS)
