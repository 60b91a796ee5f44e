"""What is left of meetings that have faded: counts of a month, without day, age or author."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from finmaskig.shared.models import UUIDModel

SAME = ("unit", "board", "side", "month", "kind", "age_band", "sex", "trafficking", "answer")
"""Meetings that agree in all this are one row."""


class EncounterCount(UUIDModel):
    """How many meetings a unit had in a month, of the same kind."""

    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    side = models.CharField(_("sida"), max_length=8)
    month = models.DateField(_("månadens första dag"))
    kind = models.CharField(_("personen är"), max_length=16, blank=True)
    age_band = models.CharField(_("åldersgrupp"), max_length=16, blank=True)
    sex = models.CharField(_("kön"), max_length=12, blank=True)
    trafficking = models.CharField(_("tecken på människohandel"), max_length=12, blank=True)
    answer = models.CharField(_("svar"), max_length=12, blank=True)
    count = models.PositiveIntegerField(_("antal"), default=0)

    class Meta:
        verbose_name = _("antal möten")
        verbose_name_plural = _("antal möten")
        constraints = [
            models.UniqueConstraint(fields=SAME, name="outreach_encountercount_is_one_row"),
        ]

    def __str__(self) -> str:
        """Return the month."""
        return f"{self.month:%Y-%m}"
