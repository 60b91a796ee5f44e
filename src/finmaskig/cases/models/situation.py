"""What mode B may hold of a person's situation: value lists, all optional, no identity."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules
from finmaskig.vault.fields import SealedField


class SituationModel(models.Model):
    """The answers of mode B. Empty means not recorded; the lists are dated words."""

    age_band = models.CharField(_("ålder"), max_length=8, blank=True)
    sex = models.CharField(_("kön"), max_length=12, blank=True)
    residence = models.CharField(_("hemkommun"), max_length=8, blank=True)
    problems = models.JSONField(_("det handlar om"), default=list, blank=True)
    compensations = models.JSONField(_("ersättning"), default=list, blank=True)
    reasons = models.JSONField(_("egna skäl"), default=list, blank=True)
    need_areas = models.JSONField(_("behov"), default=list, blank=True)
    needs_text = SealedField(_("med egna ord"))
    strengths = models.JSONField(_("styrkor"), default=list, blank=True)
    risk_factors = models.JSONField(_("det som gör det svårare"), default=list, blank=True)
    protective_factors = models.JSONField(_("det som skyddar"), default=list, blank=True)
    treatment_areas = models.JSONField(_("områden att prata om"), default=list, blank=True)
    sought_help = models.CharField(_("har sökt hjälp tidigare"), max_length=12, blank=True)
    sought_help_at = models.JSONField(_("var"), default=list, blank=True)
    first_time_band = models.CharField(_("ålder första gången"), max_length=8, blank=True)
    returning = models.CharField(_("har varit här förut"), max_length=8, blank=True)
    children = models.CharField(_("barn i hemmet"), max_length=8, blank=True)
    children_bands = models.JSONField(_("barnens ålder"), default=list, blank=True)
    children_text = SealedField(_("barnens situation"))
    guardian_consent_on = models.DateField(_("vårdnadshavare samtyckte"), null=True, blank=True)
    suitability_on = models.DateField(_("lämpligheten bedömd"), null=True, blank=True)
    suitability_text = SealedField(_("om lämpligheten"))

    class Meta:
        abstract = True


EMPTY = {
    "age_band": "",
    "sex": "",
    "residence": "",
    "problems": [],
    "compensations": [],
    "reasons": [],
    "need_areas": [],
    "needs_text": b"",
    "strengths": [],
    "risk_factors": [],
    "protective_factors": [],
    "treatment_areas": [],
    "sought_help": "",
    "sought_help_at": [],
    "first_time_band": "",
    "returning": "",
    "children": "",
    "children_bands": [],
    "children_text": b"",
    "guardian_consent_on__isnull": True,
    "suitability_on__isnull": True,
    "suitability_text": b"",
}
"""What every mode but B holds of a person's situation: nothing."""

CONSTRAINTS = [
    models.CheckConstraint(
        condition=Q(mode=rules.SUPPORT) | Q(**EMPTY),
        name="cases_case_only_support_holds_a_situation",
    ),
    models.CheckConstraint(
        condition=~Q(age_band=rules.YOUNGER_CHILD_BAND) | Q(guardian_consent_on__isnull=False),
        name="cases_case_under_15_has_a_guardians_consent",
    ),
    models.CheckConstraint(
        condition=~Q(age_band=rules.OLDER_CHILD_BAND) | Q(suitability_on__isnull=False),
        name="cases_case_15_to_17_is_found_suitable",
    ),
    models.CheckConstraint(
        condition=Q(age_band__in=["", *rules.AGE_BANDS])
        & Q(first_time_band__in=["", *rules.AGE_BANDS])
        & Q(sex__in=["", *rules.SEXES])
        & Q(children__in=["", *rules.YES_NO_UNKNOWN])
        & Q(returning__in=["", *rules.YES_NO_UNKNOWN])
        & Q(sought_help__in=["", "not_asked", "asked", "no", "unknown"]),
        name="cases_case_situation_is_known",
    ),
]
