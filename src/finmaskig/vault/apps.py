"""The application of record keys."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "vault.unit_key_rotated": _("Bytte en enhets nyckel"),
    "vault.records_renewed": _("Bytte nyckel för poster och förseglade deras text på nytt"),
    "vault.backed_up": _("Gjorde en säkerhetskopia av databasen"),
    "vault.restored": _("Återställde databasen från en säkerhetskopia"),
}


class VaultConfig(AppConfig):
    """Text that only its unit can read."""

    name = "finmaskig.vault"
    label = "vault"
    verbose_name = _("Nycklar till text")

    def ready(self) -> None:
        """Name the events of the log."""
        from finmaskig.accounts import events

        events.register(EVENTS)
