"""A shift in the field: who, where, with whom, how safe, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.outreach.choices import (
    ContactFunction,
    Debrief,
    IncidentKind,
    Partner,
    Risk,
    ShiftState,
    Transport,
    WayOut,
)
from finmaskig.shared.clock import local
from finmaskig.shared.models import UUIDModel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

TAG_KINDS = {"planned": "plain", "running": "today", "closed": "ok", "cancelled": "plain"}


def words_of(choices: type[models.TextChoices], codes: Iterable[str]) -> str:
    """Write the words of codes in a row; a code that is gone stands for itself."""
    words = dict(choices.choices)
    return ", ".join(str(words.get(code, code)) for code in codes)


class Operation(UUIDModel):
    """An envelope around shifts, such as a week of Insats torsk."""

    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="operations"
    )
    name = models.CharField(_("namn"), max_length=80)
    starts_on = models.DateField(_("från"))
    ends_on = models.DateField(_("till och med"))

    class Meta:
        ordering = ["-starts_on", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="outreach_operation_ends_after_its_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AreaLabel(UUIDModel):
    """A unit's own word for where it works; never an address."""

    unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="area_labels"
    )
    label = models.CharField(_("område"), max_length=40)
    is_used = models.BooleanField(_("används"), default=True)

    class Meta:
        ordering = ["label"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "label"], name="outreach_arealabel_is_unique_in_its_unit"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Shift(UUIDModel):
    """One shift, from plan to end."""

    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="shifts")
    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="shifts"
    )
    municipality = models.CharField(_("kommun"), max_length=4)
    state = models.CharField(
        _("läge"), max_length=12, choices=ShiftState.choices, default=ShiftState.PLANNED
    )
    kind = models.CharField(_("slag av pass"), max_length=60)
    arenas = models.JSONField(_("arenor"), default=list, blank=True)
    area = models.CharField(_("område"), max_length=40, blank=True)
    partners = models.JSONField(_("tillsammans med"), default=list, blank=True)
    operation = models.ForeignKey(
        Operation, on_delete=models.PROTECT, null=True, blank=True, related_name="shifts"
    )
    planned_start_at = models.DateTimeField(_("börjar"))
    planned_end_at = models.DateTimeField(_("slutar"))
    started_at = models.DateTimeField(_("startade"), null=True, blank=True)
    ended_at = models.DateTimeField(_("avslutades"), null=True, blank=True)
    planned_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="planned_shifts"
    )
    nobody_met = models.BooleanField(_("vi mötte ingen"), default=False)

    risks = models.JSONField(_("kända risker"), default=list, blank=True)
    ways_out = models.JSONField(_("vägar ut"), default=list, blank=True)
    contact_function = models.CharField(
        _("vem vet var ni är"), max_length=20, choices=ContactFunction.choices, blank=True
    )
    transport = models.CharField(
        _("färdsätt"), max_length=20, choices=Transport.choices, blank=True
    )
    risk_note = models.TextField(_("att tänka på"), blank=True)
    risk_assessed_at = models.DateTimeField(_("riskbedömt"), null=True, blank=True)

    alone_reason = models.CharField(_("varför färre än två"), max_length=200, blank=True)
    check_in_at = models.DateTimeField(_("hör av sig senast"), null=True, blank=True)
    alarm_raised_at = models.DateTimeField(_("larmet gick"), null=True, blank=True)
    alarm_answered_at = models.DateTimeField(_("larmet besvarat"), null=True, blank=True)
    alarm_answered_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_alarms",
    )

    debrief = models.CharField(
        _("samtal efteråt"), max_length=20, choices=Debrief.choices, blank=True
    )
    debrief_done_at = models.DateTimeField(_("samtalet hölls"), null=True, blank=True)
    encounter_count = models.PositiveIntegerField(_("möten"), default=0)
    last_number = models.PositiveIntegerField(_("senaste nummer"), default=0)

    class Meta:
        ordering = ["-planned_start_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ShiftState.values), name="outreach_shift_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(planned_end_at__gt=F("planned_start_at")),
                name="outreach_shift_plan_ends_after_its_start",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "cancelled"]) | Q(started_at__isnull=False),
                name="outreach_shift_started_has_a_start",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", ended_at__isnull=False)
                | (~Q(state="closed") & Q(ended_at__isnull=True)),
                name="outreach_shift_only_closed_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="outreach_shift_ends_after_its_start",
            ),
            models.CheckConstraint(
                condition=Q(nobody_met=False) | Q(encounter_count=0),
                name="outreach_shift_nobody_met_has_no_encounters",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-planned_start_at"], name="outreach_shift_unit_start"),
            models.Index(
                fields=["check_in_at"],
                name="outreach_shift_check_in",
                condition=Q(state="running", check_in_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.planned_start_at:%Y-%m-%d}"

    @property
    def is_running(self) -> bool:
        """Tell whether people are out there now."""
        return self.state == ShiftState.RUNNING

    @property
    def is_planned(self) -> bool:
        """Tell whether the shift has not begun."""
        return self.state == ShiftState.PLANNED

    @property
    def is_closed(self) -> bool:
        """Tell whether the shift is over and its common list gone."""
        return self.state == ShiftState.CLOSED

    @property
    def wants_debrief(self) -> bool:
        """Tell whether somebody waits to talk with the lead."""
        return self.debrief == Debrief.LEAD and self.debrief_done_at is None

    @property
    def begins_at(self) -> datetime:
        """Return when the shift began, or shall begin."""
        return self.started_at or self.planned_start_at

    @property
    def finishes_at(self) -> datetime:
        """Return when the shift ended, or shall end."""
        return self.ended_at or self.planned_end_at

    @property
    def day(self) -> date:
        """Return the day that the shift counts for: the one on which it began."""
        return local(self.begins_at).date()

    @property
    def tag_kind(self) -> str:
        """Return the kind of tag that shows the state."""
        return TAG_KINDS[self.state]

    @property
    def partner_words(self) -> str:
        """Return with whom, in words."""
        return words_of(Partner, self.partners)

    @property
    def risk_words(self) -> str:
        """Return the known risks in words."""
        return words_of(Risk, self.risks)

    @property
    def way_out_words(self) -> str:
        """Return the ways out in words."""
        return words_of(WayOut, self.ways_out)


class ShiftUnit(UUIDModel):
    """A unit that takes part in a shift."""

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="units")
    unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="shift_units"
    )
    planned_start_at = models.DateTimeField(_("börjar"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shift", "unit"], name="outreach_shiftunit_is_once_in_a_shift"
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "-planned_start_at"], name="outreach_shiftunit_unit_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shift_id} {self.unit_id}"


class ShiftWorker(UUIDModel):
    """A worker in a shift, in the unit she works for that night."""

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="workers")
    user = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="shift_workers"
    )
    unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="shift_workers"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shift", "user"], name="outreach_shiftworker_is_once_in_a_shift"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shift_id} {self.user_id}"


