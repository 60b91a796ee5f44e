"""The application of handovers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HandoversConfig(AppConfig):
    """To whom responsibility goes."""

    name = "finmaskig.handovers"
    label = "handovers"
    verbose_name = _("Överlämnanden")

    def ready(self) -> None:
        """Tell the menu, the access log, guidance and the vault what this domain has."""
        from finmaskig.handovers import (
            apps_grounds,
            apps_moves,
            apps_papers,
            measures,
            panels_extract,
            retention,
        )

        apps_grounds.register()
        apps_moves.register()
        apps_papers.register()
        panels_extract.register_all()
        retention.register()
        measures.register()
