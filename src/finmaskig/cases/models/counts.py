"""What is left of contacts that have faded: counts of their periods, without alias or day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from finmaskig.shared.models import UUIDModel

SAME = (
    "unit",
    "board",
    "side",
    "month",
    "days",
    "reason",
    "outcome",
    "mode",
    "kind",
    "came_back",
)
"""Periods that agree in all this are one row."""


class PeriodCount(UUIDModel):
    """How many periods ended in a month, with the same length, end and kind."""

    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    side = models.CharField(_("sida"), max_length=8)
    month = models.DateField(_("månadens första dag"))
    days = models.PositiveIntegerField(_("dagar"))
    reason = models.CharField(_("varför"), max_length=24)
    outcome = models.CharField(_("hur det gick"), max_length=24, blank=True)
    mode = models.CharField(_("dokumentation"), max_length=1)
    kind = models.CharField(_("vem"), max_length=12)
    came_back = models.BooleanField(_("kom tillbaka inom ett år"), default=False)
    count = models.PositiveIntegerField(_("antal"), default=0)

    class Meta:
        verbose_name = _("antal avslutade perioder")
        verbose_name_plural = _("antal avslutade perioder")
        constraints = [
            models.UniqueConstraint(fields=SAME, name="cases_periodcount_is_one_row"),
        ]

    def __str__(self) -> str:
        """Return the month."""
        return f"{self.month:%Y-%m}"
