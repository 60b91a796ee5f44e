"""The application of adopted rule sets and steps."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "guidance.step_seen": _("Ett steg visat"),
    "guidance.steps_listed": _("Öppna steg visade"),
    "guidance.steps_opened": _("Steg öppnade"),
    "guidance.step_closed": _("Ett steg avslutat"),
    "guidance.step_reopened": _("Ett steg öppnat igen"),
    "guidance.step_handed_over": _("Ett steg lämnat vidare"),
    "guidance.report_recorded": _("Uppgifter om en orosanmälan antecknade"),
    "guidance.rules_adopted": _("En regelsamling antagen"),
    "guidance.rules_ended": _("En regelsamling avslutad"),
}


class GuidanceConfig(AppConfig):
    """What must happen next."""

    name = "finmaskig.guidance"
    label = "guidance"
    verbose_name = _("Steg och regler")

    def ready(self) -> None:
        """Tell the menu, the access log and the nightly check what this domain has."""
        from finmaskig.accounts import events
        from finmaskig.guidance import rules, subjects
        from finmaskig.ui import menu

        events.register(EVENTS)
        subjects.register_subject(rules.NOTICE_SUBJECT, set)
        menu.register(_("Regler"), "guidance:rule_list", order=80, place="account")
        menu.register(_("Rättigheter"), "guidance:rights_list", order=70, place="account")
