"""Voluntary questions about how it is, before and after: numbers from 0 to 10, never text."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules
from finmaskig.cases.choices import Mode, Occasion
from finmaskig.shared.models import UUIDModel


class Measurement(UUIDModel):
    """One time of asking, or that the person did not want to answer that time."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="measurements")
    period = models.ForeignKey(
        "cases.CasePeriod", on_delete=models.CASCADE, related_name="measurements"
    )
    mode = models.CharField(_("dokumentation"), max_length=1, choices=Mode.choices)
    question_set = models.CharField(_("frågor"), max_length=24)
    occasion = models.CharField(_("när"), max_length=12, choices=Occasion.choices)
    asked_on = models.DateField(_("dag"))
    declined = models.BooleanField(_("ville inte svara"), default=False)
    answers = models.JSONField(_("svar"), default=dict, blank=True)

    class Meta:
        verbose_name = _("svar på frågor")
        verbose_name_plural = _("svar på frågor")
        ordering = ["asked_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mode=rules.SUPPORT), name="cases_measurement_only_in_support"
            ),
            models.CheckConstraint(
                condition=Q(occasion__in=rules.OCCASIONS),
                name="cases_measurement_occasion_is_known",
            ),
            models.CheckConstraint(
                condition=Q(declined=True, answers={}) | (Q(declined=False) & ~Q(answers={})),
                name="cases_measurement_answers_or_not",
            ),
            models.UniqueConstraint(
                fields=["period", "occasion"], name="cases_measurement_is_asked_once"
            ),
        ]

    def __str__(self) -> str:
        """Return when it was asked."""
        return self.get_occasion_display()
