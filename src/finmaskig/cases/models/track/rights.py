"""The checklist of rights, one row for each."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import track_rules
from finmaskig.cases.models.track.choices import RightState
from finmaskig.cases.models.track.rows import TrackRow
from finmaskig.vault.fields import SealedField


class RightsItem(TrackRow):
    """One right that is looked after until it is used, declined or does not apply."""

    code = models.CharField(_("rättighet"), max_length=24)
    state = models.CharField(
        _("läge"), max_length=12, choices=RightState.choices, default=RightState.OPEN
    )
    on = models.DateField(_("dag"), null=True, blank=True)
    why = SealedField(_("varför inte"))

    class Meta:
        verbose_name = _("rättighet")
        verbose_name_plural = _("rättigheter")
        constraints = [
            models.UniqueConstraint(
                fields=["track", "code"], name="cases_rightsitem_is_one_of_its_kind"
            ),
            models.CheckConstraint(
                condition=Q(state=track_rules.OPEN, on__isnull=True)
                | (Q(state__in=track_rules.RIGHT_STATES[1:]) & Q(on__isnull=False)),
                name="cases_rightsitem_answered_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=track_rules.NOT_RELEVANT) | ~Q(why=b""),
                name="cases_rightsitem_says_why_it_does_not_apply",
            ),
        ]

    def __str__(self) -> str:
        """Return its code."""
        return self.code
