"""Steps that wait for someone, what came of them, and the rule sets a municipality adopted."""

from datetime import date
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.actor import Side
from finmaskig.guidance import rules
from finmaskig.shared.freetext import refuse_identity
from finmaskig.shared.models import UUIDModel
from finmaskig.vault.fields import SealedField


class Step(UUIDModel):
    """One thing that must, shall or can happen next; its words are frozen when it opens."""

    class Level(models.TextChoices):
        """How much the step binds."""

        MUST = rules.MUST, _("Måste")
        OFFER = rules.OFFER, _("Erbjud")
        MAY = rules.MAY, _("Kan")

    class Status(models.TextChoices):
        """Where the step stands."""

        OPEN = rules.OPEN, _("Öppet")
        DONE = rules.DONE, _("Klart")
        ANSWERED_NO = rules.ANSWERED_NO, _("Svarade nej")
        NOT_APPLICABLE = rules.NOT_APPLICABLE, _("Inte aktuellt")
        HANDED_OVER = rules.HANDED_OVER, _("Lämnat vidare")

    class Result(models.TextChoices):
        """How a step ended."""

        FULFILLED = rules.FULFILLED, _("Gjort")
        UNDERSTOOD = rules.UNDERSTOOD, _("Jag förstår")
        YES = rules.YES, _("Ja tack")
        NO = rules.NO, _("Nej tack")
        LATER = rules.LATER, _("Senare")
        COULD_NOT = rules.COULD_NOT, _("Gick inte att erbjuda")
        FACTS_CHANGED = rules.FACTS_CHANGED, _("Uppgifterna ändrades")
        PASSED = rules.PASSED, _("Mötet är över")
        HANDED_OVER = rules.HANDED_OVER, _("Lämnat vidare")
        RECEIVED = "received", _("Anmälan är mottagen")
        INQUIRY_OPENED = "inquiry_opened", _("Utredning är inledd")
        INQUIRY_NOT_OPENED = "inquiry_not_opened", _("Utredning inleds inte")
        NOT_TOLD = "not_told", _("De fick inte lämna ut det")
        NO_ANSWER = rules.NO_ANSWER, _("Inget svar än")
        CONTACTED = "contacted", _("Kontakt togs")
        NOT_REACHED = "not_reached", _("Gick inte att nå")
        CHILD_SAID_NO = "child_said_no", _("Ingen kontakt: barnet ville inte")
        NOT_SAFE = "not_safe", _("Ingen kontakt: kan skada barnet")
        BOARD_DECIDES = "board_decides", _("Ingen kontakt: socialnämnden avgör")
        CAME = "came", _("Kom")
        DID_NOT_COME = "did_not_come", _("Kom inte")
        UNKNOWN = "unknown", _("Vi vet inte")
        SENT = "sent", _("Skickat")

    class Precision(models.TextChoices):
        """How exactly the due time is meant."""

        NOW = rules.NOW, _("Genast")
        MEETING = rules.MEETING, _("I mötet")
        HOUR = rules.HOUR, _("Klockslag")
        DAY = rules.DAY, _("Dag")
        UNDATED = rules.UNDATED, _("Ingen tid")

    class ForRole(models.TextChoices):
        """Whose work it is in the owner unit."""

        WORKER = rules.FOR_WORKER, _("medarbetare")
        COORDINATOR = rules.FOR_COORDINATOR, _("samordnare")

    rule_code = models.CharField(_("regel"), max_length=80)
    code = models.CharField(_("steg"), max_length=80)
    level = models.CharField(_("nivå"), max_length=5, choices=Level.choices)
    title = models.CharField(_("vad"), max_length=200)
    say = models.TextField(_("ord att säga"), blank=True)
    why = models.TextField(_("varför"))
    source = models.CharField(_("källa"), max_length=300)
    receiver_kind = models.CharField(_("slags mottagare"), max_length=40)
    receiver_unit = models.ForeignKey(
        "organisations.Unit",
        verbose_name=_("mottagare"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    receiver_text = models.CharField(_("mottagare med ord"), max_length=200, blank=True)
    stands_in_for = models.CharField(_("i stället för"), max_length=200, blank=True)
    closed_kind = models.CharField(_("slags mottagare som hade stängt"), max_length=40, blank=True)
    closed_unit = models.ForeignKey(
        "organisations.Unit",
        verbose_name=_("mottagare som hade stängt"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    home = models.CharField(_("kommunen som avses"), max_length=4, blank=True)
    owner_unit = models.ForeignKey(
        "organisations.Unit", verbose_name=_("enhet"), on_delete=models.PROTECT, related_name="+"
    )
    side = models.CharField(_("sida"), max_length=7, choices=Side.choices)
    board = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("personuppgiftsansvarig"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    for_role = models.CharField(
        _("för"), max_length=11, choices=ForRole.choices, default=ForRole.WORKER
    )
    subject_kind = models.CharField(_("slags underlag"), max_length=40)
    subject_id = models.UUIDField(_("underlag"))
    context = models.CharField(_("sammanhang"), max_length=200, validators=[refuse_identity])
    due_at = models.DateTimeField(_("senast"), null=True, blank=True)
    late_at = models.DateTimeField(_("försenat från"), null=True, blank=True)
    due_precision = models.CharField(_("tidens slag"), max_length=7, choices=Precision.choices)
    status = models.CharField(_("läge"), max_length=14, choices=Status.choices, default=Status.OPEN)
    result = models.CharField(_("resultat"), max_length=40, blank=True, choices=Result.choices)
    result_text = SealedField(_("med ord"))
    assigned_to = models.ForeignKey(
        "accounts.User",
        verbose_name=_("den som har steget"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    closed_by = models.ForeignKey(
        "accounts.User",
        verbose_name=_("avslutat av"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    closed_at = models.DateTimeField(_("avslutat"), null=True, blank=True)
    no_ends_offers = models.BooleanField(_("ett nej avslutar erbjudandena"), default=False)
    previous = models.ForeignKey(
        "self",
        verbose_name=_("följer på"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="following",
    )
    climb_level = models.PositiveSmallIntegerField(_("hur högt"), default=rules.WITH_WORKER)
    climbed_at = models.DateTimeField(_("steg upp"), null=True, blank=True)
    created_at = models.DateTimeField(_("öppnat"))

    class Meta:
        verbose_name = _("steg")
        verbose_name_plural = _("steg")
        ordering = [models.F("late_at").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__in=rules.LEVELS), name="guidance_step_level_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=list(rules.TRANSITIONS)),
                name="guidance_step_status_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    due_precision=rules.UNDATED, due_at__isnull=True, late_at__isnull=True
                )
                | models.Q(
                    due_precision__in=rules.PRECISIONS[:-1],
                    due_at__isnull=False,
                    late_at__isnull=False,
                ),
                name="guidance_step_undated_has_no_due",
            ),
            models.CheckConstraint(
                condition=models.Q(status=rules.OPEN, closed_at__isnull=True)
                | (~models.Q(status=rules.OPEN) & models.Q(closed_at__isnull=False)),
                name="guidance_step_closed_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(climb_level__lte=rules.WITH_NEXT_LEAD),
                name="guidance_step_climb_level_is_known",
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "rule_code", "code", "receiver_kind"],
                condition=models.Q(status=rules.OPEN),
                name="guidance_step_is_open_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["owner_unit", "late_at"],
                condition=models.Q(status=rules.OPEN),
                name="guidance_step_open_of_unit",
            ),
            models.Index(
                fields=["board", "side", "climb_level"],
                condition=models.Q(status=rules.OPEN),
                name="guidance_step_open_climbed",
            ),
            models.Index(fields=["subject_kind", "subject_id"], name="guidance_step_of_subject"),
        ]

    def __str__(self) -> str:
        """Return what is to be done."""
        return self.title

    @property
    def is_open(self) -> bool:
        """Tell whether someone still has to act."""
        return self.status == rules.OPEN

    @property
    def is_offer(self) -> bool:
        """Tell whether the step is an offer that the person answers."""
        return self.level == rules.OFFER

    @property
    def advice_key(self) -> tuple[str, str, UUID | None]:
        """Return what makes two steps of a subject the same advice to the same receiver."""
        return (self.code, self.receiver_kind, self.receiver_unit_id)

    @property
    def answering_name(self) -> str:
        """Return who answers when it opens: the one that was closed, or the one that received."""
        return self.stands_in_for or self.receiver_text

    def same_advice_as(self, other: "Step") -> bool:
        """Tell whether another step of the same subject says the same thing."""
        return self.advice_key == other.advice_key


class ReportOfConcern(UUIDModel):
    """That a report of concern was sent: when, to whom, which number; never about whom."""

    step = models.OneToOneField(
        Step, verbose_name=_("steg"), on_delete=models.CASCADE, related_name="report"
    )
    sent_at = models.DateTimeField(_("skickad"))
    to_board = models.CharField(_("till nämnd"), max_length=200, validators=[refuse_identity])
    reference_number = models.CharField(
        _("diarienummer"), max_length=60, blank=True, validators=[refuse_identity]
    )
    receipt_at = models.DateTimeField(_("kvittens"), null=True, blank=True)
    section = models.CharField(_("lagrum"), max_length=300)
    recorded_by = models.ForeignKey(
        "accounts.User",
        verbose_name=_("antecknad av"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("orosanmälan")
        verbose_name_plural = _("orosanmälningar")
        ordering = ["sent_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(receipt_at__isnull=True)
                | models.Q(receipt_at__gte=models.F("sent_at")),
                name="guidance_report_receipt_after_sent",
            ),
        ]

    def __str__(self) -> str:
        """Return where the report went."""
        return self.to_board


class RuleSetAdoption(UUIDModel):
    """That a municipality uses a rule set between two days."""

    municipality = models.ForeignKey(
        "organisations.Municipality",
        verbose_name=_("kommun"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    ruleset = models.CharField(_("regelsamling"), max_length=40)
    valid_from = models.DateField(_("från"))
    valid_to = models.DateField(_("till"), null=True, blank=True)

    class Meta:
        verbose_name = _("antagen regelsamling")
        verbose_name_plural = _("antagna regelsamlingar")
        ordering = ["municipality", "ruleset", "valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="guidance_rulesetadoption_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["municipality", "ruleset", "valid_from"],
                name="guidance_rulesetadoption_begins_once",
            ),
        ]

    def __str__(self) -> str:
        """Return the name of the set."""
        return self.ruleset

    def holds(self, on: date) -> bool:
        """Tell whether the set is used on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)
