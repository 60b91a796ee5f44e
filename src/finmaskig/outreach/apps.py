"""The application of shifts, encounters and campaigns."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "outreach.shifts_listed": _("Passlistan visad"),
    "outreach.shift_seen": _("Ett pass och dess möten visade"),
    "outreach.shift_printed": _("Ett pass utskrivet"),
    "outreach.shift_planned": _("Ett pass planerat"),
    "outreach.shift_changed": _("Ett pass ändrat"),
    "outreach.shift_joined": _("Gick med på ett pass"),
    "outreach.risk_assessed": _("Riskbedömning gjord"),
    "outreach.shift_started": _("Ett pass startat"),
    "outreach.shift_cancelled": _("Ett pass inställt"),
    "outreach.shift_closed": _("Ett pass avslutat"),
    "outreach.checked_in": _("Hörde av sig från ett pass"),
    "outreach.alarm_answered": _("Larm om utebliven kontakt besvarat"),
    "outreach.incident_reported": _("Händelse rapporterad"),
    "outreach.incident_followed_up": _("Händelse följd upp"),
    "outreach.debrief_done": _("Samtal efter pass hållet"),
    "outreach.shift_handed_over": _("Ett pass lämnat över"),
    "outreach.handover_seen": _("Ett överlämnat pass visat"),
    "outreach.handover_received": _("Ett överlämnat pass mottaget"),
    "outreach.encounter_seen": _("Ett möte visat"),
    "outreach.encounter_added": _("Ett möte loggat"),
    "outreach.encounter_changed": _("Ett möte ändrat"),
    "outreach.encounters_joined": _("Två möten sammanförda"),
    "outreach.campaign_started": _("En kampanj startad"),
    "outreach.cards_counted": _("Kort räknade"),
    "outreach.operation_planned": _("En insats upplagd"),
    "outreach.packet_held": _("Ett möte från en telefon väntar på beslut"),
    "outreach.packets_listed": _("Väntande möten visade"),
    "outreach.packet_seen": _("Ett väntande möte visat"),
    "outreach.packet_decided": _("Beslut om ett väntande möte"),
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
        from finmaskig.outreach import rules
        from finmaskig.outreach.queries import residences
        from finmaskig.outreach.queries.facts import SUBJECT_KIND
        from finmaskig.ui import menu

        menu.register(_("Pass"), "outreach:shift_list", roles=rules.FIELD_ROLES, order=20)
        events.register(EVENTS)
        register_subject(SUBJECT_KIND, residences.existing_encounters)
        register_residences(residences.residences_met)
