"""That records were destroyed, and that the nights were not missed: no personal data."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.retention.models.lists import DestructionList
from finmaskig.shared.models import UUIDModel


class Proof(UUIDModel):
    """How many records of one kind went with a list, by which right; when the last copy goes."""

    list = models.ForeignKey(DestructionList, on_delete=models.PROTECT, related_name="proofs")
    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("slag"), max_length=24)
    count = models.PositiveIntegerField(_("antal"))
    left_count = models.PositiveIntegerField(_("föll bort"), default=0)
    section = models.CharField(_("lagrum"), max_length=120)
    rule_text = models.TextField(_("regel"))
    reference_number = models.CharField(_("nämndens beslut"), max_length=60)
    decided_on = models.DateField(_("nämnden beslutade"))
    reviewed_as = models.CharField(_("granskat av"), max_length=120)
    approved_as = models.CharField(_("beslutat av"), max_length=120)
    approved_on = models.DateField(_("andra personen beslutade"))
    destroyed_on = models.DateField(_("gallrat"))
    last_copy_on = models.DateField(_("sista kopian försvinner"))

    class Meta:
        verbose_name = _("gallringsbevis")
        verbose_name_plural = _("gallringsbevis")
        ordering = ["-destroyed_on", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["list", "kind"], name="retention_proof_is_one_for_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(count__gt=0), name="retention_proof_counts_something"
            ),
        ]

    def __str__(self) -> str:
        """Return the kind and the day."""
        return f"{self.kind} {self.destroyed_on}"


class NightlyRun(UUIDModel):
    """One look at what is ripe and what is approved, and what it found."""

    ran_at = models.DateTimeField(_("kördes"))
    destroyed_count = models.PositiveIntegerField(_("gallrade"), default=0)
    dropped_count = models.PositiveIntegerField(_("föll bort"), default=0)
    error_count = models.PositiveIntegerField(_("poster utan dag"), default=0)

    class Meta:
        verbose_name = _("nattlig gallring")
        verbose_name_plural = _("nattliga gallringar")
        ordering = ["-ran_at"]
        indexes = [models.Index(fields=["-ran_at"], name="retention_nightlyrun_latest")]

    def __str__(self) -> str:
        """Return when."""
        return str(self.ran_at)
