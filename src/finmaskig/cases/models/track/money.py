"""What the municipality decided to pay, and what the state gives back."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import track_rules
from finmaskig.cases.models.track.choices import Ground
from finmaskig.cases.models.track.rows import TrackRow, in_order, reference_field


class Cost(TrackRow):
    """A cost that was decided under a law that the state reimburses."""

    ground = models.CharField(_("lagrum"), max_length=10, choices=Ground.choices)
    decided_on = models.DateField(_("beslutad"))
    amount = models.PositiveIntegerField(_("kronor"))
    from_on = models.DateField(_("från"))
    to_on = models.DateField(_("till"), null=True, blank=True)
    reference_number = reference_field()

    class Meta:
        verbose_name = _("kostnad")
        verbose_name_plural = _("kostnader")
        ordering = ["-from_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="cases_cost_is_more_than_none"),
            in_order("from_on", "to_on", "cases_cost_days_are_in_order"),
        ]

    def __str__(self) -> str:
        """Return the amount."""
        return str(self.amount)


class Claim(TrackRow):
    """An application for the state's reimbursement of one quarter."""

    year = models.PositiveSmallIntegerField(_("år"))
    quarter = models.PositiveSmallIntegerField(_("kvartal"))
    applied_on = models.DateField(_("ansökt"))
    amount = models.PositiveIntegerField(_("sökt belopp"))
    reference_number = reference_field()
    paid_on = models.DateField(_("utbetalt"), null=True, blank=True)
    paid_amount = models.PositiveIntegerField(_("utbetalt belopp"), null=True, blank=True)
    refused_on = models.DateField(_("avslag"), null=True, blank=True)
    refused_amount = models.PositiveIntegerField(_("avslaget belopp"), null=True, blank=True)

    class Meta:
        verbose_name = _("ansökan om ersättning")
        verbose_name_plural = _("ansökningar om ersättning")
        ordering = ["-year", "-quarter"]
        constraints = [
            models.UniqueConstraint(
                fields=["track", "year", "quarter"], name="cases_claim_is_one_for_a_quarter"
            ),
            models.CheckConstraint(
                condition=Q(quarter__gte=1, quarter__lte=4), name="cases_claim_quarter_is_of_a_year"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="cases_claim_is_more_than_none"),
            models.CheckConstraint(
                condition=Q(paid_amount__isnull=True, paid_on__isnull=True)
                | Q(paid_amount__isnull=False, paid_on__isnull=False),
                name="cases_claim_paid_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(refused_amount__isnull=True, refused_on__isnull=True)
                | Q(refused_amount__isnull=False, refused_on__isnull=False),
                name="cases_claim_refused_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(paid_amount__isnull=True)
                | Q(refused_amount__isnull=True, paid_amount__lte=F("amount"))
                | Q(paid_amount__lte=F("amount") - F("refused_amount")),
                name="cases_claim_gives_no_more_than_was_asked",
            ),
        ]

    def __str__(self) -> str:
        """Return the quarter's first day."""
        return str(self.quarter_on)

    @property
    def quarter_on(self) -> date:
        """Return the quarter's first day."""
        return date(self.year, 3 * self.quarter - 2, 1)

    @property
    def state(self) -> str:
        """Return where it stands: applied, partly, paid or refused."""
        return track_rules.claim_state(
            amount=self.amount, paid=self.paid_amount, refused=self.refused_amount
        )

    @property
    def is_settled(self) -> bool:
        """Tell whether every krona has been answered for."""
        return self.state in {track_rules.PAID, track_rules.REFUSED}
