"""A linking: we stay, and somebody else helps too. An architecture test pins these fields.

Towards health care there is nothing more to know than whether the person came: no field about
why, of what, or with which result may ever stand here.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules
from finmaskig.cases.choices import How, LinkEnd
from finmaskig.shared.models import UUIDModel


class Linking(UUIDModel):
    """Where, how, which day, the person's yes, and whether she came."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="linkings")
    service = models.ForeignKey(
        "organisations.Service",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("insats"),
    )
    unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="+", verbose_name=_("enhet")
    )
    how = models.CharField(_("hur"), max_length=12, choices=How.choices)
    linked_on = models.DateField(_("dag"))
    said_yes_on = models.DateField(_("personen sa ja"), null=True, blank=True)
    ended = models.CharField(_("hur det gick"), max_length=12, choices=LinkEnd.choices, blank=True)

    class Meta:
        verbose_name = _("länkning")
        verbose_name_plural = _("länkningar")
        ordering = ["-linked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(how__in=rules.WAYS_TO_LINK) & Q(ended__in=["", *rules.LINK_ENDS]),
                name="cases_linking_words_are_known",
            ),
            models.CheckConstraint(
                condition=Q(how=rules.TOLD) | Q(said_yes_on__isnull=False),
                name="cases_linking_has_the_persons_yes",
            ),
        ]

    def __str__(self) -> str:
        """Return how."""
        return self.get_how_display()

    @property
    def is_open(self) -> bool:
        """Tell whether nobody knows yet how it went."""
        return not self.ended
