"""A handover: responsibility for a person goes from one unit to a receiver, with a receipt."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.actor import Side
from finmaskig.handovers import rules
from finmaskig.handovers.choices_moves import (
    REASONS,
    Afterwards,
    Age,
    Matter,
    Outcome,
    ReceiverKind,
    State,
)
from finmaskig.shared.freetext import refuse_identity
from finmaskig.shared.models import UUIDModel
from finmaskig.vault.fields import SealedField


class Handover(UUIDModel):
    """One handover. Its texts lie under a key of its own, which both units get."""

    case = models.ForeignKey(
        "cases.Case", models.SET_NULL, null=True, blank=True, related_name="handovers"
    )
    story_side = models.CharField(_("sida där det började"), max_length=8, choices=Side.choices)
    sender_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    sender_board = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    sent_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    receiver_kind = models.CharField(_("slags mottagare"), max_length=8, choices=ReceiverKind)
    receiver_unit = models.ForeignKey(
        "organisations.Unit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    receiver_board = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    told_kind = models.CharField(_("vem som får veta"), max_length=20, default=rules.UNIT)
    receiver_name = models.CharField(_("mottagare"), max_length=120, validators=[refuse_identity])

    matter = models.CharField(_("vad det gäller"), max_length=12, choices=Matter)
    age_group = models.CharField(_("barn eller vuxen"), max_length=8, choices=Age)
    languages = models.JSONField(_("språk"), default=list, blank=True)
    parts = models.JSONField(_("delar som följer med"), default=list, blank=True)
    afterwards = models.CharField(_("vår egen kontakt efteråt"), max_length=8, choices=Afterwards)

    ground = models.CharField(_("grund"), max_length=40)
    consent_ref = models.UUIDField(_("samtycke"), null=True, blank=True)
    weighing = SealedField(_("avvägning"))
    disclosure_ref = models.UUIDField(_("chefens beslut"), null=True, blank=True)
    decided_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+"
    )

    state = models.CharField(_("läge"), max_length=10, choices=State, default=State.PROPOSED)
    sent_at = models.DateTimeField(_("föreslaget"))
    answer_by = models.DateTimeField(_("svar senast"))
    seen_at = models.DateTimeField(_("sett"), null=True, blank=True)
    answered_at = models.DateTimeField(_("besvarat"), null=True, blank=True)
    answered_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(
        _("varför inte"), max_length=20, blank=True, choices=list(REASONS.items())
    )
    reason_text = SealedField(_("med ord"))
    received_case = models.ForeignKey(
        "cases.Case", models.SET_NULL, null=True, blank=True, related_name="received_by"
    )
    receipted_at = models.DateTimeField(_("kvitterat"), null=True, blank=True)
    meet_by = models.DateField(_("möte senast"), null=True, blank=True)
    met_on = models.DateField(_("första mötet"), null=True, blank=True)
    outcome_by = models.DateField(_("utfall senast"), null=True, blank=True)
    outcome = models.CharField(_("så gick det"), max_length=12, blank=True, choices=Outcome)
    closed_at = models.DateTimeField(_("slut"), null=True, blank=True)

    class Meta:
        verbose_name = _("överlämnande")
        verbose_name_plural = _("överlämnanden")
        ordering = ["answer_by", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=rules.OPEN),
                name="handovers_handover_is_open_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.STATES), name="handovers_handover_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.OPEN, closed_at__isnull=True)
                | (~Q(state__in=rules.OPEN) & Q(closed_at__isnull=False)),
                name="handovers_handover_closed_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(
                    receiver_kind=rules.UNIT,
                    receiver_unit__isnull=False,
                    receiver_board__isnull=False,
                )
                | Q(receiver_kind=rules.PAPER),
                name="handovers_handover_has_a_receiver",
            ),
            models.CheckConstraint(
                condition=Q(receiver_unit__isnull=True) | ~Q(receiver_unit=F("sender_unit")),
                name="handovers_handover_goes_to_another_unit",
            ),
            models.CheckConstraint(
                condition=Q(received_case__isnull=True) | Q(state__in=rules.TAKEN),
                name="handovers_handover_opens_a_contact_when_taken",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=rules.TAKEN)
                | Q(answered_at__isnull=False, answered_at__lte=F("answer_by"), reason=""),
                name="handovers_handover_is_taken_in_time",
            ),
            models.CheckConstraint(condition=~Q(ground=""), name="handovers_handover_has_a_ground"),
        ]
        indexes = [
            models.Index(
                fields=["receiver_unit", "answer_by"],
                condition=Q(closed_at__isnull=True),
                name="handovers_handover_open_in",
            ),
            models.Index(
                fields=["sender_unit", "answer_by"],
                condition=Q(closed_at__isnull=True),
                name="handovers_handover_open_out",
            ),
            models.Index(fields=["receiver_unit", "-closed_at"], name="handovers_handover_in"),
            models.Index(fields=["sender_unit", "-closed_at"], name="handovers_handover_out"),
            models.Index(
                fields=["answer_by"],
                condition=Q(state__in=rules.WAITING),
                name="handovers_handover_waiting",
            ),
        ]

    def __str__(self) -> str:
        """Return to whom it goes."""
        return self.receiver_name

    @property
    def is_waiting(self) -> bool:
        """Tell whether nobody has answered yet."""
        return self.state in rules.WAITING

    @property
    def is_taken(self) -> bool:
        """Tell whether the receiver is responsible now."""
        return self.state in rules.TAKEN

    @property
    def is_open(self) -> bool:
        """Tell whether something still happens with it."""
        return self.closed_at is None

    @property
    def is_on_paper(self) -> bool:
        """Tell whether the receiver works outside Finmaskig."""
        return self.receiver_kind == rules.PAPER

    @property
    def is_answered_with_code(self) -> bool:
        """Tell whether somebody outside has answered, and nobody here has kept the answer yet."""
        if not self.is_on_paper or not self.is_waiting:
            return False
        paper = getattr(self, "paper", None)
        return paper is not None and bool(paper.receipt.answer)

    @property
    def responsible_name(self) -> str:
        """Return the name of whoever is responsible for the person now."""
        return self.receiver_name if self.is_taken else self.sender_unit.name

    def can_be_answered(self, at: datetime) -> bool:
        """Tell whether a yes still counts; late is late, also before the clock has come to it."""
        return self.is_waiting and rules.is_answered_in_time(self.answer_by, at)


class Frozen(Exception):
    """What was sent is never written again."""


class Package(UUIDModel):
    """The chosen parts as they were when they were sent; one sealed text, written once."""

    handover = models.OneToOneField(Handover, models.CASCADE, related_name="package")
    form = models.PositiveSmallIntegerField(_("form"), default=1)
    content = SealedField(_("innehåll"))
    frozen_at = models.DateTimeField(_("fryst"))

    class Meta:
        verbose_name = _("paket")
        verbose_name_plural = _("paket")

    def __str__(self) -> str:
        """Return which handover it belongs to."""
        return str(self.handover_id)

    def save(self, **_options: object) -> None:
        """Write it once; a new key for its text is the vault's, which changes no word."""
        if not self._state.adding:
            raise Frozen
        super().save(force_insert=True)
