"""A list of records whose time has run out, on its way through two persons and seven days."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.actor import Side
from finmaskig.retention import rules
from finmaskig.retention.choices import ItemState, ListState, Why
from finmaskig.shared.clock import local
from finmaskig.shared.models import UUIDModel


class DestructionList(UUIDModel):
    """The ripe records of one unit. Its constraints hold the two persons apart."""

    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    side = models.CharField(_("sida"), max_length=8, choices=Side.choices)
    state = models.CharField(
        _("läge"), max_length=12, choices=ListState.choices, default=ListState.MADE
    )
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("gjord"))
    reviewed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_as = models.CharField(_("granskad som"), max_length=120, blank=True)
    reviewed_at = models.DateTimeField(_("granskad"), null=True, blank=True)
    approved_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_as = models.CharField(_("beslutad som"), max_length=120, blank=True)
    approved_at = models.DateTimeField(_("beslutad"), null=True, blank=True)
    stopped_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    stopped_at = models.DateTimeField(_("stoppad"), null=True, blank=True)
    begun_at = models.DateTimeField(_("påbörjad"), null=True, blank=True)
    ended_at = models.DateTimeField(_("klar"), null=True, blank=True)

    class Meta:
        verbose_name = _("gallringslista")
        verbose_name_plural = _("gallringslistor")
        ordering = ["-made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=rules.STATES), name="retention_list_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[rules.MADE, rules.STOPPED])
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
                name="retention_list_is_reviewed_first",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[rules.APPROVED, rules.RUNNING, rules.DESTROYED])
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="retention_list_is_approved_first",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | (~Q(approved_by=F("reviewed_by")) & ~Q(approved_by=F("made_by"))),
                name="retention_list_takes_two_persons",
            ),
            models.UniqueConstraint(
                fields=["unit", "board", "side"],
                condition=Q(state__in=rules.OPEN_STATES),
                name="retention_list_is_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        """Return its state."""
        return self.get_state_display()

    @property
    def cools_until(self) -> date | None:
        """Return the last day on which the decision can be stopped."""
        if self.approved_at is None:
            return None
        return rules.cools_until(local(self.approved_at).date())

    @property
    def can_be_stopped(self) -> bool:
        """Tell whether stopping still saves the records."""
        return rules.target_of(self.state, "stop") is not None


class ListItem(UUIDModel):
    """One record of a list: what was known of it when it was reviewed."""

    list = models.ForeignKey(DestructionList, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(_("slag"), max_length=24)
    record = models.UUIDField(_("post"))
    last_on = models.DateField(_("tiden räknas från"))
    earliest_on = models.DateField(_("gallras tidigast"))
    done_by_on = models.DateField(_("gallras senast"), null=True, blank=True)
    mark = models.CharField(_("hur den såg ut"), max_length=64)
    rule = models.CharField(_("regel"), max_length=120)
    decision = models.ForeignKey(
        "retention.DestructionDecision", on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        _("läge"), max_length=8, choices=ItemState.choices, default=ItemState.LISTED
    )
    why = models.CharField(
        _("varför den föll bort"), max_length=12, choices=Why.choices, blank=True
    )

    class Meta:
        verbose_name = _("post på en gallringslista")
        verbose_name_plural = _("poster på en gallringslista")
        ordering = ["kind", "last_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["list", "kind", "record"], name="retention_listitem_is_once_in_a_list"
            ),
            models.UniqueConstraint(
                fields=["record", "kind"],
                condition=Q(state__in=rules.ACTIVE_ITEM_STATES),
                name="retention_listitem_is_in_one_list",
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.ITEM_STATES), name="retention_listitem_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        """Return its state."""
        return self.get_state_display()
