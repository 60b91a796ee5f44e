"""The application of imports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "imports.file_left": _("Lämnade en fil att läsa in"),
    "imports.file_seen": _("Visade en fil som väntar"),
    "imports.file_dropped": _("Tog bort en fil som väntade"),
    "imports.rest_taken": _("Hämtade rader som inte gick att läsa in"),
    "imports.read_in": _("Läste in rader ur en fil"),
}


class ImportsConfig(AppConfig):
    """What municipalities have in spreadsheets."""

    name = "finmaskig.imports"
    label = "imports"
    verbose_name = _("Inläsning")

    def ready(self) -> None:
        """Tell the log and the menu what this domain has."""
        from finmaskig.accounts import events
        from finmaskig.imports.access import READERS
        from finmaskig.ui import menu

        events.register(EVENTS)
        menu.register(
            _("Läs in en fil"), "imports:import_list", roles=READERS, order=70, place="account"
        )
