"""Requests for exact figures, how each was weighed, what was decided, and sheets that were sent.

Rows are only added. Nobody who asked has a name here: who asks need not say who she is.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.reports import request_rules as rules
from finmaskig.reports.rules import Span
from finmaskig.shared.freetext import refuse_identity
from finmaskig.shared.models import UUIDModel


class Way(models.TextChoices):
    """How a request came."""

    MAIL = "mail", _("e-post")
    LETTER = "letter", _("brev")
    PHONE = "phone", _("telefon")
    VISIT = "visit", _("besök")


class Harm(models.TextChoices):
    """Whether anyone may come to harm; secrecy holds unless it is clear that nobody does."""

    CLEAR = rules.CLEAR, _("Det står klart att ingen lider men")
    RISK = rules.RISK, _("Någon kan lida men")
    UNSURE = rules.UNSURE, _("Det går inte att säga säkert")


class Outcome(models.TextChoices):
    """What was decided."""

    FULL = rules.FULL, _("Lämnas ut")
    PART = rules.PART, _("Lämnas ut delvis")
    REFUSED = rules.REFUSED, _("Lämnas inte ut")


class Given(models.TextChoices):
    """Which table leaves; nothing when the request is refused."""

    NOTHING = rules.NOTHING, _("inget")
    EXACT = rules.EXACT, _("alla rutor, exakt")
    ROWS = rules.ROWS, _("bara raderna, exakt")
    TOTAL = rules.TOTAL, _("bara hela antalet, exakt")
    SAFE = rules.SAFE, _("den skyddade tabellen")


class CountRequest(UUIDModel):
    """A request for a public document that holds exact figures."""

    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    received_on = models.DateField(_("kom in"))
    way = models.CharField(_("sätt"), max_length=6, choices=Way.choices)
    measure = models.SlugField(_("mått"), max_length=60)
    rows = models.SlugField(_("rader"), max_length=60, blank=True)
    columns = models.SlugField(_("kolumner"), max_length=60, blank=True)
    first = models.DateField(_("första dag"))
    last = models.DateField(_("sista dag"))
    reference_number = models.CharField(
        _("diarienummer"), max_length=60, validators=[refuse_identity]
    )
    registered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    registered_as = models.CharField(_("registrerad av"), max_length=240)
    registered_at = models.DateTimeField(_("registrerad"))

    class Meta:
        verbose_name = _("begäran om siffror")
        verbose_name_plural = _("begäranden om siffror")
        ordering = ["-received_on", "-registered_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gt=F("first")), name="reports_countrequest_days_are_in_order"
            ),
            models.CheckConstraint(
                condition=Q(columns="") | ~Q(rows=""),
                name="reports_countrequest_has_rows_before_columns",
            ),
        ]

    def __str__(self) -> str:
        """Return its reference number."""
        return self.reference_number

    @property
    def span(self) -> Span:
        """Return its months."""
        return Span(self.first, self.last)


class CountAssessment(UUIDModel):
    """Whether anyone may come to harm if the figures are told; a new one takes over."""

    request = models.ForeignKey(CountRequest, on_delete=models.PROTECT, related_name="assessments")
    number = models.PositiveSmallIntegerField(_("nummer"))
    harm = models.CharField(_("skada"), max_length=6, choices=Harm.choices)
    recognisers = models.JSONField(_("vem som kan känna igen"), default=list, blank=True)
    alternatives = models.JSONField(_("det som kan ges i stället"), default=list, blank=True)
    weighing = models.TextField(_("prövning"), validators=[refuse_identity])
    assessed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    assessed_as = models.CharField(_("prövad av"), max_length=240)
    assessed_at = models.DateTimeField(_("prövad"))

    class Meta:
        verbose_name = _("skadeprövning")
        verbose_name_plural = _("skadeprövningar")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "number"], name="reports_countassessment_is_numbered_once"
            ),
        ]

    def __str__(self) -> str:
        """Return what it came to."""
        return self.harm


class Chained(UUIDModel):
    """A row of the ledger of exact figures: numbered, with the hash of all it says."""

    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveIntegerField(_("nummer"))
    tables = models.JSONField(_("tabeller"), default=list, blank=True)
    """What left, cell by cell."""
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(_("kontrollsumma"), max_length=64)
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    decided_as = models.CharField(_("beslutat av"), max_length=240)
    decided_at = models.DateTimeField(_("beslutat"))

    class Meta:
        abstract = True


class CountDecision(Chained):
    """What was decided on a request: one for each, and it never changes."""

    request = models.OneToOneField(CountRequest, on_delete=models.PROTECT, related_name="decision")
    assessment = models.ForeignKey(CountAssessment, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(_("beslut"), max_length=8, choices=Outcome.choices)
    given = models.CharField(_("lämnat"), max_length=8, choices=Given.choices, blank=True)
    conditions = models.TextField(_("förbehåll"), blank=True, validators=[refuse_identity])
    reasons = models.TextField(_("skäl"), blank=True, validators=[refuse_identity])

    class Meta:
        verbose_name = _("beslut om siffror")
        verbose_name_plural = _("beslut om siffror")
        ordering = ["-decided_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "number"], name="reports_countdecision_is_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome=rules.REFUSED, given=rules.NOTHING)
                | Q(outcome=rules.FULL, given=rules.EXACT)
                | Q(outcome=rules.PART, given__in=rules.PARTS),
                name="reports_countdecision_gives_what_it_says",
            ),
            models.CheckConstraint(
                condition=Q(outcome=rules.FULL) | ~Q(reasons=""),
                name="reports_countdecision_says_why_not_all",
            ),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return f"{self.number}"


class Ground(models.TextChoices):
    """On what the national sheet is sent."""

    HARM_TEST = rules.HARM_TEST, _("OSL 26:1, efter prövning")
    STATISTICS = rules.STATISTICS, _("OSL 26:1 med OSL 24:8 hos mottagaren")
    DUTY = rules.DUTY, _("OSL 10:28, uppgiftsskyldighet")


class NationalSheet(Chained):
    """A sheet of exact counts for the national coordination: a disclosure, never a publication."""

    first = models.DateField(_("första dag"))
    last = models.DateField(_("sista dag"))
    recipient = models.CharField(
        _("mottagarens funktion"), max_length=160, validators=[refuse_identity]
    )
    ground = models.CharField(_("grund"), max_length=10, choices=Ground.choices)
    weighing = models.TextField(_("prövning"), validators=[refuse_identity])
    reference_number = models.CharField(
        _("diarienummer"), max_length=60, validators=[refuse_identity]
    )

    class Meta:
        verbose_name = _("nationellt underlag")
        verbose_name_plural = _("nationella underlag")
        ordering = ["-decided_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "number"], name="reports_nationalsheet_is_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(last__gt=F("first")), name="reports_nationalsheet_days_are_in_order"
            ),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return f"{self.number}"

    @property
    def span(self) -> Span:
        """Return its months."""
        return Span(self.first, self.last)
