"""A talk with the person: when, how long, how; text only where the mode allows it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules
from finmaskig.cases.choices import Mode
from finmaskig.shared.models import UUIDModel
from finmaskig.vault.fields import SealedField

LONGEST_MINUTES = 24 * 60


class Talk(UUIDModel):
    """One talk, a visit gone along to, or a time that was missed."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="talks")
    mode = models.CharField(_("dokumentation då"), max_length=1, choices=Mode.choices)
    held_on = models.DateField(_("dag"))
    minutes = models.PositiveSmallIntegerField(_("minuter"), null=True, blank=True)
    form = models.CharField(_("hur"), max_length=16, blank=True)
    came = models.BooleanField(_("kom"), default=True)
    interpreter = models.CharField(_("tolk"), max_length=12, blank=True)
    help_given = models.JSONField(_("hjälp"), default=list, blank=True)
    text = SealedField(_("anteckning"))
    author = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("av")
    )
    noted_at = models.DateTimeField(_("antecknat"))
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("samtal")
        verbose_name_plural = _("samtal")
        ordering = ["-held_on", "-noted_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(text=b"") | Q(mode__in=rules.TEXT_MODES),
                name="cases_talk_text_only_where_the_mode_allows",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__lte=LONGEST_MINUTES),
                name="cases_talk_fits_in_a_day",
            ),
        ]
        indexes = [models.Index(fields=["case", "-held_on"], name="cases_talk_of_case")]

    def __str__(self) -> str:
        """Return its day."""
        return str(self.held_on)
