"""The application of municipalities, units, agreements, words and memberships."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Who may act where, and who answers when."""

    name = "finmaskig.organisations"
    label = "organisations"
    verbose_name = _("Organisationer")

    def ready(self) -> None:
        """Put the directory in the menu, and name the events of the log."""
        from finmaskig.accounts import events
        from finmaskig.accounts.actor import Role
        from finmaskig.organisations import measures
        from finmaskig.organisations.wording import EVENTS
        from finmaskig.ui import menu

        events.register(EVENTS)
        measures.register()
        menu.register(_("Katalog"), "organisations:unit_list", order=50)
        menu.register(_("Länet"), "organisations:county_list", order=60)
        administrator = (Role.ADMINISTRATOR,)
        menu.register(_("Ord"), "organisations:word_list", roles=administrator, order=70)
        menu.register(_("Arenor"), "organisations:arena_list", roles=administrator, order=71)
        keepers = (Role.ADMINISTRATOR, Role.LEAD)
        menu.register(
            _("Medarbetare"), "people:person_list", roles=keepers, order=40, place="account"
        )
        menu.register(
            _("Byt arbetsplats"), "organisations:workplace_choose", order=20, place="account"
        )
