"""The application of memory that fades."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "retention.decision_registered": _("Registrerade nämndens beslut om gallring"),
    "retention.decision_ended": _("Avslutade nämndens beslut om gallring"),
    "retention.preview_seen": _("Visade vad som kan gallras"),
    "retention.hold_set": _("Höll kvar en post från gallring"),
    "retention.hold_kept": _("Såg över ett undantag från gallring"),
    "retention.hold_lifted": _("Hävde ett undantag från gallring"),
    "retention.holds_listed": _("Visade undantag från gallring"),
    "retention.list_made": _("Gjorde en gallringslista"),
    "retention.list_seen": _("Visade en gallringslista"),
    "retention.list_reviewed": _("Granskade en gallringslista"),
    "retention.list_approved": _("Beslutade om gallring som andra person"),
    "retention.list_stopped": _("Stoppade en gallringslista"),
    "retention.list_begun": _("Gallringen började"),
    "retention.list_destroyed": _("Gallringen är klar"),
    "retention.leftovers_forgotten": _("Tog bort rester av det som redan var gallrat"),
    "retention.proofs_seen": _("Visade gallringsbevis"),
}


class RetentionConfig(AppConfig):
    """What is destroyed, when and by whom."""

    name = "finmaskig.retention"
    label = "retention"
    verbose_name = _("Gallring")

    def ready(self) -> None:
        """Tell the log, guidance, the menu and the pages of records what this domain has."""
        from finmaskig.accounts import events
        from finmaskig.guidance.subjects import register_listener, register_subject
        from finmaskig.retention import panels, rules, subjects
        from finmaskig.retention.queries import rows
        from finmaskig.retention.services.holds import hear_of_step
        from finmaskig.ui import menu

        readers = rules.REVIEWERS | rules.DECIDERS
        events.register(EVENTS)
        register_subject(subjects.HOLD_KIND, rows.existing_holds, page="retention:hold_detail")
        register_listener(subjects.HOLD_KIND, hear_of_step)
        menu.register(_("Gallring"), "retention:start", roles=readers, order=76, place="account")
        panels.register_all()
