"""What handovers tell the menu, the access log, guidance and the vault when the program starts."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "handovers.handovers_listed": _("Visade överlämnanden"),
    "handovers.handover_shown": _("Visade ett överlämnande"),
    "handovers.package_read": _("Läste det som följde med ett överlämnande"),
    "handovers.handover_proposed": _("Föreslog ett överlämnande"),
    "handovers.handover_seen": _("Såg vad ett överlämnande gäller"),
    "handovers.handover_accepted": _("Tog emot ett överlämnande"),
    "handovers.handover_declined": _("Tog inte emot ett överlämnande"),
    "handovers.handover_withdrawn": _("Tog tillbaka ett överlämnande"),
    "handovers.handover_expired": _("Ett överlämnande fick inget svar"),
    "handovers.handover_receipted": _("Kvitterade ett överlämnande"),
    "handovers.first_meeting_noted": _("Antecknade det första mötet"),
    "handovers.handover_concluded": _("Antecknade hur ett överlämnande gick"),
    "handovers.acute_solved": _("Antecknade att det akuta är löst"),
}


def register() -> None:
    """Tell the others what this part of the domain has; ``apps.py`` calls it."""
    from finmaskig.accounts import events
    from finmaskig.handovers.models import Handover, Package
    from finmaskig.vault import holders

    events.register(EVENTS)
    holders.register(Handover, record="id")
    holders.register(Package, record="handover_id")
