"""A coordinator's hours, by what they went to; they name no contact."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import track_rules
from finmaskig.cases.models.track.choices import HourCategory
from finmaskig.shared.models import UUIDModel

MOST_MINUTES = 24 * 60


class Hours(UUIDModel):
    """Time on one day for one of the three tasks."""

    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    worked_on = models.DateField(_("dag"))
    category = models.CharField(_("vad"), max_length=12, choices=HourCategory.choices)
    minutes = models.PositiveSmallIntegerField(_("minuter"))

    class Meta:
        verbose_name = _("arbetad tid")
        verbose_name_plural = _("arbetade tider")
        ordering = ["-worked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gt=0, minutes__lte=MOST_MINUTES),
                name="cases_hours_fit_in_a_day",
            ),
            models.CheckConstraint(
                condition=Q(category__in=HourCategory.values), name="cases_hours_category_is_known"
            ),
        ]
        indexes = [models.Index(fields=["unit", "-worked_on"], name="cases_hours_of_unit")]

    def __str__(self) -> str:
        """Return the minutes."""
        return str(self.minutes)

    @property
    def text(self) -> str:
        """Return the length in words: 1 h 30 min."""
        return track_rules.hours_text(self.minutes)
