"""The coordination track of one contact: its queue, its stage, who answers, the way home."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules, track_rules
from finmaskig.cases.models.track.choices import Queue, ReturnGround, Stage, YesNo
from finmaskig.cases.models.track.rows import in_order
from finmaskig.shared.models import UUIDModel


class Track(UUIDModel):
    """One person's way through the authorities. Only a contact of mode D has one."""

    case = models.OneToOneField("cases.Case", on_delete=models.CASCADE, related_name="track")
    mode = models.CharField(_("dokumentation"), max_length=1, default=rules.COORDINATION)
    queue = models.CharField(_("kö"), max_length=8, choices=Queue.choices)
    stage = models.CharField(_("steg i manualen"), max_length=14, choices=Stage.choices)
    stages = models.JSONField(_("stegens läge"), default=dict, blank=True)
    opened_on = models.DateField(_("öppnat"))
    municipality = models.ForeignKey(
        "organisations.Municipality",
        verbose_name=_("ansvarig kommun"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    board = models.CharField(_("ansvarig nämnd"), max_length=24, blank=True)
    child_alone = models.CharField(
        _("barn utan vårdnadshavare här"), max_length=3, blank=True, choices=YesNo.choices
    )
    alone_known_on = models.DateField(_("det blev känt"), null=True, blank=True)
    guardian_asked_on = models.DateField(_("god man begärd"), null=True, blank=True)
    guardian_appointed_on = models.DateField(_("god man förordnad"), null=True, blank=True)
    rights_opened_on = models.DateField(_("checklistan öppnad"), null=True, blank=True)
    rights_left = models.PositiveSmallIntegerField(_("rättigheter kvar"), default=0)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("samordningsspår")
        verbose_name_plural = _("samordningsspår")
        constraints = [
            models.CheckConstraint(
                condition=Q(mode=rules.COORDINATION), name="cases_track_is_of_mode_d"
            ),
            models.CheckConstraint(
                condition=Q(queue__in=track_rules.QUEUES) & Q(stage__in=track_rules.STAGES),
                name="cases_track_queue_and_stage_are_known",
            ),
            models.CheckConstraint(
                condition=Q(child_alone="yes")
                | Q(guardian_asked_on__isnull=True, guardian_appointed_on__isnull=True),
                name="cases_track_guardian_only_for_a_child_alone",
            ),
            in_order(
                "guardian_asked_on", "guardian_appointed_on", "cases_track_guardian_is_asked_first"
            ),
        ]
        indexes = [models.Index(fields=["queue"], name="cases_track_queue")]

    def __str__(self) -> str:
        """Return its id."""
        return str(self.pk)

    def state_of(self, stage: str) -> str:
        """Return how far one of the six steps has come."""
        return str(self.stages.get(stage, track_rules.WAITING))


class VoluntaryReturn(UUIDModel):
    """The way home, for who wants it: only the country, never a place."""

    track = models.OneToOneField(Track, on_delete=models.CASCADE, related_name="voluntary_return")
    ground = models.CharField(_("varför"), max_length=24, choices=ReturnGround.choices)
    consent_on = models.DateField(_("samtyckte"), null=True, blank=True)
    referred_on = models.DateField(_("anmäld till programmet"), null=True, blank=True)
    country = models.CharField(_("land"), max_length=2, blank=True)
    travel_on = models.DateField(_("reser"), null=True, blank=True)
    arrived_on = models.DateField(_("kom fram"), null=True, blank=True)
    allowance_to_on = models.DateField(_("ersättning till och med"), null=True, blank=True)
    first_follow_up_on = models.DateField(_("följdes upp efter tre månader"), null=True, blank=True)
    last_follow_up_on = models.DateField(_("följdes upp efter sex månader"), null=True, blank=True)
    broken_off_on = models.DateField(_("avbröts"), null=True, blank=True)
    broken_off_why = models.CharField(_("varför det avbröts"), max_length=24, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("frivilligt återvändande")
        verbose_name_plural = _("frivilliga återvändanden")
        constraints = [
            models.CheckConstraint(
                condition=Q(referred_on__isnull=True) | Q(consent_on__isnull=False),
                name="cases_voluntaryreturn_nobody_is_referred_without_consent",
            ),
            models.CheckConstraint(
                condition=Q(allowance_to_on__isnull=True) | Q(arrived_on__isnull=False),
                name="cases_voluntaryreturn_allowance_follows_arrival",
            ),
            models.CheckConstraint(
                condition=Q(broken_off_on__isnull=True) | ~Q(broken_off_why=""),
                name="cases_voluntaryreturn_says_why_it_was_broken_off",
            ),
            in_order("consent_on", "referred_on", "cases_voluntaryreturn_consent_is_first"),
            in_order("travel_on", "arrived_on", "cases_voluntaryreturn_travel_is_first"),
            in_order("arrived_on", "allowance_to_on", "cases_voluntaryreturn_allowance_in_order"),
        ]

    def __str__(self) -> str:
        """Return its id."""
        return str(self.pk)
