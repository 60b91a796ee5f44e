"""The access log: who looked at, listed, changed or took out what, and the proof of it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.shared.models import UUIDModel


class AccessEntry(models.Model):
    """One look, list, change or export. Insert only; triggers refuse the rest.

    Person, unit and board are plain values: the log outlives the rows they point at.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    at = models.DateTimeField()
    user_id = models.UUIDField()
    user_name = models.CharField(max_length=80)
    service_number = models.CharField(max_length=20, blank=True)
    unit_id = models.UUIDField(null=True)
    unit_name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20)
    side = models.CharField(max_length=10)
    board_id = models.UUIDField(null=True)
    event = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    ids = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    key_id = models.CharField(max_length=40)
    mac = models.CharField(max_length=64)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["at", "id"], name="accounts_entry_at"),
            models.Index(fields=["unit_id", "at", "id"], name="accounts_entry_unit"),
            models.Index(fields=["user_id", "at"], name="accounts_entry_user"),
            models.Index(fields=["event", "at"], name="accounts_entry_event"),
        ]

    def __str__(self) -> str:
        """Say what happened, not who did it."""
        return f"{self.event} {self.at.isoformat()}"


class AccessPending(models.Model):
    """An entry that no seal covers yet; written with it, removed by the sealer."""

    entry = models.OneToOneField(
        AccessEntry, primary_key=True, on_delete=models.DO_NOTHING, related_name="pending"
    )

    def __str__(self) -> str:
        """Name the entry that waits."""
        return str(self.pk)


class AccessSeal(models.Model):
    """A link of the chain: the ids of some entries of one month, and a digest over them."""

    number = models.PositiveBigIntegerField(primary_key=True)
    month = models.CharField(max_length=7)
    at = models.DateTimeField()
    entries = models.JSONField()
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    key_id = models.CharField(max_length=40)
    mac = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["month"], name="accounts_seal_month")]

    def __str__(self) -> str:
        """Name the seal by its number."""
        return str(self.number)


class AccessSegment(UUIDModel):
    """A month whose entries two persons have decided, or one has proposed, to destroy."""

    class State(models.TextChoices):
        """How far the destruction has come."""

        PROPOSED = "proposed", _("föreslagen")
        CONFIRMED = "confirmed", _("beslutad")
        DESTROYED = "destroyed", _("förstörd")

    month = models.CharField(max_length=7, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.UUIDField()
    proposed_by_name = models.CharField(max_length=80)
    proposed_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_by_name = models.CharField(max_length=80, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    destroyed_at = models.DateTimeField(null=True)
    destroyed_count = models.PositiveBigIntegerField(null=True)
    key_id = models.CharField(max_length=40)
    mac = models.CharField(max_length=64)

    class Meta:
        ordering = ["month"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("proposed_by")),
                name="accounts_accesssegment_takes_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", confirmed_by__isnull=True)
                | (~Q(state="proposed") & Q(confirmed_by__isnull=False)),
                name="accounts_accesssegment_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="destroyed", destroyed_at__isnull=False)
                | (~Q(state="destroyed") & Q(destroyed_at__isnull=True)),
                name="accounts_accesssegment_destroyed_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        """Name the month."""
        return self.month


class AccessReview(UUIDModel):
    """A lead's signature under the month's sample of her unit's log."""

    class Outcome(models.TextChoices):
        """What she found."""

        NOTHING = "nothing", _("Granskad, inget att anmärka på")
        FOLLOW_UP = "follow_up", _("Följ upp")

    unit_id = models.UUIDField()
    unit_name = models.CharField(max_length=200, blank=True)
    board_id = models.UUIDField(null=True)
    month = models.CharField(max_length=7)
    entries = models.JSONField(default=list)
    outcome = models.CharField(_("Resultat"), max_length=10, choices=Outcome.choices)
    note = models.TextField(_("Vad behöver följas upp?"), blank=True)
    reviewed_by = models.UUIDField()
    reviewed_by_name = models.CharField(max_length=80)
    reviewed_at = models.DateTimeField()

    class Meta:
        ordering = ["-month", "-reviewed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit_id", "month"], name="accounts_accessreview_one_a_month"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="follow_up", note=""),
                name="accounts_accessreview_says_what_to_follow_up",
            ),
        ]

    def __str__(self) -> str:
        """Name the month."""
        return self.month

    @property
    def first_day(self) -> date:
        """Return the first day of the month, for the page to format."""
        return date.fromisoformat(f"{self.month}-01")
