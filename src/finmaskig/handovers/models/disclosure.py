"""What has been told to whom, on what ground, by whose decision. Oral words too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.actor import Side
from finmaskig.handovers import grounds
from finmaskig.handovers.choices_grounds import About, Decider, ReceiverKind, State, Way
from finmaskig.handovers.models.consent import ONE_RECEIVER
from finmaskig.shared.errors import DomainError
from finmaskig.shared.models import UUIDModel
from finmaskig.vault.fields import SealedField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models.base import ModelBase

FINAL = (State.MADE, State.REFUSED)
AFTER_DECISION = {"state", "made_at", "made_by"}
"""What is still written when a lead has said yes: that it was told, and when."""


class DisclosureIsFixed(DomainError):
    """What was decided or told is never changed: a correction is a new row."""


class Disclosure(UUIDModel):
    """One time that something was told, or one proposal to tell it."""

    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    side = models.CharField(_("sida"), max_length=8, choices=Side.choices)
    about_kind = models.CharField(_("om"), max_length=12, choices=About.choices)
    about_id = models.UUIDField(_("underlag"), null=True, blank=True)
    case = models.ForeignKey(
        "cases.Case", on_delete=models.CASCADE, null=True, blank=True, related_name="disclosures"
    )
    record = models.UUIDField(_("nyckel"))
    """Whose key its texts lie under: the contact's, or else the unit's own."""
    parts = models.JSONField(_("vad"), default=list)
    receiver_kind = models.CharField(_("till vem"), max_length=20, choices=ReceiverKind.choices)
    receiver_unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    receiver_words = SealedField(_("till vem, med ord"))
    ground = models.CharField(_("grund"), max_length=24)
    consent = models.ForeignKey(
        "handovers.Consent",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="disclosures",
    )
    weighing = SealedField(_("vägning"))
    how = models.CharField(_("hur"), max_length=12, choices=Way.choices)
    was_urgent = models.BooleanField(_("i fara, antecknat efteråt"), default=False)
    state = models.CharField(_("läge"), max_length=12, choices=State.choices)
    proposed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("av")
    )
    registered_at = models.DateTimeField(_("antecknat"))
    decided_as = models.CharField(
        _("vem bestämde"), max_length=12, choices=Decider.choices, blank=True
    )
    decided_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("beslutat"), null=True, blank=True)
    decision_weighing = SealedField(_("chefens vägning"))
    made_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(_("lämnat"), null=True, blank=True)
    corrects = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="corrections"
    )

    class Meta:
        verbose_name = _("utlämnande")
        verbose_name_plural = _("utlämnanden")
        ordering = ["-registered_at"]
        constraints = [
            models.CheckConstraint(
                condition=ONE_RECEIVER, name="handovers_disclosure_has_a_receiver"
            ),
            models.CheckConstraint(
                condition=Q(ground=grounds.CONSENT, consent__isnull=False, case__isnull=False)
                | (~Q(ground=grounds.CONSENT) & Q(consent__isnull=True)),
                name="handovers_disclosure_rests_on_what_it_says",
            ),
            models.CheckConstraint(
                condition=Q(state=State.PROPOSED, decided_at__isnull=True, decided_as="")
                | (~Q(state=State.PROPOSED) & Q(decided_at__isnull=False) & ~Q(decided_as="")),
                name="handovers_disclosure_decided_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(state=State.MADE, made_at__isnull=False, made_by__isnull=False)
                | (~Q(state=State.MADE) & Q(made_at__isnull=True, made_by__isnull=True)),
                name="handovers_disclosure_made_says_when",
            ),
            models.CheckConstraint(
                condition=Q(about_kind="case", case__isnull=False)
                | (~Q(about_kind="case") & Q(case__isnull=True)),
                name="handovers_disclosure_of_a_contact_names_it",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-registered_at"], name="handovers_disclosure_of_unit"),
            models.Index(
                fields=["board", "side"],
                condition=Q(state="proposed"),
                name="handovers_disclosure_waiting",
            ),
        ]

    def __str__(self) -> str:
        """Return its day and its ground."""
        return f"{self.registered_at:%Y-%m-%d} {self.ground}"

    @property
    def is_proposed(self) -> bool:
        """Tell whether a lead has still to decide."""
        return self.state == State.PROPOSED

    @property
    def is_allowed(self) -> bool:
        """Tell whether a lead has said yes and it has not been told yet."""
        return self.state == State.ALLOWED

    @property
    def is_made(self) -> bool:
        """Tell whether it has been told."""
        return self.state == State.MADE

    @property
    def section(self) -> str:
        """Return the section it rests on."""
        return grounds.section_of(self.ground)

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Save a new row or its next state; what is decided or told is never changed."""
        if not self._state.adding:
            self._refuse_rewriting(set(update_fields or ()))
        super().save(
            force_insert=force_insert,
            force_update=force_update,
            using=using,
            update_fields=update_fields,
        )

    def _refuse_rewriting(self, fields: set[str]) -> None:
        kept = Disclosure.objects.only("state").get(pk=self.pk).state
        late = kept == State.ALLOWED and fields != AFTER_DECISION
        if kept in FINAL or late or not fields:
            raise DisclosureIsFixed(
                _("Det som är beslutat eller lämnat ändras inte. Skriv en rättelse i stället.")
            )
