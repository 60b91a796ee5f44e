"""One-time links, and the two persons who together give someone a new second factor."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.shared.models import UUIDModel


class Invitation(UUIDModel):
    """A link that lets one person choose a password, once. Only its digest is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations"
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")),
                name="accounts_invitation_expires_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        """Name the invitation by its id, never by its link."""
        return str(self.pk)


class FactorReset(UUIDModel):
    """A request to remove a lost second factor, and the other person's answer."""

    class Answer(models.TextChoices):
        """What the second person said."""

        APPROVED = "approved", _("godkänd")
        DECLINED = "declined", _("avslagen")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="factor_resets"
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField()
    reason = models.CharField(_("varför"), max_length=500)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-requested_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(answer=""), name="accounts_factorreset_one_open"
            ),
            models.CheckConstraint(
                condition=~Q(requested_by=F("user")),
                name="accounts_factorreset_not_requested_for_oneself",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True)
                | (~Q(answered_by=F("requested_by")) & ~Q(answered_by=F("user"))),
                name="accounts_factorreset_takes_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="accounts_factorreset_answered_whole_or_not",
            ),
        ]

    def __str__(self) -> str:
        """Name the request by its id."""
        return str(self.pk)
