"""The application of figures and reports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "reports.period_closed": _("Stängde en period för siffror"),
    "reports.ledger_written": _("Skrev en rad i siffrornas liggare"),
    "reports.figures_revised": _("Reviderade siffror"),
    "reports.own_seen": _("Visade enhetens egna siffror"),
    "reports.report_begun": _("Började en rapport"),
    "reports.report_saved": _("Skrev i en rapport"),
    "reports.report_seen": _("Visade en rapport"),
    "reports.report_approved": _("Godkände en rapport"),
    "reports.report_exported": _("Hämtade en rapport"),
    "reports.policy_registered": _("Registrerade strängare regler för siffror"),
    "reports.request_registered": _("Tog emot en begäran om siffror"),
    "reports.request_assessed": _("Prövade en begäran om siffror"),
    "reports.request_decided": _("Beslutade om begärda siffror"),
    "reports.exact_seen": _("Visade exakta siffror inför ett beslut"),
    "reports.decision_printed": _("Skrev ut ett beslut om siffror"),
    "reports.sheet_sent": _("Gjorde ett nationellt underlag"),
    "reports.sheet_exported": _("Hämtade ett nationellt underlag"),
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
        from finmaskig.reports.access_requests import SHEET_READERS
        from finmaskig.reports.document_rules import READERS
        from finmaskig.reports.request_rules import REGISTRARS
        from finmaskig.ui import menu

        events.register(EVENTS)
        menu.register(_("Siffror"), "reports:explore", roles=READERS, order=60)
        pages = (
            (_("Utforska"), "explore", READERS),
            (_("Enhetens siffror"), "own_figures", OWN_READERS),
            (_("Perioder"), "period_list", READERS),
            (_("Skyddsnätskartan"), "gap_map", READERS),
            (_("Rapporter"), "report_list", READERS),
            (_("Begärda siffror"), "request_list", REGISTRARS),
            (_("Nationellt underlag"), "sheet_list", SHEET_READERS),
            (_("Så skyddas siffrorna"), "how_protected", READERS),
        )
        for order, (label, name, roles) in enumerate(pages):
            menu.register(label, f"reports:{name}", roles=roles, order=order, place="figures")
