"""The application of shifts, encounters and campaigns."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "outreach.shifts_listed": _("Visade passlistan"),
    "outreach.shift_seen": _("Visade ett pass och dess möten"),
    "outreach.shift_printed": _("Skrev ut ett pass"),
    "outreach.shift_planned": _("Planerade ett pass"),
    "outreach.shift_changed": _("Ändrade ett pass"),
    "outreach.shift_joined": _("Gick med på ett pass"),
    "outreach.risk_assessed": _("Gjorde en riskbedömning"),
    "outreach.shift_started": _("Startade ett pass"),
    "outreach.shift_cancelled": _("Ställde in ett pass"),
    "outreach.shift_closed": _("Avslutade ett pass"),
    "outreach.checked_in": _("Hörde av sig från ett pass"),
    "outreach.alarm_answered": _("Besvarade ett larm om utebliven kontakt"),
    "outreach.incident_reported": _("Rapporterade en händelse"),
    "outreach.incident_followed_up": _("Följde upp en händelse"),
    "outreach.debrief_done": _("Höll ett samtal efter ett pass"),
    "outreach.shift_handed_over": _("Lämnade över ett pass"),
    "outreach.handover_seen": _("Visade ett överlämnat pass"),
    "outreach.handover_received": _("Tog emot ett överlämnat pass"),
    "outreach.encounter_seen": _("Visade ett möte"),
    "outreach.encounter_added": _("Loggade ett möte"),
    "outreach.encounter_changed": _("Ändrade ett möte"),
    "outreach.encounters_joined": _("Lade ihop två möten"),
    "outreach.campaign_started": _("Startade en kampanj"),
    "outreach.cards_counted": _("Räknade kort"),
    "outreach.operation_planned": _("Lade upp en insats"),
    "outreach.past_added": _("Läste in pass och möten ur en fil"),
    "outreach.packet_held": _("Skickade ett möte som väntar på beslut"),
    "outreach.packets_listed": _("Visade väntande möten"),
    "outreach.packet_seen": _("Visade ett väntande möte"),
    "outreach.packet_decided": _("Beslutade om ett väntande möte"),
}


class OutreachConfig(AppConfig):
    """What happens in the field."""

    name = "finmaskig.outreach"
    label = "outreach"
    verbose_name = _("Pass och möten")

    def ready(self) -> None:
        """Tell the menu, the access log and guidance what this domain has."""
        from finmaskig.accounts import events
        from finmaskig.guidance.subjects import register_residences, register_subject
        from finmaskig.outreach import measures, retention, rules
        from finmaskig.outreach.queries import residences
        from finmaskig.outreach.queries.facts import SUBJECT_KIND
        from finmaskig.ui import menu

        menu.register(_("Pass"), "outreach:shift_list", roles=rules.FIELD_ROLES, order=20)
        events.register(EVENTS)
        register_subject(
            SUBJECT_KIND, residences.existing_encounters, page="outreach:encounter_advice"
        )
        retention.register()
        measures.register()
        register_residences(residences.residences_met)
