"""Organisations and their units: who answers for what, where and when."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.actor import Side
from finmaskig.organisations.models.dated import DatedModel, begins_once, in_order
from finmaskig.organisations.models.places import County, Municipality
from finmaskig.shared.models import UUIDModel

MINUTES_OF_A_DAY = 24 * 60
_IN_A_DAY = models.Q(
    opens__gte=0, closes__gt=models.F("opens"), closes__lte=MINUTES_OF_A_DAY, weekday__lte=6
)
_ONE_PLACE_AT_MOST = (
    models.Q(everywhere=True, municipality__isnull=True, county__isnull=True)
    | models.Q(everywhere=False, municipality__isnull=False, county__isnull=True)
    | models.Q(everywhere=False, municipality__isnull=True, county__isnull=False)
)


class Organisation(UUIDModel, DatedModel):
    """A municipality, board, authority or association, in a tree."""

    class Kind(models.TextChoices):
        """What an organisation is."""

        MUNICIPALITY = "municipality", _("kommun")
        BOARD = "board", _("nämnd")
        OFFICE = "office", _("förvaltning")
        REGION = "region", _("region")
        AUTHORITY = "authority", _("myndighet")
        CIVIL_SOCIETY = "civil_society", _("civilsamhälle")
        INTERNATIONAL = "international", _("internationell organisation")
        NETWORK = "network", _("nätverk")

    code = models.SlugField(_("kod"), max_length=80, unique=True)
    name = models.CharField(_("namn"), max_length=120)
    kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    responsibility = models.TextField(_("ansvar"))
    function_address = models.EmailField(_("funktionsadress"))
    consult_function = models.CharField(_("funktion att rådfråga"), max_length=160)

    class Meta:
        ordering = ["name"]
        constraints = [in_order("organisations_organisation_days_are_in_order")]

    def __str__(self) -> str:
        """Return the organisation's name."""
        return self.name


class Unit(UUIDModel, DatedModel):
    """A place to turn to: target group, phone, hours and side of the wall."""

    code = models.SlugField(_("kod"), max_length=80, unique=True)
    name = models.CharField(_("namn"), max_length=120)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="units")
    board = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="controlled_units"
    )
    side = models.CharField(_("sida"), max_length=10, choices=Side.choices, default=Side.NEUTRAL)
    min_age = models.PositiveSmallIntegerField(_("lägsta ålder"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("högsta ålder"), null=True, blank=True)
    serves = models.JSONField(_("för vem"), default=list, blank=True)
    serves_sex = models.CharField(_("kön"), max_length=10, blank=True)
    languages = models.JSONField(_("språk"), default=list, blank=True)
    anonymous = models.BooleanField(_("kan vara anonym"), default=False)
    free_of_charge = models.BooleanField(_("kostnadsfri"), default=True)
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    responsibility = models.TextField(_("ansvar"))
    function_address = models.EmailField(_("funktionsadress"), blank=True)
    consult_function = models.CharField(_("funktion att rådfråga"), max_length=160)
    is_staffed_here = models.BooleanField(_("arbetar i Finmaskig"), default=False)
    hours_note = models.CharField(_("om öppettiderna"), max_length=200, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            in_order("organisations_unit_days_are_in_order"),
            models.CheckConstraint(
                condition=models.Q(max_age__isnull=True)
                | models.Q(min_age__isnull=True)
                | models.Q(max_age__gte=models.F("min_age")),
                name="organisations_unit_ages_are_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values), name="organisations_unit_side_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(is_staffed_here=False) | models.Q(board__isnull=False),
                name="organisations_unit_staffed_here_has_a_controller",
            ),
        ]

    def __str__(self) -> str:
        """Return the unit's name."""
        return self.name


class UnitKind(UUIDModel, DatedModel):
    """A kind of receiver that a unit is; rules name kinds, never units."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="kinds")
    kind = models.SlugField(_("slag av mottagare"), max_length=40)

    class Meta:
        constraints = [
            in_order("organisations_unitkind_days_are_in_order"),
            *begins_once("organisations_unitkind", "unit", "kind"),
        ]

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


class UnitArea(UUIDModel, DatedModel):
    """Where a unit takes people: a municipality, one of its districts, a county or everywhere."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="areas")
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True)
    county = models.ForeignKey(County, models.PROTECT, null=True, blank=True)
    district = models.CharField(_("stadsdel"), max_length=60, blank=True)
    everywhere = models.BooleanField(_("hela landet"), default=False)

    class Meta:
        constraints = [
            in_order("organisations_unitarea_days_are_in_order"),
            models.CheckConstraint(
                condition=_ONE_PLACE_AT_MOST, name="organisations_unitarea_is_one_place"
            ),
            models.CheckConstraint(
                condition=models.Q(district="") | models.Q(municipality__isnull=False),
                name="organisations_unitarea_district_has_a_municipality",
            ),
        ]

    def __str__(self) -> str:
        """Return the place."""
        return self.district or self.municipality_id or self.county_id or "*"


class OpeningHours(UUIDModel, DatedModel):
    """One span of a weekday (0 is Monday) in minutes after midnight."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("veckodag"))
    opens = models.PositiveSmallIntegerField(_("öppnar"))
    closes = models.PositiveSmallIntegerField(_("stänger"))

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            in_order("organisations_openinghours_days_are_in_order"),
            models.CheckConstraint(
                condition=_IN_A_DAY, name="organisations_openinghours_fit_in_a_day"
            ),
        ]

    def __str__(self) -> str:
        """Return weekday and minutes."""
        return f"{self.weekday} {self.opens}-{self.closes}"


class Post(UUIDModel):
    """A profession in a unit, and how many when the source says so."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="posts")
    profession = models.CharField(_("yrke"), max_length=80)
    count = models.DecimalField(
        _("tjänster"), max_digits=5, decimal_places=2, null=True, blank=True
    )

    class Meta:
        ordering = ["profession"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "profession"], name="organisations_post_is_named_once"
            ),
        ]

    def __str__(self) -> str:
        """Return the profession, and how many when that is known."""
        return (
            self.profession
            if self.count is None
            else f"{self.profession} ({self.count.normalize():f})"
        )
