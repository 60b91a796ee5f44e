"""The ledger: what was counted, what was closed and what was published. Rows are only added."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.reports import rules
from finmaskig.shared.freetext import refuse_identity
from finmaskig.shared.models import UUIDModel


class PeriodKind(models.TextChoices):
    """What a period of figures is for."""

    QUARTER = rules.QUARTER, _("kvartal")
    YEAR = rules.YEAR, _("kalenderår")
    REPORT = rules.REPORT, _("rapportperiod")


class Component(models.TextChoices):
    """Families that are protected together, and those that need no protection."""

    PEOPLE = rules.PEOPLE, _("siffror om människor")
    OPEN = rules.OPEN, _("öppna siffror")


class CountPeriod(UUIDModel):
    """Whole months whose figures are closed: what was published of them stands."""

    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    code = models.CharField(_("kod"), max_length=20)
    kind = models.CharField(_("slag"), max_length=8, choices=PeriodKind.choices)
    first = models.DateField(_("första dag"))
    last = models.DateField(_("sista dag"))
    closed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_as = models.CharField(_("stängd av"), max_length=240)
    closed_at = models.DateTimeField(_("stängd"))

    class Meta:
        verbose_name = _("stängd period")
        verbose_name_plural = _("stängda perioder")
        ordering = ["-last", "-first"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "code"], name="reports_countperiod_is_closed_once"
            ),
            models.CheckConstraint(
                condition=Q(last__gt=F("first")), name="reports_countperiod_days_are_in_order"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=rules.KINDS), name="reports_countperiod_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        """Return its code."""
        return self.code

    @property
    def span(self) -> rules.Span:
        """Return its months."""
        return rules.Span(self.first, self.last)


class Snapshot(UUIDModel):
    """The counts of one family in one month, as they were known when they were frozen."""

    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    family = models.CharField(_("familj"), max_length=60)
    month = models.DateField(_("månad"))
    version = models.PositiveSmallIntegerField(_("version"))
    counts = models.JSONField(_("antal"))
    """For each grid: the code of a unit, a code for each axis, how many."""
    digest = models.CharField(_("kontrollsumma"), max_length=64)
    frozen_at = models.DateTimeField(_("frusen"))

    class Meta:
        verbose_name = _("frusna antal")
        verbose_name_plural = _("frusna antal")
        ordering = ["month", "family", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "family", "month", "version"],
                name="reports_snapshot_is_frozen_once",
            ),
        ]

    def __str__(self) -> str:
        """Return what it holds."""
        return f"{self.family} {self.month:%Y-%m}"


class Publication(UUIDModel):
    """Everything that is told of one period by one component: the one source of every table."""

    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    component = models.CharField(_("del"), max_length=8, choices=Component.choices)
    number = models.PositiveIntegerField(_("nummer"))
    period = models.ForeignKey(CountPeriod, on_delete=models.PROTECT, related_name="publications")
    version = models.PositiveSmallIntegerField(_("version"))
    pattern = models.JSONField(_("mönster"))
    policy = models.JSONField(_("regler"))
    cell_count = models.PositiveIntegerField(_("celler"))
    hidden_count = models.PositiveIntegerField(_("dolda celler"))
    pattern_hash = models.CharField(max_length=64)
    snapshot_hash = models.CharField(max_length=64)
    policy_hash = models.CharField(max_length=64)
    code_version = models.CharField(_("programversion"), max_length=80)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(_("kontrollsumma"), max_length=64)
    published_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    published_as = models.CharField(_("publicerad av"), max_length=240)
    published_at = models.DateTimeField(_("publicerad"))

    class Meta:
        verbose_name = _("publicering")
        verbose_name_plural = _("publiceringar")
        ordering = ["board", "component", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "component", "number"], name="reports_publication_is_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["period", "component", "version"], name="reports_publication_version_is_one"
            ),
            models.CheckConstraint(
                condition=Q(component__in=rules.COMPONENTS),
                name="reports_publication_component_is_known",
            ),
            models.CheckConstraint(
                condition=Q(hidden_count__lte=F("cell_count")),
                name="reports_publication_hides_what_it_has",
            ),
        ]

    def __str__(self) -> str:
        """Return its number in its component."""
        return f"{self.component} {self.number}"


class ComponentLock(UUIDModel):
    """The row that whoever publishes in a component holds."""

    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    component = models.CharField(_("del"), max_length=8, choices=Component.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "component"], name="reports_componentlock_is_one"
            ),
        ]

    def __str__(self) -> str:
        """Return the component."""
        return self.component


class CountPolicy(UUIDModel):
    """What a board has decided for its own figures, on top of what holds for all."""

    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    valid_from = models.DateField(_("gäller från"))
    threshold = models.PositiveSmallIntegerField(_("tröskel"))
    width = models.PositiveSmallIntegerField(_("bredd"))
    zeros_safe = models.BooleanField(_("nollor får visas"))
    sensitive = models.JSONField(_("känsliga indelningar"), default=list, blank=True)
    reference_number = models.CharField(
        _("diarienummer"), max_length=60, validators=[refuse_identity]
    )
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    recorded_as = models.CharField(_("registrerad av"), max_length=240)
    recorded_at = models.DateTimeField(_("registrerad"))

    class Meta:
        verbose_name = _("regler för siffror")
        verbose_name_plural = _("regler för siffror")
        ordering = ["-valid_from", "-recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(threshold__gte=1, width__gte=1),
                name="reports_countpolicy_protects_something",
            ),
        ]

    def __str__(self) -> str:
        """Return when it begins."""
        return str(self.valid_from)
