"""A person's yes: what, to whom, why, for how long, and when it was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.handovers.choices_grounds import GivenHow, Giver, ReceiverKind
from finmaskig.shared.errors import DomainError
from finmaskig.shared.models import UUIDModel
from finmaskig.vault.fields import SealedField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models.base import ModelBase

ONE_RECEIVER = Q(receiver_kind="unit", receiver_unit__isnull=False) | (
    ~Q(receiver_kind="unit") & Q(receiver_unit__isnull=True)
)
"""A unit where a unit is meant, and only there."""


class ConsentIsFixed(DomainError):
    """What somebody said yes to is never changed: it is taken back, and asked for anew."""


class Consent(UUIDModel):
    """One yes in one contact. Only its end is ever written to."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="consents")
    parts = models.JSONField(_("vad"), default=list)
    receiver_kind = models.CharField(_("till vem"), max_length=20, choices=ReceiverKind.choices)
    receiver_unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    receiver_words = SealedField(_("till vem, med ord"))
    purpose = SealedField(_("varför"))
    given_how = models.CharField(_("hur"), max_length=12, choices=GivenHow.choices)
    given_by = models.CharField(_("vem sa ja"), max_length=12, choices=Giver.choices)
    maturity = SealedField(_("om mognaden"))
    language = models.CharField(_("språk"), max_length=12)
    interpreter = models.CharField(_("tolk"), max_length=12, blank=True)
    text_version = models.CharField(_("texten som lästes upp"), max_length=20)
    given_on = models.DateField(_("gavs"))
    valid_until = models.DateField(_("gäller till och med"))
    received_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("av")
    )
    received_at = models.DateTimeField(_("antecknat"))
    withdrawn_at = models.DateTimeField(_("återtaget"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("samtycke")
        verbose_name_plural = _("samtycken")
        ordering = ["-given_on", "-received_at"]
        constraints = [
            models.CheckConstraint(condition=ONE_RECEIVER, name="handovers_consent_has_a_receiver"),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("given_on")),
                name="handovers_consent_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="handovers_consent_withdrawn_says_by_whom",
            ),
        ]
        indexes = [models.Index(fields=["case", "-given_on"], name="handovers_consent_of_case")]

    def __str__(self) -> str:
        """Return its days."""
        return f"{self.given_on} – {self.valid_until}"

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Save a new yes, or the end of one; nothing else of it is ever changed."""
        if not self._state.adding and set(update_fields or ()) != {"withdrawn_at", "withdrawn_by"}:
            raise ConsentIsFixed(
                _("Ett samtycke ändras inte. Ta tillbaka det och ta emot ett nytt.")
            )
        super().save(
            force_insert=force_insert,
            force_update=force_update,
            using=using,
            update_fields=update_fields,
        )
