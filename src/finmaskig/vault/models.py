"""The wrapped keys of records. Without its row here, a record's text is noise for ever."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from finmaskig.shared.models import UUIDModel


class RecordKey(UUIDModel):
    """The key of one record, wrapped by one unit's key; two units share a frozen record.

    Record and unit are plain values: this lies below the domains that own them.
    """

    record = models.UUIDField(_("post"))
    unit_id = models.UUIDField(_("enhet"))
    key_id = models.CharField(_("enhetens nyckel"), max_length=36)
    wrapped = models.BinaryField(_("inslagen nyckel"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "unit_id"], name="vault_recordkey_is_one_for_a_unit"
            ),
        ]
        indexes = [models.Index(fields=["key_id"], name="vault_recordkey_of_key")]

    def __str__(self) -> str:
        """Return which record it opens."""
        return str(self.record)
