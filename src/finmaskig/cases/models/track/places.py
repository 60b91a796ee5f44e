"""Where somebody is safe, and on what permit she stays. No address, ever."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import track_rules
from finmaskig.cases.models.track.choices import Applicant, Children, Outcome, PermitKind
from finmaskig.cases.models.track.rows import TrackRow, in_order, reference_field


class Housing(TrackRow):
    """Protected housing: that it is needed, what kind, from when to when. Never where."""

    kind = models.CharField(_("slags boende"), max_length=24)
    needed_on = models.DateField(_("behovet blev känt"))
    from_on = models.DateField(_("från"), null=True, blank=True)
    to_on = models.DateField(_("till"), null=True, blank=True)
    responsible = models.CharField(_("ansvarig funktion"), max_length=24, blank=True)
    children = models.CharField(
        _("barn som följer med"), max_length=8, blank=True, choices=Children.choices
    )
    urgent_on = models.DateField(_("omedelbar insats beslutad"), null=True, blank=True)
    submitted_on = models.DateField(_("underställd förvaltningsrätten"), null=True, blank=True)
    applied_on = models.DateField(_("ansökan till förvaltningsrätten"), null=True, blank=True)
    reference_number = reference_field()

    class Meta:
        verbose_name = _("skyddat boende")
        verbose_name_plural = _("skyddade boenden")
        ordering = ["-needed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(children="urgent")
                | Q(urgent_on__isnull=True, submitted_on__isnull=True, applied_on__isnull=True),
                name="cases_housing_court_only_without_consent",
            ),
            models.CheckConstraint(
                condition=~Q(children="urgent") | Q(urgent_on__isnull=False),
                name="cases_housing_urgent_has_its_decision",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(from_on__isnull=False),
                name="cases_housing_ends_only_when_begun",
            ),
            in_order("from_on", "to_on", "cases_housing_days_are_in_order"),
        ]

    def __str__(self) -> str:
        """Return its id."""
        return str(self.pk)


class Permit(TrackRow):
    """A reflection period or another permit: applied, decided, from, to, extended."""

    kind = models.CharField(_("slag"), max_length=12, choices=PermitKind.choices)
    applicant = models.CharField(_("sökande"), max_length=20, choices=Applicant.choices)
    applied_on = models.DateField(_("ansökt"))
    reference_number = reference_field()
    outcome = models.CharField(_("beslut"), max_length=8, blank=True, choices=Outcome.choices)
    decided_on = models.DateField(_("beslutat"), null=True, blank=True)
    from_on = models.DateField(_("från"), null=True, blank=True)
    to_on = models.DateField(_("till"), null=True, blank=True)
    extension_on = models.DateField(_("förlängning ansökt"), null=True, blank=True)
    extended_to_on = models.DateField(_("förlängd till"), null=True, blank=True)

    class Meta:
        verbose_name = _("tillstånd")
        verbose_name_plural = _("tillstånd")
        ordering = ["-applied_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=track_rules.OUTCOMES)
                & (Q(outcome="") | Q(decided_on__isnull=False)),
                name="cases_permit_outcome_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(outcome=track_rules.GRANTED, from_on__isnull=False, to_on__isnull=False)
                | (
                    ~Q(outcome=track_rules.GRANTED)
                    & Q(from_on__isnull=True, to_on__isnull=True, extension_on__isnull=True)
                    & Q(extended_to_on__isnull=True)
                ),
                name="cases_permit_only_a_granted_one_has_its_days",
            ),
            models.CheckConstraint(
                condition=~Q(kind=track_rules.REFLECTION)
                | Q(applicant__in=["social_board", "lead_investigator"]),
                name="cases_permit_reflection_is_applied_for_by_board_or_investigator",
            ),
            in_order("applied_on", "decided_on", "cases_permit_is_applied_for_first"),
            in_order("from_on", "to_on", "cases_permit_days_are_in_order"),
            in_order("to_on", "extended_to_on", "cases_permit_extension_is_later"),
        ]

    def __str__(self) -> str:
        """Return its id."""
        return str(self.pk)

    @property
    def is_reflection(self) -> bool:
        """Tell whether it is a reflection period."""
        return self.kind == track_rules.REFLECTION

    @property
    def is_granted(self) -> bool:
        """Tell whether it was granted."""
        return self.outcome == track_rules.GRANTED

    @property
    def until(self) -> date | None:
        """Return its last day, extended or not."""
        return self.extended_to_on or self.to_on

    def holds(self, on: date) -> bool:
        """Tell whether the person may stay on it on a day."""
        return (
            self.from_on is not None and self.until is not None and self.from_on <= on <= self.until
        )
