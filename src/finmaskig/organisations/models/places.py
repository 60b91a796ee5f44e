"""Counties, municipalities and how many people live there."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from finmaskig.shared.models import UUIDModel

OLDEST = 150
"""An upper age that nobody passes: "and older"."""


class County(models.Model):
    """A county (län) with its region."""

    code = models.CharField(_("länskod"), primary_key=True, max_length=2)
    name = models.CharField(_("län"), max_length=60)
    region = models.CharField(_("region"), max_length=60)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        """Return the county's name."""
        return self.name


class Municipality(models.Model):
    """A municipality, by its official code of four digits."""

    code = models.CharField(_("kommunkod"), primary_key=True, max_length=4)
    name = models.CharField(_("kommun"), max_length=60)
    county = models.ForeignKey(County, models.PROTECT, related_name="municipalities")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        """Return the municipality's name."""
        return self.name


class Population(UUIDModel):
    """How many people lived in a municipality on a day, with the source."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="populations")
    on = models.DateField(_("dag"))
    sex = models.CharField(_("kön"), max_length=10, blank=True)
    age_from = models.PositiveSmallIntegerField(_("från ålder"), default=0)
    age_to = models.PositiveSmallIntegerField(_("till ålder"), default=OLDEST)
    count = models.PositiveIntegerField(_("antal"))
    source = models.CharField(_("källa"), max_length=200)

    class Meta:
        ordering = ["municipality", "on"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "on", "sex", "age_from", "age_to"],
                name="organisations_population_is_counted_once",
            ),
            models.CheckConstraint(
                condition=models.Q(sex__in=["", "woman", "man"]),
                name="organisations_population_sex_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(age_to__gte=models.F("age_from")),
                name="organisations_population_ages_are_in_order",
            ),
        ]

    def __str__(self) -> str:
        """Return place and day."""
        return f"{self.municipality_id} {self.on}"
