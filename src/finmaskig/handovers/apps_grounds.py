"""What consents and disclosures tell the menu, the log, guidance, the pages and the vault."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "handovers.consent_seen": _("Visade ett samtycke"),
    "handovers.consent_given": _("Tog emot ett samtycke"),
    "handovers.consent_withdrawn": _("Antecknade att ett samtycke är återtaget"),
    "handovers.disclosure_seen": _("Visade ett utlämnande"),
    "handovers.disclosures_listed": _("Visade det enheten har lämnat ut"),
    "handovers.disclosure_registered": _("Antecknade ett utlämnande"),
    "handovers.disclosure_decided": _("Bestämde om en uppgift får lämnas"),
    "handovers.disclosure_corrected": _("Rättade ett utlämnande"),
    "handovers.disclosure_made": _("Lämnade en uppgift"),
}


def register() -> None:
    """Tell everyone; called once, when the program starts."""
    from finmaskig.accounts import events
    from finmaskig.cases import rules
    from finmaskig.guidance.subjects import register_listener, register_subject
    from finmaskig.handovers import panels_grounds
    from finmaskig.handovers.models import Consent, Disclosure
    from finmaskig.handovers.queries import consents, disclosures
    from finmaskig.handovers.services.watching_grounds import hear_of_step
    from finmaskig.ui import menu
    from finmaskig.vault import holders

    events.register(EVENTS)
    holders.register(Consent, record="case_id")
    holders.register(Disclosure, record="record")
    register_subject("consent", consents.existing_consents, page="handovers:consent_detail")
    register_subject(
        disclosures.SUBJECT_KIND,
        disclosures.existing_disclosures,
        page="handovers:disclosure_detail",
    )
    register_listener(disclosures.SUBJECT_KIND, hear_of_step)
    panels_grounds.register_all()
    menu.register(
        _("Utlämnat"), "handovers:disclosure_list", roles=rules.ROLES, order=72, place="account"
    )
    menu.register(_("Lagrum"), "handovers:ground_list", order=75, place="account")
