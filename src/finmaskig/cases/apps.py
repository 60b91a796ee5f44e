"""The application of support contacts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "cases.cases_listed": _("Visade stödkontakter"),
    "cases.case_searched": _("Sökte en stödkontakt"),
    "cases.case_seen": _("Visade en stödkontakt"),
    "cases.case_opened": _("Öppnade en stödkontakt"),
    "cases.past_added": _("Läste in avslutade kontakter ur en fil"),
    "cases.case_changed": _("Ändrade en stödkontakt"),
    "cases.case_closed": _("Avslutade en stödkontakt"),
    "cases.case_reopened": _("Öppnade en stödkontakt igen"),
    "cases.facts_told": _("Fick veta något som kräver nästa steg"),
    "cases.talk_logged": _("Loggade ett samtal"),
    "cases.plan_seen": _("Visade en plan"),
    "cases.plan_saved": _("Sparade en plan"),
    "cases.plan_ticked": _("Bockade av i en plan"),
    "cases.plan_exported": _("Gjorde personens egen kopia av en plan"),
    "cases.stage_noted": _("Antecknade var i förändringen personen är"),
    "cases.answers_kept": _("Sparade svar på frivilliga frågor"),
    "cases.answers_exported": _("Hämtade enhetens svar till en utvärdering"),
    "cases.linked": _("Länkade vidare"),
    "cases.linking_ended": _("Antecknade hur en länkning gick"),
    "cases.talk_changed": _("Ändrade ett samtal"),
    "cases.mode_changed": _("Ändrade hur en stödkontakt dokumenteras"),
    "cases.situation_changed": _("Ändrade det som sparas om situationen"),
    "cases.code_set": _("Sparade en igenkänningskod"),
    "cases.recognition_tried": _("Försökte känna igen någon"),
    "cases.extract_given": _("Lämnade ut ett utdrag till personen själv"),
    "cases.decisions_listed": _("Visade nämndens beslut om dokumentation"),
    "cases.decision_ended": _("Avslutade nämndens beslut om dokumentation"),
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
        from finmaskig.cases import apps_track, measures, panels, retention, rules
        from finmaskig.cases.models import Case, Plan, PlanVersion, Talk
        from finmaskig.cases.queries import decisions, offered, subjects
        from finmaskig.cases.services.linking import hear_of_step
        from finmaskig.guidance.subjects import register_listener, register_subject
        from finmaskig.ui import menu
        from finmaskig.ui.panels import register as register_panel
        from finmaskig.vault import holders

        events.register(EVENTS)
        apps_track.register()
        retention.register()
        measures.register()
        holders.register(Case, record="id")
        holders.register(Talk, record="case_id")
        holders.register(Plan, record="case_id")
        holders.register(PlanVersion, record="plan__case_id")
        menu.register(_("Stödkontakter"), "cases:case_list", roles=rules.ROLES, order=30)
        menu.register(
            _("Beslut om dokumentation"), "cases:decision_list", roles=("secretary",), order=40
        )
        for kind in subjects.KINDS:
            register_subject(kind, subjects.existing_cases, page="cases:case_detail")
        register_subject(
            subjects.DECISION_KIND, decisions.existing_decisions, page="cases:decision_detail"
        )
        register_listener(subjects.DATED_KIND, hear_of_step)
        panels.register_all()
        register_panel("outreach.encounter", "cases", offered.encounter_panel)
