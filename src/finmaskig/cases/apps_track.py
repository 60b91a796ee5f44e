"""What the coordination track tells the menu, the log, the contact's page and the vault."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "cases.tracks_listed": _("Visade samordningens kö"),
    "cases.track_opened": _("Öppnade ett samordningsspår"),
    "cases.track_changed": _("Ändrade ett samordningsspår"),
    "cases.track_row_seen": _("Visade en del av ett samordningsspår"),
    "cases.track_row_removed": _("Tog bort en rad ur ett samordningsspår"),
    "cases.hours_logged": _("Skrev upp arbetad tid"),
    "cases.hours_removed": _("Tog bort arbetad tid"),
}
MARK = "coordinates"
"""On a unit that coordinates: by its kind, or because it has a contact of mode D."""


def register() -> None:
    """Tell everyone; called once, when the program starts."""
    from finmaskig.accounts import events
    from finmaskig.cases import panels_track, rules
    from finmaskig.cases.models import Event, RightsItem
    from finmaskig.cases.queries import track
    from finmaskig.organisations.queries import register_mark
    from finmaskig.ui import menu, panels
    from finmaskig.vault import holders

    events.register(EVENTS)
    holders.register(Event, record="track__case_id")
    holders.register(RightsItem, record="track__case_id")
    register_mark(MARK, track.coordinates)
    menu.register(_("Samordning"), "cases:track_queue", roles=rules.ROLES, order=31)
    menu.show_only_where("cases:track_queue", MARK)
    panels.register("cases.case", "track", panels_track.track_panel, order=10)
