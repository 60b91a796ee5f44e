"""Where in the change somebody is: dated rows, and every way back is one of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules
from finmaskig.cases.choices import Mode
from finmaskig.shared.models import UUIDModel


class StageOfChange(UUIDModel):
    """The stage from a day on; only where support is documented (mode B)."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="stages")
    mode = models.CharField(_("dokumentation"), max_length=1, choices=Mode.choices)
    stage = models.CharField(_("var i förändringen"), max_length=16)
    from_on = models.DateField(_("från"))
    noted_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("av")
    )

    class Meta:
        verbose_name = _("del av förändringen")
        verbose_name_plural = _("delar av förändringen")
        ordering = ["from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mode=rules.SUPPORT), name="cases_stageofchange_only_in_support"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=rules.STAGES), name="cases_stageofchange_is_known"
            ),
            models.UniqueConstraint(
                fields=["case", "from_on"], name="cases_stageofchange_is_one_for_a_day"
            ),
        ]

    def __str__(self) -> str:
        """Return its code."""
        return self.stage
