"""The application of figures and reports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "reports.period_closed": _("Stängde en period för siffror"),
    "reports.figures_revised": _("Reviderade siffror"),
    "reports.own_seen": _("Visade enhetens egna siffror"),
    "reports.report_begun": _("Började en rapport"),
    "reports.report_saved": _("Skrev i en rapport"),
    "reports.report_seen": _("Visade en rapport"),
    "reports.report_approved": _("Godkände en rapport"),
    "reports.report_exported": _("Hämtade en rapport"),
    "reports.table_exported": _("Hämtade en tabell med siffror"),
}


class ReportsConfig(AppConfig):
    """What is told in figures."""

    name = "finmaskig.reports"
    label = "reports"
    verbose_name = _("Siffror och rapporter")

    def ready(self) -> None:
        """Tell the log and the menus what this domain has."""
        from finmaskig.accounts import events
        from finmaskig.reports.access import OWN_READERS
        from finmaskig.reports.document_rules import READERS
        from finmaskig.ui import menu

        events.register(EVENTS)
        menu.register(_("Siffror"), "reports:explore", roles=READERS, order=60)
        menu.register(
            _("Enhetens siffror"),
            "reports:own_figures",
            roles=OWN_READERS,
            order=20,
            place="figures",
        )
        menu.register(_("Utforska"), "reports:explore", roles=READERS, order=10, place="figures")
        menu.register(
            _("Perioder"), "reports:period_list", roles=READERS, order=25, place="figures"
        )
        menu.register(
            _("Skyddsnätskartan"), "reports:gap_map", roles=READERS, order=30, place="figures"
        )
        menu.register(
            _("Rapporter"), "reports:report_list", roles=READERS, order=40, place="figures"
        )
        menu.register(
            _("Så skyddas siffrorna"),
            "reports:how_protected",
            roles=READERS,
            order=90,
            place="figures",
        )
