"""The application of adopted rule sets and steps."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuidanceConfig(AppConfig):
    """What must happen next."""

    name = "finmaskig.guidance"
    label = "guidance"
    verbose_name = _("Steg och regler")

    def ready(self) -> None:
        """Put the rules and the rights in the menu; answer for the notices' own subjects."""
        from finmaskig.guidance import rules, subjects
        from finmaskig.ui import menu

        subjects.register_subject(rules.NOTICE_SUBJECT, set)
        menu.register(_("Regler"), "guidance:rule_list", order=80, place="account")
        menu.register(_("Rättigheter"), "guidance:rights_list", order=70, place="account")
