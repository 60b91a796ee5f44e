"""What the board has decided, and what must stay for now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.actor import Side
from finmaskig.retention import rules
from finmaskig.retention.choices import HoldReason
from finmaskig.shared.freetext import refuse_identity
from finmaskig.shared.models import UUIDModel

if TYPE_CHECKING:
    from datetime import date


class DestructionDecision(UUIDModel):
    """A board's decision on destruction: without one that holds, nothing goes."""

    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    decided_on = models.DateField(_("beslutad"))
    reference_number = models.CharField(
        _("diarienummer"), max_length=60, validators=[refuse_identity]
    )
    kinds = models.JSONField(_("slag av handlingar"), default=list)
    years = models.JSONField(_("år, där nämnden bestämmer"), default=dict, blank=True)
    valid_from = models.DateField(_("gäller från"))
    valid_to = models.DateField(_("gäller till och med"), null=True, blank=True)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("registrerat"))

    class Meta:
        verbose_name = _("beslut om gallring")
        verbose_name_plural = _("beslut om gallring")
        ordering = ["-valid_from", "reference_number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="retention_destructiondecision_days_are_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(kinds=[]) & ~Q(reference_number=""),
                name="retention_destructiondecision_says_what",
            ),
        ]

    def __str__(self) -> str:
        """Return its reference number."""
        return self.reference_number

    def holds(self, on: date) -> bool:
        """Tell whether it is in force on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def years_for(self, rule: rules.Rule) -> int:
        """Return the years that count for a kind that it names."""
        return rules.years_of(rule, self.years.get(rule.kind))


class Hold(UUIDModel):
    """One record stays, whatever its time says, until a lead lifts it."""

    kind = models.CharField(_("slag"), max_length=24)
    record = models.UUIDField(_("post"))
    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    side = models.CharField(_("sida"), max_length=8, choices=Side.choices)
    reason = models.CharField(_("varför"), max_length=16, choices=HoldReason.choices)
    set_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(_("satt"))
    review_on = models.DateField(_("ses över senast"))
    lifted_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(_("hävt"), null=True, blank=True)

    class Meta:
        verbose_name = _("undantag från gallring")
        verbose_name_plural = _("undantag från gallring")
        ordering = ["review_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "kind"],
                condition=Q(lifted_at__isnull=True),
                name="retention_hold_is_one_for_a_record",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=rules.HOLD_REASONS), name="retention_hold_reason_is_known"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="retention_hold_lifted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        """Return why."""
        return self.get_reason_display()

    @property
    def is_open(self) -> bool:
        """Tell whether it still holds."""
        return self.lifted_at is None
