"""The application of support contacts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "cases.cases_listed": _("Visade stödkontakter"),
    "cases.case_searched": _("Sökte en stödkontakt"),
    "cases.case_seen": _("Visade en stödkontakt"),
    "cases.case_opened": _("Öppnade en stödkontakt"),
    "cases.case_changed": _("Ändrade en stödkontakt"),
    "cases.case_closed": _("Avslutade en stödkontakt"),
    "cases.case_reopened": _("Öppnade en stödkontakt igen"),
    "cases.facts_told": _("Fick veta något som kräver nästa steg"),
    "cases.talk_logged": _("Loggade ett samtal"),
    "cases.decision_registered": _("Registrerade nämndens beslut om dokumentation"),
}


class CasesConfig(AppConfig):
    """Whom we support."""

    name = "finmaskig.cases"
    label = "cases"
    verbose_name = _("Stödkontakter")

    def ready(self) -> None:
        """Tell the menu, the access log, guidance and the vault what this domain has."""
        from finmaskig.accounts import events
        from finmaskig.cases import rules
        from finmaskig.cases.models import Case, Talk
        from finmaskig.cases.queries import subjects
        from finmaskig.guidance.subjects import register_subject
        from finmaskig.ui import menu
        from finmaskig.vault import holders

        events.register(EVENTS)
        holders.register(Case, record="id")
        holders.register(Talk, record="case_id")
        menu.register(_("Stödkontakter"), "cases:case_list", roles=rules.ROLES, order=30)
        for kind in (subjects.SUBJECT_KIND, subjects.DATED_KIND):
            register_subject(kind, subjects.existing_cases, page="cases:case_detail")
