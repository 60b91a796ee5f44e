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
    from finmaskig.guidance.subjects import register_listener, register_subject, register_way
    from finmaskig.handovers import panels_moves, rules
    from finmaskig.handovers.models import Handover, Package
    from finmaskig.handovers.queries.handovers import IN_KIND, OUT_KIND, existing_handovers
    from finmaskig.handovers.queries.proposing import HAND_OVER
    from finmaskig.handovers.services.watching_moves import hear_of_step
    from finmaskig.ui import menu
    from finmaskig.vault import holders

    events.register(EVENTS)
    holders.register(Handover, record="id", fields=("reason_text",))
    holders.register(Handover, record="case_id", fields=("weighing",))
    holders.register(Package, record="handover_id")
    for kind in (OUT_KIND, IN_KIND):
        register_subject(kind, existing_handovers, page="handovers:handover_detail")
        register_listener(kind, hear_of_step)
    register_way(HAND_OVER, "handovers:handover_begin", _("Lämna över ansvaret"))
    menu.register(_("Överlämnanden"), "handovers:handover_list", roles=rules.ROLES, order=35)
    panels_moves.register_all()
