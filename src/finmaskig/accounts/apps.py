"""The application of users, login and the access log."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Who a person is."""

    name = "finmaskig.accounts"
    label = "accounts"
    verbose_name = _("Användare och logg")

    def ready(self) -> None:
        """Name the events of the log, and put the log in the menu of those who read it."""
        from finmaskig.accounts import events
        from finmaskig.accounts.access_log.wording import LOG_EVENTS
        from finmaskig.accounts.actor import Role
        from finmaskig.accounts.wording import LOGIN_EVENTS
        from finmaskig.ui import menu

        events.register(LOG_EVENTS)
        events.register(LOGIN_EVENTS)
        menu.register(_("Mitt konto"), "accounts:account", order=10, place="account")
        menu.register(_("Läslogg"), "accounts:log_list", roles=(Role.LEAD, Role.AUDITOR), order=90)
        menu.register(
            _("Förstör gamla månader i loggen"),
            "accounts:log_month_list",
            roles=(Role.ADMINISTRATOR,),
            order=90,
            place="account",
        )
