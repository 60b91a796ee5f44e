"""The application of adopted rule sets and steps."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "guidance.step_seen": _("Visade ett steg"),
    "guidance.steps_listed": _("Visade öppna steg"),
    "guidance.steps_opened": _("Öppnade steg"),
    "guidance.step_closed": _("Avslutade ett steg"),
    "guidance.step_reopened": _("Öppnade ett steg igen"),
    "guidance.step_handed_over": _("Lämnade vidare ett steg"),
    "guidance.report_recorded": _("Antecknade uppgifter om en orosanmälan"),
    "guidance.notice_exported": _("Hämtade brevet med kvartalets besked"),
    "guidance.rules_adopted": _("Antog en regelsamling"),
    "guidance.rules_ended": _("Avslutade en regelsamling"),
}


class GuidanceConfig(AppConfig):
    """What must happen next."""

    name = "finmaskig.guidance"
    label = "guidance"
    verbose_name = _("Steg och regler")

    def ready(self) -> None:
        """Tell the menu, the access log and the nightly check what this domain has."""
        from finmaskig.accounts import events
        from finmaskig.guidance import measures, retention, rules, subjects
        from finmaskig.guidance.models import Step
        from finmaskig.ui import menu
        from finmaskig.vault import holders

        events.register(EVENTS)
        holders.register(Step, record="owner_unit_id")
        retention.register()
        measures.register()
        subjects.register_subject(rules.NOTICE_SUBJECT, set)
        menu.register(_("Regler"), "guidance:rule_list", order=80, place="account")
        menu.register(_("Rättigheter"), "guidance:rights_list", order=70, place="account")
