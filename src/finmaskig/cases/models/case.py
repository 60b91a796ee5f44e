"""A support contact: someone known by an alias, and how we work with her."""

from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.actor import Side
from finmaskig.cases import rules
from finmaskig.cases.choices import Again, Form, Kind, Mode, Origin
from finmaskig.cases.models.situation import CONSTRAINTS, SituationModel
from finmaskig.shared.freetext import refuse_identity
from finmaskig.shared.models import UUIDModel
from finmaskig.vault.fields import SealedField

NO_DAY = ExpressionWrapper(Q(next_talk_on__isnull=True), output_field=models.BooleanField())
"""Contacts without a next day stand last; written so that an index can keep that order."""


class Case(SituationModel, UUIDModel):
    """One support contact. Who she is stands nowhere."""

    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="cases")
    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="cases"
    )
    side = models.CharField(_("sida"), max_length=8, choices=Side.choices)
    alias = models.CharField(_("alias"), max_length=60, validators=[refuse_identity])
    alias_key = models.CharField(_("alias att söka"), max_length=60)
    mode = models.CharField(_("dokumentation"), max_length=1, choices=Mode.choices)
    kind = models.CharField(_("vem"), max_length=12, choices=Kind.choices)
    form = models.CharField(
        _("enskilt eller par"), max_length=10, choices=Form.choices, default=Form.INDIVIDUAL
    )
    way_in = models.CharField(_("väg hit"), max_length=24, blank=True)
    origin_kind = models.CharField(
        _("öppnad från"), max_length=12, choices=Origin.choices, blank=True
    )
    origin_id = models.UUIDField(_("underlag"), null=True, blank=True)
    external_reference = models.CharField(
        _("diarienummer i kommunens system"),
        max_length=60,
        blank=True,
        validators=[refuse_identity],
    )
    opened_on = models.DateField(_("öppnad"))
    mode_from = models.DateField(_("dokumenterad så sedan"))
    closed_on = models.DateField(_("avslutad"), null=True, blank=True)
    worker = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="cases", verbose_name=_("ansvarig")
    )

    reach = models.JSONField(_("så når vi personen"), default=list, blank=True)
    reach_days = models.JSONField(_("trygga dagar"), default=list, blank=True)
    reach_hours = models.JSONField(_("trygga tider"), default=list, blank=True)
    reach_text = SealedField(_("att tänka på"))
    never_leave_message = models.BooleanField(_("lämna aldrig meddelande"), default=True)
    recognition = models.CharField(_("igenkänningskod"), max_length=128, blank=True)
    recognition_questions = models.JSONField(_("valda frågor"), default=list, blank=True)
    asked_alone_first_on = models.DateField(_("den ena frågad ensam"), null=True, blank=True)
    asked_alone_second_on = models.DateField(_("den andra frågad ensam"), null=True, blank=True)
    informed_on = models.DateField(_("fick veta vad vi måste berätta"), null=True, blank=True)

    refused_on = models.DateField(_("tackade nej"), null=True, blank=True)
    contact_again = models.CharField(
        _("får vi höra av oss igen?"), max_length=3, choices=Again.choices, blank=True
    )
    contact_again_on = models.DateField(_("höra av sig igen"), null=True, blank=True)
    next_talk_on = models.DateField(_("nästa samtal"), null=True, blank=True)
    last_heard_on = models.DateField(_("senast hörts"))
    quiet_from = models.DateField(_("tyst sedan"))
    last_note_on = models.DateField(_("senaste anteckning"))
    fading_at = models.DateTimeField(_("gallras sedan"), null=True, blank=True)
    talk_count = models.PositiveIntegerField(_("samtal, också uteblivna"), default=0)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("stödkontakt")
        verbose_name_plural = _("stödkontakter")
        ordering = ["alias_key"]
        constraints = [
            *CONSTRAINTS,
            models.UniqueConstraint(
                fields=["unit", "alias_key"], name="cases_case_alias_is_one_in_a_unit"
            ),
            models.UniqueConstraint(
                fields=["unit", "recognition"],
                condition=~Q(recognition=""),
                name="cases_case_code_is_one_in_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(mode__in=rules.MODES), name="cases_case_mode_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=rules.KINDS) & Q(form__in=rules.FORMS),
                name="cases_case_kind_is_known",
            ),
            models.CheckConstraint(
                condition=(~Q(kind=rules.BUYER) | ~Q(side="victim"))
                & (~Q(kind=rules.OWN) | ~Q(side="buyer")),
                name="cases_case_stands_on_its_side_of_the_wall",
            ),
            models.CheckConstraint(
                condition=~Q(mode=rules.COORDINATION) | ~Q(side="buyer"),
                name="cases_case_is_not_coordinated_among_buyers",
            ),
            models.CheckConstraint(
                condition=Q(external_reference="") | Q(mode__in=rules.FILE_MODES),
                name="cases_case_reference_only_where_a_file_is",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="cases_case_ends_after_it_begins",
            ),
        ]
        indexes = [
            models.Index(
                "unit",
                "board",
                "side",
                NO_DAY,
                "next_talk_on",
                "alias_key",
                condition=Q(closed_on__isnull=True),
                name="cases_case_open_of_unit",
            ),
            models.Index(fields=["external_reference"], name="cases_case_reference"),
        ]

    def __str__(self) -> str:
        """Return the alias."""
        return self.alias

    @property
    def is_open(self) -> bool:
        """Tell whether we work with the person now."""
        return self.closed_on is None

    @property
    def legal_ground(self) -> str:
        """Return the section that this way of documenting rests on."""
        return rules.GROUNDS[self.mode]

    @property
    def holds_text(self) -> bool:
        """Tell whether a talk may have a text."""
        return self.mode in rules.TEXT_MODES

    @property
    def is_support(self) -> bool:
        """Tell whether the contact holds a situation and a plan (mode B)."""
        return self.mode == rules.SUPPORT

    @property
    def is_couple(self) -> bool:
        """Tell whether two persons come together."""
        return self.form == rules.COUPLE

    @property
    def is_buyer(self) -> bool:
        """Tell whether the person buys sex."""
        return self.kind == rules.BUYER

    @property
    def has_file(self) -> bool:
        """Tell whether the person has a file in the municipality's own system."""
        return self.mode in rules.FILE_MODES

    @property
    def both_asked_alone(self) -> bool:
        """Tell whether each of a couple has been asked alone about violence."""
        return bool(self.asked_alone_first_on and self.asked_alone_second_on)

    @property
    def is_coordination(self) -> bool:
        """Tell whether the contact is a coordination track (mode D)."""
        return self.mode == rules.COORDINATION


class CasePeriod(UUIDModel):
    """One time from opening to closing: a contact that is opened again has several."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="periods")
    opened_on = models.DateField(_("öppnad"))
    closed_on = models.DateField(_("avslutad"), null=True, blank=True)
    closing_reason = models.CharField(_("varför"), max_length=24, blank=True)
    outcome = models.CharField(_("hur det gick"), max_length=24, blank=True)

    class Meta:
        ordering = ["opened_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(closed_on__isnull=True),
                name="cases_caseperiod_one_is_open",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closing_reason="", outcome="")
                | (Q(closed_on__isnull=False) & ~Q(closing_reason="")),
                name="cases_caseperiod_closed_says_why",
            ),
        ]

    def __str__(self) -> str:
        """Return its days."""
        return f"{self.opened_on} – {self.closed_on or ''}"
