"""What the rows of a track share."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.shared.freetext import refuse_identity
from finmaskig.shared.models import UUIDModel


class TrackRow(UUIDModel):
    """A row that belongs to one track and counts its versions."""

    track = models.ForeignKey("cases.Track", on_delete=models.CASCADE, related_name="%(class)ss")
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        abstract = True


def reference_field() -> "models.CharField[str, str]":
    """Return a field for a reference number; it names a paper and never a person."""
    return models.CharField(
        _("diarienummer"), max_length=60, blank=True, validators=[refuse_identity]
    )


def in_order(first: str, last: str, name: str) -> models.CheckConstraint:
    """Return the claim that one day does not come before another."""
    missing = Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True})
    return models.CheckConstraint(condition=missing | Q(**{f"{last}__gte": F(first)}), name=name)
