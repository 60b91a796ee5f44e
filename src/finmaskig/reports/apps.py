"""The application of figures and reports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "reports.report_begun": _("Började en rapport"),
    "reports.report_saved": _("Skrev i en rapport"),
    "reports.report_seen": _("Visade en rapport"),
    "reports.report_approved": _("Godkände en rapport"),
    "reports.report_exported": _("Hämtade en rapport"),
}


class ReportsConfig(AppConfig):
    """What is told in figures."""

    name = "finmaskig.reports"
    label = "reports"
    verbose_name = _("Siffror och rapporter")

    def ready(self) -> None:
        """Tell the log what this domain does."""
        from finmaskig.accounts import events

        events.register(EVENTS)