class ShiftHandover(UUIDModel):
    """A shift's summary and unfinished steps, given to a named colleague."""

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="handovers")
    from_user = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="given_shift_handovers"
    )
    to_user = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="received_shift_handovers"
    )
    from_unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="given_shift_handovers"
    )
    to_unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="received_shift_handovers"
    )
    note = models.TextField(_("att veta"), blank=True)
    handed_over_at = models.DateTimeField(_("lämnat"))
    received_at = models.DateTimeField(_("läst"), null=True, blank=True)

    class Meta:
        ordering = ["-handed_over_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["shift", "to_user"],
                condition=Q(received_at__isnull=True),
                name="outreach_shifthandover_is_open_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["to_user", "to_unit"],
                name="outreach_handover_waiting",
                condition=Q(received_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shift_id} {self.to_user_id}"


class Incident(UUIDModel):
    """Threat, violence or accident that hit a worker in a shift."""

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="incidents")
    unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="incidents"
    )
    kind = models.CharField(_("vad slags händelse"), max_length=20, choices=IncidentKind.choices)
    what = models.TextField(_("vad hände"))
    follow_up = models.TextField(_("vad gör vi nu"), blank=True)
    reported_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="reported_incidents"
    )
    reported_at = models.DateTimeField(_("anmäld"))

    class Meta:
        ordering = ["reported_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.shift_id}"
