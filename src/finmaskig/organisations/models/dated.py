"""Rows that hold between two days; both days count, and an open end is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date


def in_order(name: str) -> models.CheckConstraint:
    """Return the claim that a row does not end before it begins."""
    return models.CheckConstraint(
        condition=models.Q(valid_to__isnull=True)
        | models.Q(valid_from__isnull=True)
        | models.Q(valid_to__gte=models.F("valid_from")),
        name=name,
        violation_error_message=_("Sista dagen ligger före första dagen. Ändra en av dem."),
    )


def begins_once(name: str, *fields: str) -> list[models.UniqueConstraint]:
    """Return the claims that no two rows of a thing begin on the same day.

    Two claims, since SQLite cannot count an empty day as equal to another empty day.
    """
    return [
        models.UniqueConstraint(fields=[*fields, "valid_from"], name=f"{name}_begins_once"),
        models.UniqueConstraint(
            fields=fields,
            condition=models.Q(valid_from__isnull=True),
            name=f"{name}_has_one_open_start",
        ),
    ]


def on_day(on: date) -> models.Q:
    """Return the condition that a row holds on a day."""
    return (models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=on)) & (
        models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=on)
    )


class DatedModel(models.Model):
    """A row with a first and a last day."""

    valid_from = models.DateField(_("gäller från"), null=True, blank=True)
    valid_to = models.DateField(_("gäller till och med"), null=True, blank=True)

    class Meta:
        abstract = True

    def is_valid_on(self, on: date) -> bool:
        """Tell whether the row holds on a day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)
