"""Reports: the one that is being written, and each version as it was approved."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.reports import rules
from finmaskig.shared.freetext import refuse_identity
from finmaskig.shared.models import UUIDModel


class Report(UUIDModel):
    """A report of a board while it is written; what is approved stands in its editions."""

    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    outline = models.SlugField(_("slag av rapport"), max_length=40)
    first = models.DateField(_("första dag"))
    last = models.DateField(_("sista dag"))
    before_first = models.DateField(_("jämförs med, första dag"), null=True, blank=True)
    before_last = models.DateField(_("jämförs med, sista dag"), null=True, blank=True)
    units = models.JSONField(_("enheter"), default=list, blank=True)
    sender = models.CharField(_("avsändare"), max_length=240)
    reference_number = models.CharField(
        _("diarienummer"), max_length=60, blank=True, validators=[refuse_identity]
    )
    texts = models.JSONField(_("texter"), default=dict, blank=True)
    """For each place to write in: what stands there."""
    version = models.PositiveIntegerField(_("version"), default=1)
    """Grows with each save, so that the second of two writers sees the first one's texts."""
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    written_as = models.CharField(_("skriven av"), max_length=240)
    written_at = models.DateTimeField(_("skriven"))

    class Meta:
        verbose_name = _("rapport")
        verbose_name_plural = _("rapporter")
        ordering = ["-last", "-written_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gt=F("first")), name="reports_report_days_are_in_order"
            ),
            models.CheckConstraint(
                condition=Q(before_first__isnull=True, before_last__isnull=True)
                | Q(before_last__gt=F("before_first")),
                name="reports_report_compares_with_a_period",
            ),
        ]

    def __str__(self) -> str:
        """Return its kind and months."""
        return f"{self.outline} {self.period.code}"

    @property
    def period(self) -> rules.Span:
        """Return its months."""
        return rules.Span(self.first, self.last)

    @property
    def before(self) -> rules.Span | None:
        """Return the months that it is compared with."""
        if self.before_first is None or self.before_last is None:
            return None
        return rules.Span(self.before_first, self.before_last)


class ReportEdition(UUIDModel):
    """A report as it was approved: whole, and never changed."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("version"))
    content = models.JSONField(_("innehåll"))
    texts = models.JSONField(_("texter"))
    digest = models.CharField(_("kontrollsumma"), max_length=64)
    changes = models.JSONField(_("ändringar"), default=list)
    """What differs from the version before, in words."""
    why = models.TextField(_("varför"), blank=True, validators=[refuse_identity])
    approved_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    approved_as = models.CharField(_("godkänd av"), max_length=240)
    approved_at = models.DateTimeField(_("godkänd"))

    class Meta:
        verbose_name = _("godkänd rapport")
        verbose_name_plural = _("godkända rapporter")
        ordering = ["report", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"], name="reports_reportedition_is_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(why=""),
                name="reports_reportedition_says_why_it_was_changed",
            ),
        ]

    def __str__(self) -> str:
        """Return which version of what."""
        return f"{self.report} v{self.number}"
