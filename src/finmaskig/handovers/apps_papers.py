"""What papers tell the access log and the pages when the program starts."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "handovers.paper_exported": _("Gjorde papperet till ett överlämnande"),
}


def register() -> None:
    """Tell the others what this part of the domain has; ``apps.py`` calls it."""
    from finmaskig.accounts import events
    from finmaskig.handovers import panels_papers

    events.register(EVENTS)
    panels_papers.register_all()
