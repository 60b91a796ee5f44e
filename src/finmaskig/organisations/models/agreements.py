"""Agreements with dates. Joined is never a flag: it is an agreement in force on a day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from finmaskig.organisations.models.dated import DatedModel, begins_once, in_order
from finmaskig.organisations.models.places import Municipality
from finmaskig.organisations.models.services import Service
from finmaskig.organisations.models.units import Organisation
from finmaskig.shared.models import UUIDModel


class Agreement(UUIDModel, DatedModel):
    """An agreement between parties.

    ``valid_from`` is the first day it is known to be in force. When the true first day may be
    earlier, ``possible_from`` tells from when; between the two the answer is "unknown".
    """

    class Kind(models.TextChoices):
        """What an agreement is about."""

        COUNTY_OFFER = "county_offer", _("Länserbjudandet")
        POLICE = "police", _("Samverkan med polisen")
        PARTNERSHIP = "partnership", _("Idéburet offentligt partnerskap")
        OTHER = "other", _("Annat avtal")

    class Precision(models.TextChoices):
        """How well the day of signing is known."""

        DAY = "day", _("dag")
        MONTH = "month", _("månad")
        UNKNOWN = "unknown", _("okänd")

    code = models.SlugField(_("kod"), max_length=80, unique=True)
    kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("namn"), max_length=160)
    reference_number = models.CharField(_("diarienummer"), max_length=60, blank=True)
    signed_on = models.DateField(_("tecknat"), null=True, blank=True)
    signed_precision = models.CharField(
        _("hur säkert"), max_length=10, choices=Precision.choices, default=Precision.DAY
    )
    possible_from = models.DateField(_("kan ha gällt från"), null=True, blank=True)
    host = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="hosted_agreements"
    )
    services = models.ManyToManyField(Service, blank=True, related_name="agreements")
    follow_up_on = models.DateField(_("nästa uppföljning"), null=True, blank=True)
    follow_up_months = models.PositiveSmallIntegerField(
        _("uppföljning var n:e månad"), null=True, blank=True
    )
    meetings_per_year = models.PositiveSmallIntegerField(
        _("möten per år, minst"), null=True, blank=True
    )
    source = models.CharField(_("källa"), max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            in_order("organisations_agreement_days_are_in_order"),
            models.CheckConstraint(
                condition=models.Q(possible_from__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(possible_from__lte=models.F("valid_from")),
                name="organisations_agreement_possible_is_before_known",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="county_offer", host__isnull=False)
                | ~models.Q(kind="county_offer"),
                name="organisations_agreement_county_offer_has_a_host",
            ),
        ]

    def __str__(self) -> str:
        """Return the agreement's name."""
        return self.name


class AgreementParty(UUIDModel):
    """One party: a municipality or an organisation."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="agreement_parties"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="agreement_parties"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(municipality__isnull=False, organisation__isnull=True)
                | models.Q(municipality__isnull=True, organisation__isnull=False),
                name="organisations_agreementparty_is_one",
            ),
            models.UniqueConstraint(
                fields=["agreement", "municipality"],
                name="organisations_agreementparty_municipality_is_named_once",
            ),
            models.UniqueConstraint(
                fields=["agreement", "organisation"],
                name="organisations_agreementparty_organisation_is_named_once",
            ),
        ]

    def __str__(self) -> str:
        """Return the party's key."""
        return self.municipality_id or str(self.organisation_id)


class CountyStatus(UUIDModel, DatedModel):
    """What a source says of a municipality without an agreement."""

    class Status(models.TextChoices):
        """What is known."""

        NOT_JOINED = "not_joined", _("inte ansluten")
        UNKNOWN = "unknown", _("okänt")
        OTHER_COUNTY = "other_county", _("hör till ett annat län")

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="county_statuses")
    status = models.CharField(_("uppgift"), max_length=20, choices=Status.choices)
    note = models.CharField(_("anmärkning"), max_length=300)
    source = models.CharField(_("källa"), max_length=200)

    class Meta:
        constraints = [
            in_order("organisations_countystatus_days_are_in_order"),
            *begins_once("organisations_countystatus", "municipality"),
        ]

    def __str__(self) -> str:
        """Return municipality and status."""
        return f"{self.municipality_id} {self.status}"
