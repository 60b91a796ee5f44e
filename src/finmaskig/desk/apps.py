"""The application of the pages that show several domains."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Pages that read from several domains and write nothing."""

    name = "finmaskig.desk"
    label = "desk"
    verbose_name = _("Skrivbordet")

    def ready(self) -> None:
        """Put the day, the open steps and who is on call in the menu."""
        from finmaskig.ui import menu

        menu.register(_("Idag"), "desk:today", order=0)
        menu.register(
            _("Öppna steg"), "desk:steps", roles=("worker", "lead", "coordinator"), order=30
        )
        menu.register(_("Vem har jour nu?"), "desk:on_call", order=40)
