"""The plan written together with the person: only where support is documented (mode B)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules
from finmaskig.cases.choices import Mode
from finmaskig.shared.models import UUIDModel
from finmaskig.vault.fields import SealedField


class PlanContent(UUIDModel):
    """What a plan says. Goals, steps and words are one sealed text: not even a count shows."""

    mode = models.CharField(_("dokumentation"), max_length=1, choices=Mode.choices)
    content = SealedField(_("mål, steg och egna ord"))
    strengths = models.JSONField(_("styrkor"), default=list, blank=True)
    review_on = models.DateField(_("följs upp"), null=True, blank=True)
    written_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("av")
    )
    written_at = models.DateTimeField(_("skriven"))

    class Meta:
        abstract = True


class Plan(PlanContent):
    """A contact's plan as it stands now."""

    case = models.OneToOneField("cases.Case", on_delete=models.CASCADE, related_name="plan")
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("planer")
        constraints = [
            models.CheckConstraint(
                condition=Q(mode=rules.SUPPORT), name="cases_plan_only_support_keeps_one"
            ),
        ]

    def __str__(self) -> str:
        """Return its version."""
        return str(self.version)


class PlanVersion(PlanContent):
    """What a plan said before it was changed."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("version"))

    class Meta:
        verbose_name = _("tidigare plan")
        verbose_name_plural = _("tidigare planer")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mode=rules.SUPPORT), name="cases_planversion_only_support_keeps_one"
            ),
            models.UniqueConstraint(
                fields=["plan", "number"], name="cases_planversion_number_is_one"
            ),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return str(self.number)
