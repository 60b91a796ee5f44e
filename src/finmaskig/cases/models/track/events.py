"""The timeline: what has happened with an authority, and what is planned."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import track_rules
from finmaskig.cases.models.track.choices import Stage
from finmaskig.cases.models.track.rows import TrackRow, reference_field
from finmaskig.vault.fields import SealedField


class Event(TrackRow):
    """One thing that has happened or is planned: a contact, a hearing, a conference, an action.

    A next step is a planned event that follows another; an action point of a case conference is
    one that follows the conference. Who takes part is said as functions only.
    """

    on = models.DateField(_("dag"))
    stage = models.CharField(_("steg i manualen"), max_length=14, choices=Stage.choices)
    authority = models.CharField(_("myndighet eller aktör"), max_length=24)
    what = models.CharField(_("vad"), max_length=24)
    responsible = models.CharField(_("ansvarig funktion"), max_length=24, blank=True)
    participants = models.JSONField(_("deltog, som funktion"), default=list, blank=True)
    reference_number = reference_field()
    note = SealedField(_("anteckning"))
    is_planned = models.BooleanField(_("planerat"), default=False)
    done_on = models.DateField(_("gjort"), null=True, blank=True)
    follows = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="next_steps"
    )

    class Meta:
        verbose_name = _("händelse")
        verbose_name_plural = _("händelser")
        ordering = ["-on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=track_rules.STAGES), name="cases_event_stage_is_known"
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(is_planned=True),
                name="cases_event_only_what_was_planned_is_done",
            ),
            models.CheckConstraint(
                condition=~Q(what=track_rules.CONFERENCE) | ~Q(participants=[]),
                name="cases_event_a_conference_has_participants",
            ),
        ]
        indexes = [models.Index(fields=["track", "-on"], name="cases_event_of_track")]

    def __str__(self) -> str:
        """Return its day."""
        return str(self.on)

    @property
    def waits(self) -> bool:
        """Tell whether it is planned and not done."""
        return self.is_planned and self.done_on is None

    @property
    def is_conference(self) -> bool:
        """Tell whether it is a case conference."""
        return self.what == track_rules.CONFERENCE
