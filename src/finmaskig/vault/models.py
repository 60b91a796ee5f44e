"""The wrapped keys of records. Without its row here, a record's text is noise for ever."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from finmaskig.shared.models import UUIDModel


class RecordKey(UUIDModel):
    """The key of one record, wrapped by one unit's key; two units share a frozen record.

    Record and unit are plain values: this lies below the domains that own them. After a deep
    rotation the key before stays for a while in ``older``, for who was reading or writing then.
    """

    record = models.UUIDField(_("post"))
    unit_id = models.UUIDField(_("enhet"))
    key_id = models.CharField(_("enhetens nyckel"), max_length=36)
    wrapped = models.BinaryField(_("inslagen nyckel"))
    older = models.BinaryField(_("inslagen nyckel före bytet"), null=True)
    renewed_at = models.DateTimeField(_("bytt"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "unit_id"], name="vault_recordkey_is_one_for_a_unit"
            ),
            models.CheckConstraint(
                condition=models.Q(older__isnull=True, renewed_at__isnull=True)
                | models.Q(older__isnull=False, renewed_at__isnull=False),
                name="vault_recordkey_older_has_its_time",
            ),
        ]
        indexes = [
            models.Index(fields=["key_id"], name="vault_recordkey_of_key"),
            models.Index(
                fields=["renewed_at"],
                condition=models.Q(renewed_at__isnull=False),
                name="vault_recordkey_renewed",
            ),
        ]

    def __str__(self) -> str:
        """Return which record it opens."""
        return str(self.record)
